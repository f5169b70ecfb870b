import { raw } from 'hono/html';
import {
  articleEventNames,
  authoringWords as words,
  faultInWords,
} from '../../../content/fr/authoring-words.ts';
import { moment } from '../../../content/instants.ts';
import type { Rendered } from '../../../content/article-text.ts';
import { FormOutcome } from '../fields.tsx';
import { ArticleForm } from './article-form.tsx';
import { Difference } from './difference.tsx';
import { standingOf, whoIs } from './list-page.tsx';
import { MoveForms } from './move-forms.tsx';
import type { OpenedArticle, TypedArticle } from './typed-article.ts';

export type Compared = { title: string; former: string; fresh: string };

type Props = {
  id: string;
  /** Undefined of one that was never saved. */
  article: OpenedArticle | undefined;
  typed: TypedArticle;
  rendered: Rendered;
  topics: readonly string[];
  now: number;
  problem?: string | undefined;
  reasons?: readonly string[] | undefined;
  done?: string | undefined;
  compared?: Compared | undefined;
};

/** An article in its editor's hands: its text with how it will look beside, what comes next, its versions, who did what. */
export function ArticleEditor({ id, article, typed, rendered, topics, now, ...shown }: Props) {
  return (
    <div class="library">
      <p>
        <a href="/bureau/articles">{words.back}</a>
      </p>
      <h1>{article?.title ?? words.add}</h1>
      {article && <p class="quiet">{standingOf(article, now).join(' · ')}</p>}
      <FormOutcome problem={shown.problem} reasons={shown.reasons ?? []} done={shown.done} />
      {shown.compared && <Difference {...shown.compared} />}
      <div class="writing">
        <section aria-labelledby="texte-article">
          <h2 id="texte-article">{words.write}</h2>
          <ArticleForm id={id} base={article?.revision ?? 0} typed={typed} topics={topics} />
        </section>
        <section aria-labelledby="apercu" class="preview">
          <h2 id="apercu">{words.previewLead}</h2>
          <Preview title={typed.title} rendered={rendered} />
        </section>
      </div>
      {article && article.revision > 0 && <Next article={article} />}
      {article && article.revision > 0 && <Past article={article} now={now} />}
    </div>
  );
}

/** By the help centre's own renderer; refreshed by the script as one types. */
export function Preview({ title, rendered }: { title: string; rendered: Rendered }) {
  return (
    <div class="panel" data-preview-shown>
      {title === '' && rendered.html === '' && <p class="hint">{words.previewEmpty}</p>}
      <p class="preview-title">{title}</p>
      <div class="prose">{raw(rendered.html)}</div>
    </div>
  );
}

function Next({ article }: { article: OpenedArticle }) {
  return (
    <section class="panel" aria-labelledby="suite">
      <h2 id="suite">{words.next}</h2>
      {article.wrong.length === 0 ? (
        <p>{words.right}</p>
      ) : (
        <>
          <h3>{words.wrong}</h3>
          <ul>
            {article.wrong.map((fault) => (
              <li>{faultInWords(fault)}</li>
            ))}
          </ul>
        </>
      )}
      <MoveForms article={article} />
    </section>
  );
}

function Past({ article, now }: { article: OpenedArticle; now: number }) {
  const { id, revisions, events, revision: newest } = article;
  return (
    <div class="writing">
      <section class="panel" aria-labelledby="versions">
        <h2 id="versions">{words.versions}</h2>
        <ol class="plain" reversed>
          {revisions.map(({ revision, by, at }) => (
            <li>
              <strong>{words.version(revision)}</strong>, {words.versionBy(moment(at, now), whoIs(by))}{' '}
              {revision < newest && (
                <>
                  <a href={`/bureau/articles/${id}?comparer=${revision}`}>
                    {words.compare}
                    <span class="unseen"> : {words.version(revision)}</span>
                  </a>{' '}
                  <a href={`/bureau/articles/${id}?reprendre=${revision}`}>
                    {words.restore}
                    <span class="unseen"> : {words.version(revision)}</span>
                  </a>
                </>
              )}
            </li>
          ))}
        </ol>
      </section>
      <section class="panel" aria-labelledby="evenements">
        <h2 id="evenements">{words.events}</h2>
        <ol class="plain">
          {events.map(({ type, revision, by, at, due }) => (
            <li>
              {nameOfEvent(type)} ({words.version(revision).toLowerCase()}
              {due !== null && `, ${words.appears(moment(due, now))}`}),{' '}
              {words.versionBy(moment(at, now), whoIs(by))}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function nameOfEvent(type: string): string {
  return Object.entries(articleEventNames).find(([known]) => known === type)?.[1] ?? type;
}
