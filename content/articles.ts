import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { faultText, type ArticleFault } from './article-faults.ts';
import { addressesOf } from './check-articles.ts';
import { versionOf } from './article-file.ts';
import { renderMarkdown, type Rendered } from './article-text.ts';
import { fillIn, publishedWords, unknownPlaceholders, type PromiseWords } from './promise-text.ts';

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case words joined by dashes');
const date = z.iso.date();

/** What stands above an article's text. */
const frontMatter = z.strictObject({
  slug: Slug,
  title: z.string().min(5).max(160),
  topic: z.string().min(3),
  audience: z.enum(['employee', 'employer', 'both']),
  status: z.enum(['draft', 'published']),
  /** Civil dates, `2026-11-16`. */
  reviewed: date,
  expires: date,
  keywords: z.array(z.string()),
  related: z.array(Slug),
  /** Addresses that it had before: they lead here. */
  formerly: z.array(Slug).optional(),
  /** Ways in which people ask for it, beside those of `content/search`. */
  asked: z.array(z.string()).optional(),
  /** Where the figures of a section come from, and the civil date on which somebody last read it there: none while nobody has. */
  sources: z
    .array(z.strictObject({ section: z.string(), law: z.string(), seen: date.optional() }))
    .optional(),
});

export type FrontMatter = z.infer<typeof frontMatter>;
export type ArticleAudience = FrontMatter['audience'];

/**
 * One help-centre article. `version` names its exact text: the same words give the same version. As it is read from its file,
 * the figures of the promise are placeholders in `markdown`; `withPromise` fills them, there too: search quotes it.
 */
export type Article = FrontMatter & Rendered & { version: string; markdown: string };

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
    ...disagreements(articles).map(faultText),
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
  const markdown = parts.body.trim();
  return {
    article: {
      ...head.data,
      ...renderMarkdown(fillIn(markdown, publishedWords)),
      version: versionOf(text),
      markdown,
    },
  };
}

/** What cannot be read together: pointers to nowhere, two articles under one title. */
export function disagreements(articles: readonly Article[]): ArticleFault[] {
  const addresses = addressesOf(articles);
  return [
    ...articles.flatMap(({ slug, related, links }) =>
      [...related, ...links]
        .filter((target) => !addresses.has(target))
        .map((detail): ArticleFault => ({ slug, code: 'points-nowhere', detail })),
    ),
    ...articles
      .filter(({ title }, index) => articles.findIndex((other) => other.title === title) < index)
      .map(({ slug }): ArticleFault => ({ slug, code: 'same-title', detail: '' })),
  ];
}
