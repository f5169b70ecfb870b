import { withoutPersonalData } from '../domain/personal-data.ts';
import { readsAsMedicalAdvice } from '../domain/triage/advice.ts';
import { faultText, type ArticleFault, type FaultCode } from './article-faults.ts';
import type { Article } from './articles.ts';
import { passagesOf } from './search/passages.ts';

/** A careful writer's limits, in words a sentence: what a reader in a hurry takes in at once. */
const READING_LEVEL = { mean: 15, longest: 30 };

type Found = readonly [code: FaultCode, detail?: string | number];

/** What must be put right before these articles are published, each line naming its article. `today` is `2026-11-16`. */
export function problemsOf(articles: readonly Article[], today: string): string[] {
  return faultsOf(articles, today).map(faultText);
}

export function faultsOf(articles: readonly Article[], today: string): ArticleFault[] {
  const published = articles.filter(({ status }) => status === 'published');
  const known = { published: addressesOf(published), slugs: new Set(articles.map(({ slug }) => slug)) };
  return articles.flatMap((article) =>
    [
      ...dates(article, today),
      ...sources(article, today),
      ...pointers(article, known),
      ...words(article),
      ...persons(article),
    ].map(([code, detail = '']) => ({ slug: article.slug, code, detail: String(detail) })),
  );
}

/** Where readers find them: an address of former days leads on. */
export function addressesOf(articles: readonly Article[]): ReadonlySet<string> {
  return new Set(articles.flatMap(({ slug, formerly = [] }) => [slug, ...formerly]));
}

function dates({ reviewed, expires, status }: Article, today: string): Found[] {
  return [
    ...(status === 'published' && expires <= today ? [['expired', expires] as const] : []),
    ...(reviewed > today ? [['reviewed-later', reviewed] as const] : []),
    ...(expires <= reviewed ? [['expires-first'] as const] : []),
  ];
}

/** A figure of the law is read again where it comes from at least once a year. */
const READ_AGAIN_MS = 366 * 24 * 3_600_000;

function sources(article: Article, today: string): Found[] {
  const headings = new Set(passagesOf(article).map(({ heading = '' }) => heading));
  return (article.sources ?? []).flatMap(({ section, seen }) => [
    ...(headings.has(section) ? [] : [['no-such-section', section] as const]),
    ...(seen !== undefined && Date.parse(today) - Date.parse(seen) > READ_AGAIN_MS
      ? [['source-old', section] as const]
      : []),
  ]);
}

/** Sections whose law nobody has read where it stands: written from knowledge, to be compared with it. */
export function lawNotYetRead(articles: readonly Pick<Article, 'slug' | 'sources'>[]): string[] {
  return articles.flatMap((article) =>
    (article.sources ?? [])
      .filter(({ seen }) => seen === undefined)
      .map(({ section, law }) => `${article.slug} § ${section}: ${law}`),
  );
}

type Known = { published: ReadonlySet<string>; slugs: ReadonlySet<string> };

function pointers(
  { slug, status, links, related, formerly = [] }: Article,
  { published, slugs }: Known,
): Found[] {
  const shown = status === 'published' ? [...new Set([...links, ...related])] : [];
  return [
    ...shown.filter((to) => !published.has(to)).map((to) => ['points-to-draft', to] as const),
    ...(related.includes(slug) ? [['own-relation'] as const] : []),
    ...formerly.filter((former) => slugs.has(former)).map((former) => ['address-in-use', former] as const),
  ];
}

function words(article: Article): Found[] {
  const passages = passagesOf(article);
  const lengths = passages.flatMap(({ text }) => sentenceLengths(text));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const longest = Math.max(0, ...lengths);
  return [
    ...(article.answer === '' ? [['no-answer'] as const] : []),
    ...(mean > READING_LEVEL.mean ? [['hard-to-read', mean.toFixed(1)] as const] : []),
    ...(longest > READING_LEVEL.longest ? [['long-sentence', longest] as const] : []),
    ...passages
      .filter(({ heading = '', text }) => readsAsMedicalAdvice(`${heading}\n${text}`))
      .map(({ paragraph }) => ['medical-advice', paragraph] as const),
  ];
}

/** Our own addresses are everybody's; so is a short number, or one that begins like a landline. */
const OURS = /[\w.+-]+@paladin\.fr\b/gi;
const TELLING = ['[référence]', '[adresse e-mail]', '[IBAN]', '[numéro]'];

/** An article is about nobody: whatever could name a person or a case has no place in it. */
function persons({ title, markdown, asked = [] }: Article): Found[] {
  const text = [title, markdown, ...asked].join('\n').replaceAll(OURS, '');
  const masked = withoutPersonalData(text);
  return TELLING.filter((mask) => masked.includes(mask) && !text.includes(mask)).map(
    (mask) => ['about-somebody', mask] as const,
  );
}

function sentenceLengths(text: string): number[] {
  return text
    .split(/[.!?:;]\s+|\n/)
    .map((sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length)
    .filter((length) => length > 1);
}
