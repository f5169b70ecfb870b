// An article written to its file, in the one form that files have: loaded again, it is the same article, version and all.
import { createHash } from 'node:crypto';
import type { FrontMatter } from './articles.ts';

/** What an article is written from. */
export type ArticleFields = FrontMatter & { markdown: string };

export function articleFile(article: ArticleFields): string {
  const {
    slug,
    title,
    topic,
    audience,
    status,
    reviewed,
    expires,
    keywords,
    related,
    formerly,
    asked,
    sources,
  } = article;
  return [
    '---',
    `slug: ${slug}`,
    `title: ${JSON.stringify(title)}`,
    `topic: ${plainOrQuoted(topic)}`,
    `audience: ${audience}`,
    `status: ${status}`,
    `reviewed: ${reviewed}`,
    `expires: ${expires}`,
    `keywords: ${listOf(keywords)}`,
    `related: ${listOf(related)}`,
    ...(formerly?.length ? [`formerly: ${listOf(formerly)}`] : []),
    ...(asked?.length ? ['asked:', ...asked.map((way) => `  - ${JSON.stringify(way)}`)] : []),
    ...(sources?.length ? ['sources:', ...sources.map(sourceLine)] : []),
    '---',
    '',
    article.markdown.trim(),
    '',
  ].join('\n');
}

/** Names the exact text of a file: the same words are the same version. */
export function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function sourceLine({ section, law, seen }: NonNullable<FrontMatter['sources']>[number]): string {
  const named = `section: ${JSON.stringify(section)}, law: ${JSON.stringify(law)}`;
  return `  - { ${seen === undefined ? named : `${named}, seen: ${seen}`} }`;
}

function listOf(words: readonly string[]): string {
  return `[${words.map(plainOrQuoted).join(', ')}]`;
}

/** Words and signs that mean nothing to YAML between them; without two letters in a row it might be read as a number or a date. */
const PLAIN = /^(?!0x)(?=.*\p{L}{2})[\p{L}\d][\p{L}\p{M}\d \u00A0'’().+/&°«»-]*$/u;
const NO_TEXT = /^(?:true|false|yes|no|on|off|null|[ny])$/i;

function plainOrQuoted(word: string): string {
  return PLAIN.test(word) && !NO_TEXT.test(word) && word === word.trim() ? word : JSON.stringify(word);
}
