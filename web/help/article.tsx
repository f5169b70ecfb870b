import { raw } from 'hono/html';
import { anchor } from '../../content/article-text.ts';
import type { Article } from '../../content/articles.ts';
import { article as words, audiences, site } from '../../content/fr/help.ts';
import { Icon } from '../icons.tsx';
import { FeedbackForm, type FeedbackState } from './feedback.tsx';

type Shown = { article: Article; related: Article[]; feedback: FeedbackState };

export function ArticlePage({ article, related, feedback }: Shown) {
  return (
    <div class="wrap page article-page">
      <article class="article" aria-labelledby="titre">
        <nav class="crumbs" aria-label={words.path}>
          <ol>
            <li>
              <a href="/aide">{site.place}</a>
            </li>
            <li>
              <a href={`/aide/theme/${anchor(article.topic)}`}>{article.topic}</a>
            </li>
          </ol>
        </nav>
        <h1 id="titre">{article.title}</h1>
        <p class="byline">
          <span class="tag">{audiences[article.audience]}</span>
          <span>
            {words.reviewed}
            <time datetime={article.reviewed}>{dateInWords(article.reviewed)}</time>
          </span>
          <button type="button" class="link print" data-print hidden>
            <Icon name="print" />
            <span>{words.print}</span>
          </button>
        </p>
        <div class="prose">{raw(article.html)}</div>
        <FeedbackForm slug={article.slug} version={article.version} state={feedback} />
      </article>
      <aside class="beside">
        <Contents article={article} />
        <RelatedArticles articles={related} />
      </aside>
    </div>
  );
}

function Contents({ article }: { article: Article }) {
  if (article.sections.length < 3) return null;
  return (
    <nav class="contents" aria-labelledby="sommaire">
      <h2 id="sommaire">{words.contents}</h2>
      <ol>
        {article.sections.map(({ id, title }) => (
          <li>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function RelatedArticles({ articles }: { articles: Article[] }) {
  if (articles.length === 0) return null;
  return (
    <nav class="related" aria-labelledby="voir-aussi">
      <h2 id="voir-aussi">{words.related}</h2>
      <ul>
        {articles.map(({ slug, title }) => (
          <li>
            <a href={`/aide/${slug}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** "2026-11-16" → "16 novembre 2026": a civil date, the same everywhere. */
function dateInWords(date: string): string {
  const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
  return long.format(new Date(`${date}T00:00:00Z`)).replace(/^1 /, '1er ');
}
