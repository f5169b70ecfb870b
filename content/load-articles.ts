import { fileURLToPath } from 'node:url';
import { type Article, ArticleProblems, readArticles } from './articles.ts';
import { addressesOf, problemsOf } from './check-articles.ts';
import { readVocabulary } from './search/vocabulary.ts';

export const ARTICLES_FOLDER = fileURLToPath(new URL('./fr/articles', import.meta.url));

/**
 * The articles of a folder, checked as the publisher wants them, drafts included.
 * @throws ArticleProblems with everything there is to correct
 */
export async function loadArticles(today: string, folder = ARTICLES_FOLDER): Promise<Article[]> {
  const { articles, problems } = await checkedArticles(today, folder);
  if (problems.length > 0) throw new ArticleProblems(problems);
  return articles;
}

/**
 * The articles of a folder, and what is to be corrected in them.
 * @throws ArticleProblems when one cannot be read at all
 */
export async function checkedArticles(
  today: string,
  folder: string,
): Promise<{ articles: Article[]; problems: string[] }> {
  const articles = await readArticles(folder);
  const addresses = addressesOf(articles);
  const strangers =
    folder === ARTICLES_FOLDER
      ? Object.keys(readVocabulary().asked).filter((slug) => !addresses.has(slug))
      : [];
  const problems = [
    ...problemsOf(articles, today),
    ...strangers.map((slug) => `the ways of asking in content/search name ${slug}, which is no article`),
  ];
  return { articles, problems };
}
