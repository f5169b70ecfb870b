import { filtering, type ListWord } from '../../content/fr/desk-lists.ts';
import { channelWords, requesters, routeWords } from '../../content/fr/desk-words.ts';
import { TAG_LENGTH } from '../../domain/tags.ts';
import type { Seen } from './desk-data.ts';
import { ChoiceField, Field, type ChoiceProps } from './fields.tsx';
import { addressOf, type Narrowing } from './filters.ts';

export type Topic = { slug: string; title: string };
type FormProps = {
  seen: Seen;
  filter: ListWord;
  narrowing: Narrowing;
  topics: readonly Topic[];
  tags: readonly string[];
};

/** Narrows a list by its address: what is chosen can be kept as a bookmark, or sent to a colleague. */
export function NarrowingForm({ seen, filter, narrowing, topics, tags }: FormProps) {
  const isNarrowed = Object.keys(narrowing).length > 0;
  const people = seen.colleagues.map(({ id, name }) => [id, name] as const);
  return (
    <details class="narrowing" open={isNarrowed}>
      <summary>{filtering.title}</summary>
      <form action="/bureau">
        <input type="hidden" name="liste" value={filter} />
        <NarrowingChoice
          name="parcours"
          label={filtering.route}
          choices={Object.entries(routeWords)}
          value={narrowing.route}
        />
        <NarrowingChoice
          name="role"
          label={filtering.role}
          choices={Object.entries(requesters)}
          value={narrowing.role}
        />
        <NarrowingChoice
          name="canal"
          label={filtering.channel}
          choices={Object.entries(channelWords)}
          value={narrowing.channel}
        />
        <NarrowingChoice
          name="sujet"
          label={filtering.topic}
          choices={topics.map(({ slug, title }) => [slug, title] as const)}
          value={narrowing.topic}
        />
        <NarrowingChoice
          name="conseiller"
          label={filtering.agent}
          choices={[['nobody', filtering.nobody], ...people]}
          value={narrowing.agent}
        />
        <TagField value={narrowing.tag} tags={tags} />
        <label class="check">
          <input type="checkbox" name="en-retard" value="oui" checked={narrowing.late === true} />{' '}
          {filtering.late}
        </label>
        <button class="button is-plain">{filtering.apply}</button>
        {isNarrowed && <a href={addressOf(filter)}>{filtering.clear}</a>}
      </form>
    </details>
  );
}

function TagField({ value, tags }: { value: string | undefined; tags: readonly string[] }) {
  const tag = { name: 'etiquette', label: filtering.tag, maxlength: TAG_LENGTH };
  return (
    <>
      <Field {...tag} value={value} list="etiquettes" optional />
      <KnownTags tags={tags} />
    </>
  );
}

/** What is offered while a tag is typed. */
export function KnownTags({ tags }: { tags: readonly string[] }) {
  return (
    <datalist id="etiquettes">
      {tags.map((tag) => (
        <option value={tag} />
      ))}
    </datalist>
  );
}

/** One of a few, or any of them. `any`: the words of that, where the plain ones do not agree with what is chosen. */
export function NarrowingChoice({ any = filtering.all, ...choice }: ChoiceProps & { any?: string }) {
  return <ChoiceField short={false} unchosen={any} {...choice} />;
}
