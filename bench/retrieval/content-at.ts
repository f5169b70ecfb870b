import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Article, readArticles, withPromise } from '../../content/articles.ts';
import { publishedWords } from '../../content/promise-text.ts';
import { readVocabulary, type SearchVocabulary } from '../../content/search/vocabulary.ts';

/** The published articles and the ways of asking of a commit: what search was made of before a set of questions was read. */
export async function contentAt(
  commit: string,
): Promise<{ articles: Article[]; knowledge: SearchVocabulary }> {
  const folder = mkdtempSync(join(tmpdir(), 'paladin-at-'));
  const tar = execFileSync('git', ['archive', commit, 'content/search', 'content/fr/articles'], {
    maxBuffer: 2 ** 28,
  });
  execFileSync('tar', ['-x', '-C', folder], { input: tar });
  const articles = await readArticles(join(folder, 'content/fr/articles'));
  const knowledge = readVocabulary(pathToFileURL(`${join(folder, 'content/search')}/`));
  rmSync(folder, { recursive: true });
  const published = articles.filter(({ status }) => status === 'published');
  return { articles: published.map((article) => withPromise(article, publishedWords)), knowledge };
}
