import type { Child } from 'hono/jsx';
import { authoringWords as words } from '../../../content/fr/authoring-words.ts';
import { Field } from '../fields.tsx';
import type { OpenedArticle } from './typed-article.ts';

/** What this person may do with the newest version, each a form of its own. */
export function MoveForms({ article }: { article: OpenedArticle }) {
  const { moves, slug, isLive, fields } = article;
  return (
    <>
      {moves.submit === null && (
        <Move article={article} to="relecture" button={words.submit} main>
          <p class="quiet">{words.submitHint}</p>
        </Move>
      )}
      {moves.publish === 'needs-another' && <p>{words.another}</p>}
      {moves.publish === null && (
        <Move article={article} to="publication" button={words.approve} main>
          <p class="quiet">{words.approveHint}</p>
          <Field name="at" label={words.at} type="datetime-local" short optional />
          <Field name="until" label={words.until} type="datetime-local" short optional />
        </Move>
      )}
      {moves.return === null && <Move article={article} to="retour" button={words.giveBack} />}
      {moves.withdraw === null && <Move article={article} to="retrait" button={words.withdraw} />}
      {isLive && (
        <p>
          <a href={`/aide/${article.state === 'published' ? fields.slug : (fields.formerly.at(-1) ?? slug)}`}>
            {words.see}
          </a>
          {' · '}
          <a href={`/bureau/articles/${article.id}?comparer=en-ligne`}>{words.diffLive}</a>
        </p>
      )}
    </>
  );
}

type MoveProps = { article: OpenedArticle; to: string; button: string; main?: boolean; children?: Child };

function Move({ article: { id, revision }, to, button, main = false, children }: MoveProps) {
  return (
    <form method="post" action={`/bureau/articles/${id}/${to}`}>
      <input type="hidden" name="revision" value={revision} />
      {children}
      <button class={main ? 'button' : 'button is-plain'}>{button}</button>
    </form>
  );
}
