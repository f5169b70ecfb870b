import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { renderMarkdown, type Rendered } from './article-text.ts';
import { fillIn, publishedWords, unknownPlaceholders, type PromiseWords } from './promise-text.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case words joined by dashes');
const date = z.iso.date();

const frontMatter = z.strictObject({
  slug,
  title: z.string().min(5).max(160),
  topic: z.string().min(3),
  audience: z.enum(['employee', 'employer', 'both']),
  status: z.enum(['draft', 'published']),
  /** Civil dates, `2026-11-16`. */
  reviewed: date,
  expires: date,
  keywords: z.array(z.string()),
  related: z.array(slug),
  /** Addresses that it had before: they lead here. */
  formerly: z.array(slug).optional(),
  /** Where the figures of a section come from, and the civil date on which somebody last read it there. */
  sources: z.array(z.strictObject({ section: z.string(), law: z.string(), seen: date })).optional(),
});

export type ArticleAudience = z.infer<typeof frontMatter>['audience'];

/**
 * One help-centre article. `version` names its exact text: the same words give the same version. As it is read from its file,
 * the figures of the promise are placeholders in `markdown`; `withPromise` fills them, there too: search quotes it.
 */
export type Article = z.infer<typeof frontMatter> & Rendered & { version: string; markdown: string };

/** An article as it reads under a promise. */
export function withPromise(article: Article, words: PromiseWords): Article {
  if (!article.markdown.includes('{{')) return article;
  const markdown = fillIn(article.markdown, words);
  return { ...article, ...renderMarkdown(markdown), markdown };
}

/** Articles that cannot be shown as they are: every problem at once, each with its file. */
export class ArticleProblems extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`articles to correct:\n${problems.join('\n')}`);
    this.name = 'ArticleProblems';
    this.problems = problems;
  }
}

/**
 * Every article of a folder of Markdown files, drafts included, in the order of their slugs.
 * @throws ArticleProblems when one is malformed, misnamed, or points to an article that is not there
 */
export async function readArticles(folder: string): Promise<Article[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md')).toSorted();
  const read = await Promise.all(
    files.map(async (name) => articleOf(await readFile(join(folder, name), 'utf8'), basename(name, '.md'))),
  );
  const articles = read.flatMap((one) => ('article' in one ? [one.article] : []));
  const problems = [
    ...read.flatMap((one) => ('problems' in one ? one.problems : [])),
    ...disagreements(articles),
  ];
  if (problems.length > 0) throw new ArticleProblems(problems);
  return articles;
}

/** An article from the text of its file, or what is wrong with it. `name` is the file's, without its ending. */
export function articleOf(text: string, name: string): { article: Article } | { problems: string[] } {
  const parts = /^---\n(?<head>.*?)\n---\n(?<body>.*)$/s.exec(text.replaceAll('\r\n', '\n'))?.groups;
  if (!parts?.head || !parts.body) return { problems: [`${name}: no front matter between two lines of ---`] };
  const head = frontMatter.safeParse(parse(parts.head));
  if (!head.success)
    return {
      problems: head.error.issues.map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`),
    };
  if (head.data.slug !== name) return { problems: [`${name}: its slug is ${head.data.slug}`] };
  const [stranger] = unknownPlaceholders(parts.body);
  if (stranger !== undefined) return { problems: [`${name}: {{${stranger}}} is no figure of the promise`] };
  const version = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const markdown = parts.body.trim();
  return {
    article: { ...head.data, ...renderMarkdown(fillIn(markdown, publishedWords)), version, markdown },
  };
}

function disagreements(articles: readonly Article[]): string[] {
  const slugs = new Set(articles.map((article) => article.slug));
  return [
    ...articles.flatMap((article) =>
      [...article.related, ...article.links]
        .filter((target) => !slugs.has(target))
        .map((target) => `${article.slug}: points to ${target}, which does not exist`),
    ),
    ...articles
      .filter(({ title }, index) => articles.findIndex((other) => other.title === title) < index)
      .map((article) => `${article.slug}: its title is another article's, too`),
  ];
}
