import { Hono, type Context } from 'hono';
import { raw } from 'hono/html';
import { renderMarkdown } from '../../../content/article-text.ts';
import { authoringWords as words } from '../../../content/fr/authoring-words.ts';
import { askApi, segments, type ApiClient, type Body } from '../../api-client.ts';
import type { HelpResult } from '../../help/search-result.ts';
import type { PageParts } from '../../page-context.ts';
import { seenBy, type QuestionFile } from '../desk-data.ts';
import { deskPage } from '../desk-page.tsx';
import { RefusalNotice } from '../refusal.tsx';
import { toSignIn } from '../sign-in-routes.tsx';

type Draft = Body<ApiClient['desk']['questions'][':reference']['article']['$get']>;

/** From an answer to the draft of an article. */
export function answerPages(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/questions/:reference/article', (c) => show(c, parts))
    .post('/bureau/questions/:reference/article', (c) => keep(c, parts));
}

/** Articles near it that are shown. */
const NEAR = 4;

async function show(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const reference = c.req.param('reference') ?? '';
  const param = segments({ reference });
  const told = await askApi(parts, c, (api) => api.desk.questions[':reference'].article.$get({ param }));
  const near = told.ok ? await parts.search(`${told.body.title} ${told.body.markdown}`) : [];
  const body = told.ok ? (
    <AnswerPage reference={reference} draft={told.body} near={near.slice(0, NEAR)} />
  ) : (
    <RefusalNotice message={told.message} />
  );
  return deskPage(
    c,
    parts,
    { seen, title: words.fromAnswer, here: 'question', body },
    told.ok ? 200 : told.status,
  );
}

async function keep(c: Context, parts: PageParts) {
  const seen = await seenBy(c, parts);
  if (!seen) return toSignIn(c);
  const param = segments({ reference: c.req.param('reference') ?? '' });
  const told = await askApi(parts, c, (api) => api.desk.questions[':reference'].article.$post({ param }));
  const isEditor = seen.agent.roles.some((role) => role === 'editor' || role === 'supervisor');
  if (told.ok && isEditor) return c.redirect(`/bureau/articles/${told.body.id}`, 303);
  const body = told.ok ? (
    <>
      <h1>{words.fromAnswer}</h1>
      <p role="status">{words.given}</p>
    </>
  ) : (
    <RefusalNotice message={told.message} />
  );
  return deskPage(
    c,
    parts,
    { seen, title: words.fromAnswer, here: 'question', body },
    told.ok ? 200 : told.status,
  );
}

/** Of an ordinary question that an agent has answered. */
export function ArticleLink({ file: { view, question, messages } }: { file: QuestionFile }) {
  const isOrdinary = question.route === 'question' || question.route === 'complaint';
  const isAnswered = messages.some(({ author, state }) => author === 'agent' && state === 'told');
  if (view !== 'support' || !isOrdinary || !isAnswered) return null;
  return (
    <p>
      <a href={`/bureau/questions/${question.reference}/article`}>{words.fromAnswer}</a>
    </p>
  );
}

type Props = { reference: string; draft: Draft; near: readonly HelpResult[] };

/** What may be there already comes first; then what of the answer is about nobody. */
function AnswerPage({ reference, draft, near }: Props) {
  return (
    <div class="staff">
      <p>
        <a href={`/bureau/questions/${reference}`}>{words.backToQuestion}</a>
      </p>
      <h1>{words.fromAnswer}</h1>
      <section aria-labelledby="proches">
        <h2 id="proches">{words.near}</h2>
        {near.length === 0 ? (
          <p>{words.nothingNear}</p>
        ) : (
          <ul>
            {near.map(({ slug, title, excerpt }) => (
              <li>
                <a href={`/aide/${slug}`}>{title}</a> <span class="quiet">{excerpt}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="panel" aria-labelledby="brouillon">
        <h2 id="brouillon">{draft.title}</h2>
        <div class="prose">{raw(renderMarkdown(draft.markdown).html)}</div>
        <p class="quiet">{words.leftOut}</p>
        <form method="post" action={`/bureau/questions/${reference}/article`}>
          <button class="button">{words.keepDraft}</button>
        </form>
      </section>
    </div>
  );
}
