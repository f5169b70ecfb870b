import { authoringWords as words } from '../../../content/fr/authoring-words.ts';
import { audiences } from '../../../content/fr/help.ts';
import { AreaField, ChoiceField, Field } from '../fields.tsx';
import type { TypedArticle } from './typed-article.ts';

type Props = { id: string; base: number; typed: TypedArticle; topics: readonly string[] };

const readers = Object.entries(audiences);

/** The form of an article: what is read, then what search and the law need. Sent as it is, without a script. */
export function ArticleForm({ id, base, typed, topics }: Props) {
  const action = `/bureau/articles/${id}`;
  return (
    <form method="post" action={action} data-preview="/bureau/articles/apercu">
      <input type="hidden" name="base" value={base} />
      <Field name="title" label={words.name} minlength={5} maxlength={160} value={typed.title} />
      <Field
        name="slug"
        label={words.slug}
        hint={words.slugHint}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        maxlength={80}
        value={typed.slug}
      />
      <Field
        name="topic"
        label={words.topic}
        minlength={3}
        maxlength={80}
        value={typed.topic}
        list="themes"
      />
      <datalist id="themes">
        {topics.map((topic) => (
          <option value={topic} />
        ))}
      </datalist>
      <ChoiceField name="audience" label={words.audience} value={typed.audience} choices={readers} />
      <AreaField
        name="markdown"
        label={words.markdown}
        hint={words.markdownHint}
        rows={22}
        maxlength={40_000}
        value={typed.markdown}
      />
      <ForSearch typed={typed} isNew={base === 0} />
      <p class="pair">
        <button class="button">{words.save}</button>
        <button class="button is-plain" formaction={`${action}/apercu`}>
          {words.preview}
        </button>
      </p>
    </form>
  );
}

type ForSearchProps = { typed: TypedArticle; isNew: boolean };

/** What readers do not see, or only at its foot. */
function ForSearch({ typed, isNew }: ForSearchProps) {
  return (
    <details open={isNew}>
      <summary>{words.more}</summary>
      <AreaField
        name="asked"
        label={words.asked}
        hint={words.askedHint}
        rows={4}
        optional
        value={typed.asked}
      />
      <AreaField name="keywords" label={words.keywords} rows={2} optional value={typed.keywords} />
      <AreaField name="related" label={words.related} rows={2} optional value={typed.related} />
      <AreaField
        name="sources"
        label={words.sources}
        hint={words.sourcesHint}
        rows={4}
        optional
        value={typed.sources}
      />
      <Field name="reviewed" label={words.reviewed} type="date" short value={typed.reviewed} />
      <Field name="expires" label={words.expires} type="date" short value={typed.expires} />
    </details>
  );
}
