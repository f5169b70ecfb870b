import { bulkWords as words } from '../../content/fr/bulk-words.ts';
import { TAG_LENGTH } from '../../domain/tags.ts';
import type { Entry, Seen } from './desk-data.ts';
import { ChoiceField, Field } from './fields.tsx';
import { KnownTags } from './narrowing-form.tsx';
import { Row, type TitleOf } from './row.tsx';

/** Before a reference, in the name of its box. */
export const CHOSEN = 'demande:';

/** `from`: the list's part of the address, with its question mark. */
export type BulkListed = { seen: Seen; entries: readonly Entry[]; titleOf: TitleOf; from: string };
type Choosing = BulkListed & { tags: readonly string[]; areAll: boolean; problem: string | undefined };

/** Which questions, and what to do with them. */
export function BulkPage({ seen, entries, titleOf, from, tags, areAll, problem }: Choosing) {
  return (
    <>
      <BulkBack from={from} />
      <h1>{words.title}</h1>
      <p class="quiet">{words.lead}</p>
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      {entries.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <form method="post" action={`/bureau/lot${from}`}>
          <fieldset class="bulk-rows">
            <legend>{words.which}</legend>
            <p>
              <a href={withAll(from, !areAll)}>{areAll ? words.untickAll : words.tickAll}</a>
            </p>
            <ul class="queue">
              {entries.map((entry) => (
                <li class="bulk-row">
                  <input
                    type="checkbox"
                    name={`${CHOSEN}${entry.reference}`}
                    aria-label={entry.reference}
                    checked={areAll}
                  />
                  <Row entry={entry} seen={seen} titleOf={titleOf} />
                </li>
              ))}
            </ul>
          </fieldset>
          <ActionFields seen={seen} tags={tags} />
          <button class="button">{words.preview}</button>
        </form>
      )}
    </>
  );
}

function withAll(from: string, areAll: boolean): string {
  const query = new URLSearchParams(from);
  if (areAll) query.set('tout', 'oui');
  else query.delete('tout');
  return `/bureau/lot?${query}`;
}

function ActionFields({ seen, tags }: Pick<Choosing, 'seen' | 'tags'>) {
  const colleagues = seen.colleagues.filter(({ roles }) => roles.length > 0);
  return (
    <fieldset class="bulk-action">
      <legend>{words.action}</legend>
      <label class="check">
        <input type="radio" name="action" value="claim" required /> {words.claim}
      </label>
      <label class="check">
        <input type="radio" name="action" value="tag" /> {words.tag}
      </label>
      <Field
        id="lot-etiquette"
        name="tag"
        label={words.tagLabel}
        maxlength={TAG_LENGTH}
        list="etiquettes"
        short
        optional
      />
      <KnownTags tags={tags} />
      <label class="check">
        <input type="radio" name="action" value="transfer" /> {words.transfer}
      </label>
      <ChoiceField
        id="lot-a-qui"
        name="to"
        label={words.to}
        value={undefined}
        choices={colleagues.map(({ id, name }) => [id, name] as const)}
      />
      <Field id="lot-motif" name="reason" label={words.reason} maxlength={2_000} optional />
    </fieldset>
  );
}

/** The way back to the list they were chosen from. */
export function BulkBack({ from }: { from: string }) {
  return (
    <p class="crumbs">
      <a href={`/bureau${from}`} data-back>
        {words.back}
      </a>
    </p>
  );
}
