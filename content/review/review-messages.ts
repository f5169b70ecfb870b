// Reads, masks, groups and proposes: what the command and the weekly workflow share.
import type { Evidence } from '../../domain/review/evidence.ts';
import { following } from '../../domain/review/following.ts';
import { review } from '../../domain/review/review.ts';
import type { ProposalKind, ReviewMessage } from '../../domain/review/review-types.ts';
import { mergeSpans } from '../../domain/triage/spans.ts';
import type { Qualify, TriageContext } from '../../domain/triage/types.ts';
import { indexArticles, type Searchable, type SearchIndex } from '../search/search-index.ts';
import { isLight } from '../search/terms.ts';
import { splitWords } from '../search/tokenize.ts';
import type { SearchVocabulary } from '../search/vocabulary.ts';
import { readMessages, sectionLabelsOf, type UnreadMessage } from './review-terms.ts';
import { spellNames } from './spell-names.ts';

export type Request = UnreadMessage & { role: TriageContext['role'] };

export type MessageTopic = {
  name: string;
  members: string[];
  evidence: Evidence;
  proposal: ProposalKind | null;
  /** The article that the proposal is about, or that is about the matter; null when none is. */
  article: string | null;
  /** Of an article to correct: the heading under which most of them would have read. */
  section: string | null;
};

export type ReviewReport = { groups: MessageTopic[]; unplaced: string[] };

/** Which requests are about each of these matters, given by the ids of some: those included. */
export type Follow = (requests: readonly Request[], about: readonly (readonly string[])[]) => string[][];

/** A review over these articles; medical words are masked before anything else is read. */
export function reviewer(articles: readonly Searchable[], knowledge: SearchVocabulary, qualify: Qualify) {
  const { index, taught, mask, read } = readerOf(articles, knowledge, qualify);
  return (requests: readonly Request[]): ReviewReport => {
    const told = mask(requests);
    const { groups, unplaced } = review(read(told), isTelling);
    const names = spellNames(
      groups.map(({ name }) => name),
      [...taught, ...told.map(({ text }) => text)],
    );
    return {
      groups: groups.map(({ name, members, evidence, proposal = null }, at) => ({
        name: names[at] ?? name,
        members: members.map(({ id }) => id),
        evidence,
        proposal,
        ...subjectOf(members, evidence, { proposal, index }),
      })),
      unplaced: unplaced.map(({ id }) => id),
    };
  };
}

/** The same reading, to find again later what a proposal was about. */
export function follower(...known: Parameters<typeof reviewer>): Follow {
  const { mask, read } = readerOf(...known);
  return (requests, about) => {
    const messages = read(mask(requests));
    return about.map((members) => following(messages, new Set(members)));
  };
}

function readerOf(articles: readonly Searchable[], knowledge: SearchVocabulary, qualify: Qualify) {
  const index = indexArticles(articles, knowledge);
  const taught = taughtTexts(articles, knowledge);
  const masking = { qualify, titles: titleWords(articles) };
  const mask = (requests: readonly Request[]): UnreadMessage[] =>
    requests.map(({ role, ...one }) => ({ ...one, text: maskMessage(one.text, role, masking) }));
  const read = (told: readonly UnreadMessage[]) => readMessages(told, { index, taught });
  return { index, taught, mask, read };
}

/**
 * A medical passage leaves only what our own articles are called: which article is meant, and nothing of what anybody has.
 */
function maskMessage(text: string, role: Request['role'], { qualify, titles }: Masking): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of mergeSpans(qualify(text, { channel: 'chat', role }).spans, text)) {
    const left = splitWords(text.slice(start, end)).filter((word) => titles.has(word));
    rest += `${text.slice(from, start)} ${left.join(' ')} `;
    from = end;
  }
  return rest + text.slice(from);
}

type Masking = { qualify: Qualify; titles: ReadonlySet<string> };

function titleWords(articles: readonly Searchable[]): Set<string> {
  const titles = articles.flatMap(({ title, keywords }) => [title, ...keywords]);
  return new Set(titles.flatMap(splitWords).filter(isTelling));
}

function isTelling(word: string): boolean {
  return word.length > 2 && !isLight(word) && !/^\d+$/.test(word);
}

function taughtTexts(
  articles: readonly Searchable[],
  { asked, unanswered, cases }: SearchVocabulary,
): string[] {
  return [
    ...articles.flatMap(({ title, keywords }) => [title, ...keywords]),
    ...Object.values(asked).flat(),
    ...unanswered,
    ...Object.values(cases).flat(),
  ];
}

/** Chance from which an article is named beside a group that proposes nothing. */
const ABOUT = 0.34;

function subjectOf(
  members: readonly ReviewMessage[],
  { article, nearness }: Evidence,
  { proposal, index }: { proposal: ProposalKind | null; index: SearchIndex },
): Pick<MessageTopic, 'article' | 'section'> {
  const slug = index.articles[article]?.slug ?? null;
  const isAbout = proposal === 'fix_article' || (proposal !== 'new_article' && nearness >= ABOUT);
  if (!isAbout || slug === null) return { article: null, section: null };
  return { article: slug, section: proposal === 'fix_article' ? sectionOf(members, slug, index) : null };
}

/** Null for what the article opens with. */
function sectionOf(members: readonly ReviewMessage[], slug: string, index: SearchIndex): string | null {
  const sectionLabels = sectionLabelsOf(index);
  const weights = sectionLabels.map((label, at) =>
    label.startsWith(`${slug}#`)
      ? members.reduce((sum, { sections }) => sum + (sections[at] ?? 0) ** 2, 0)
      : 0,
  );
  const label = sectionLabels[weights.indexOf(Math.max(...weights))];
  return (
    index.passages.find((one) => one.slug === slug && `${slug}#${one.heading}` === label)?.heading ?? null
  );
}
