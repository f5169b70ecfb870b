import { randomUUID } from 'node:crypto';
import { bulkWords as words } from '../../content/fr/bulk-words.ts';
import { errorText } from '../../content/fr/error-texts.ts';
import { TAG_LENGTH } from '../../domain/tags.ts';
import type { BulkLine } from '../../api/agents/bulk.ts';
import type { Fields } from './api-calls.ts';
import type { Entry, Seen } from './desk-data.ts';
import { KnownTags } from './narrowing-form.tsx';
import { Row, type TitleOf } from './row.tsx';

/** Before a reference, in the name of its box. */
export const CHOSEN = 'demande:';

/** `from`: the list's part of the address, with its question mark. */
type Listed = { seen: Seen; entries: readonly Entry[]; titleOf: TitleOf; from: string };
type Choosing = Listed & { tags: readonly string[]; areAll: boolean; problem: string | undefined };

/** Which questions, and what to do with them. */
export function BulkPage({ seen, entries, titleOf, from, tags, areAll, problem }: Choosing) {
  return (
    <>
      <Back from={from} />
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
      <div class="field short">
        <label for="lot-etiquette">{words.tagLabel}</label>
        <input id="lot-etiquette" name="tag" maxlength={TAG_LENGTH} list="etiquettes" autocomplete="off" />
        <KnownTags tags={tags} />
      </div>
      <label class="check">
        <input type="radio" name="action" value="transfer" /> {words.transfer}
      </label>
      <div class="field short">
        <label for="lot-a-qui">{words.to}</label>
        <select id="lot-a-qui" name="to">
          {colleagues.map(({ id, name }) => (
            <option value={id}>{name}</option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="lot-motif">{words.reason}</label>
        <input id="lot-motif" name="reason" maxlength={2_000} />
      </div>
    </fieldset>
  );
}

type Result = Listed & { lines: readonly BulkLine[]; fields: Fields; isDone: boolean };

/** What it will do, or did, to each; confirmed for those alone that allow it. */
export function BulkResult({ lines, fields, isDone, from, ...listed }: Result) {
  const possible = lines.filter(({ problem }) => problem === undefined);
  return (
    <>
      <Back from={from} />
      <h1>{isDone ? words.done : words.previewed}</h1>
      <ul class="queue">
        {lines.map((line) => (
          <li class="bulk-line">
            <Told line={line} isDone={isDone} />
            <Named {...listed} reference={line.reference} />
          </li>
        ))}
      </ul>
      {!isDone && (possible.length === 0 ? <p>{words.none}</p> : <Confirm {...{ possible, fields, from }} />)}
    </>
  );
}

function Told({ line: { problem }, isDone }: { line: BulkLine; isDone: boolean }) {
  if (problem !== undefined) return <p class="quiet">{errorText(problem)}</p>;
  return <strong>{isDone ? words.did : words.will}</strong>;
}

/** As its list shows it, where the agent may know of it. */
function Named({ entries, reference, seen, titleOf }: Omit<Listed, 'from'> & { reference: string }) {
  const entry = entries.find((one) => one.reference === reference);
  if (entry) return <Row entry={entry} seen={seen} titleOf={titleOf} />;
  return <a href={`/bureau/questions/${reference}`}>{reference}</a>;
}

type Confirming = { possible: readonly BulkLine[]; fields: Fields; from: string };

function Confirm({ possible, fields, from }: Confirming) {
  return (
    <form class="bulk-confirm" method="post" action={`/bureau/lot/fait${from}`}>
      <input type="hidden" name="id" value={randomUUID()} />
      {['action', 'tag', 'to', 'reason'].map((name) => (
        <input type="hidden" name={name} value={fields[name] ?? ''} />
      ))}
      {possible.map(({ reference }) => (
        <input type="hidden" name={`${CHOSEN}${reference}`} value="on" />
      ))}
      <button class="button">{words.confirm(possible.length)}</button>
    </form>
  );
}

function Back({ from }: { from: string }) {
  return (
    <p class="crumbs">
      <a href={`/bureau${from}`} data-back>
        {words.back}
      </a>
    </p>
  );
}
