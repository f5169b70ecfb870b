import { filtering, type ListWord } from '../../content/fr/desk-lists.ts';
import { channelWords, requesters, routeWords } from '../../content/fr/desk-words.ts';
import { TAG_LENGTH } from '../../domain/tags.ts';
import type { Seen } from './desk-data.ts';
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
        <Choice
          name="parcours"
          label={filtering.route}
          options={Object.entries(routeWords)}
          value={narrowing.route}
        />
        <Choice
          name="role"
          label={filtering.role}
          options={Object.entries(requesters)}
          value={narrowing.role}
        />
        <Choice
          name="canal"
          label={filtering.channel}
          options={Object.entries(channelWords)}
          value={narrowing.channel}
        />
        <Choice
          name="sujet"
          label={filtering.topic}
          options={topics.map(({ slug, title }) => [slug, title] as const)}
          value={narrowing.topic}
        />
        <Choice
          name="conseiller"
          label={filtering.agent}
          options={[['nobody', filtering.nobody], ...people]}
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

function TagField({ value = '', tags }: { value: string | undefined; tags: readonly string[] }) {
  return (
    <div class="field">
      <label for="etiquette">{filtering.tag}</label>
      <input
        id="etiquette"
        name="etiquette"
        value={value}
        maxlength={TAG_LENGTH}
        list="etiquettes"
        autocomplete="off"
      />
      <KnownTags tags={tags} />
    </div>
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

type ChoiceProps = {
  name: string;
  label: string;
  options: readonly (readonly [value: string, label: string])[];
  value: string | undefined;
};

export function Choice({ name, label, options, value = '' }: ChoiceProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{filtering.all}</option>
        {options.map(([option, words]) => (
          <option value={option} selected={option === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
