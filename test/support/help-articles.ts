import { articleFile } from '../../content/article-file.ts';
import { articleOf, type Article } from '../../content/articles.ts';

type Written = Partial<Pick<Article, 'related' | 'formerly' | 'asked' | 'sources' | 'title' | 'markdown'>>;

/** A short article that the checks find nothing wrong with. */
export function helpArticle(slug: string, written: Written = {}): Article {
  const text = articleFile({
    slug,
    title: `Quand part le ${slug} ?`,
    topic: 'Transports',
    audience: 'both',
    status: 'published',
    reviewed: '2026-11-16',
    expires: '2027-11-16',
    keywords: [slug],
    related: [],
    markdown: `Le ${slug} part à midi.\n\n## Où attendre ?\n\nAu bord de l’eau.`,
    ...written,
  });
  const read = articleOf(text, slug);
  if ('problems' in read) throw new Error(read.problems.join(', '));
  return read.article;
}

/** What its editor types. */
export function fieldsOf({ slug, title, topic, audience, reviewed, expires, ...article }: Article) {
  const { keywords, related, asked = [], sources = [], markdown } = article;
  return { slug, title, topic, audience, reviewed, expires, keywords, related, asked, sources, markdown };
}
