import { readsAsMedicalAdvice } from '../domain/triage/advice.ts';
import type { Article } from './articles.ts';
import { passagesOf } from './search/passages.ts';

/** A careful writer's limits, in words a sentence: what a reader in a hurry takes in at once. */
const READING_LEVEL = { mean: 15, longest: 30 };

/** What must be put right before these articles are published, each line naming its article. `today` is `2026-11-16`. */
export function problemsOf(articles: readonly Article[], today: string): string[] {
  const published = new Set(articles.filter(({ status }) => status === 'published').map(({ slug }) => slug));
  const slugs = new Set(articles.map(({ slug }) => slug));
  return articles.flatMap((article) =>
    [
      ...dates(article, today),
      ...sources(article, today),
      ...pointers(article, { published, slugs }),
      ...words(article),
    ].map((problem) => `${article.slug}: ${problem}`),
  );
}

function dates({ reviewed, expires, status }: Article, today: string): string[] {
  return [
    ...(status === 'published' && expires <= today ? [`expired on ${expires}`] : []),
    ...(reviewed > today ? [`reviewed on ${reviewed}, which is yet to come`] : []),
    ...(expires <= reviewed ? ['expires before it was reviewed'] : []),
  ];
}

/** A figure of the law is read again where it comes from at least once a year. */
const READ_AGAIN_MS = 366 * 24 * 3_600_000;

function sources(article: Article, today: string): string[] {
  const headings = new Set(passagesOf(article).map(({ heading = '' }) => heading));
  return (article.sources ?? []).flatMap(({ section, seen }) => [
    ...(headings.has(section) ? [] : [`names the source of a section that is not there: ${section}`]),
    ...(Date.parse(today) - Date.parse(seen) > READ_AGAIN_MS
      ? [`last read the law of « ${section} » on ${seen}`]
      : []),
  ]);
}

type Known = { published: ReadonlySet<string>; slugs: ReadonlySet<string> };

function pointers(
  { slug, status, links, related, formerly = [] }: Article,
  { published, slugs }: Known,
): string[] {
  const shown = status === 'published' ? [...new Set([...links, ...related])] : [];
  return [
    ...shown.filter((to) => !published.has(to)).map((to) => `points to ${to}, which is not published`),
    ...(related.includes(slug) ? ['is related to itself'] : []),
    ...formerly
      .filter((former) => slugs.has(former))
      .map((former) => `${former} is an article's address still`),
  ];
}

function words(article: Article): string[] {
  const passages = passagesOf(article);
  const lengths = passages.flatMap(({ text }) => sentenceLengths(text));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const longest = Math.max(0, ...lengths);
  return [
    ...(article.answer === '' ? ['does not begin with its answer'] : []),
    ...(mean > READING_LEVEL.mean ? [`hard to read: ${mean.toFixed(1)} words a sentence`] : []),
    ...(longest > READING_LEVEL.longest ? [`hard to read: a sentence of ${longest} words`] : []),
    ...passages
      .filter(({ heading = '', text }) => readsAsMedicalAdvice(`${heading}\n${text}`))
      .map(({ paragraph }) => `paragraph ${paragraph} reads as medical advice`),
  ];
}

function sentenceLengths(text: string): number[] {
  return text
    .split(/[.!?:;]\s+|\n/)
    .map((sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length)
    .filter((length) => length > 1);
}
