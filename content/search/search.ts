import type { Role } from '../../domain/triage/types.ts';
import type { Likely, SearchQuery } from './ranker.ts';
import { confidenceOf, type Signs } from './confidence.ts';
import type { SearchIndex } from './search-index.ts';
import { fitsReader, weigherOver } from './weigh.ts';

/** One article found, with the passage that answers best. */
export type SearchHit = {
  slug: string;
  version: string;
  paragraph: number;
  /** For ranking only. */
  score: number;
  /** The chance that this article answers, between 0 and 1. */
  confidence: number;
};

/** Articles that share something with the query, best first. */
export type Search = (query: string, audience: Role) => SearchHit[];

/** The same, with what the confidence was drawn from: for calibration. */
export type Explained = (query: string, audience: Role) => Explanation;
type Explanation = { found: SearchHit[]; signs: Signs };

export function searcher(shelf: SearchIndex, weigh = weigherOver(shelf)): Search {
  const explained = explainer(shelf, weigh);
  return (query, audience) => {
    const whole = explained(query, audience).found;
    if (query.length <= SHORT && !query.trim().includes('\n')) return whole;
    return clearest(
      whole,
      sentencesOf(query).map((sentence) => explained(sentence, audience).found),
    );
  };
}

/** Letters; a longer message, or one of several lines, greets, tells a story and signs around its question. */
const SHORT = 160;
const SURE = 0.85;
/** One sentence out of many tells a little less than a question by itself. */
const OUT_OF_MANY = 0.95;
/** A closing formula on its line, and whoever signs below it. */
const SIGNATURE =
  /\n[^\n]{0,20}\b(?:cordialement|salutations|regards|respectueusement|bonne journée|bonne soirée|à bientôt)\b[^\n]{0,40}(?:\n.*)?$/is;
/** Beyond this nobody has one question. */
const MOST_SENTENCES = 30;

export function sentencesOf(text: string): string[] {
  return text
    .replace(SIGNATURE, '')
    .split(/(?<=[.!?…])\s+|\n+/)
    .filter((sentence) => sentence.trim().includes(' '))
    .slice(0, MOST_SENTENCES);
}

/** The sentence that asks, when one does; several that ask different things leave it to the whole. */
function clearest(whole: SearchHit[], sentences: readonly SearchHit[][]): SearchHit[] {
  const sure = sentences.filter(([first]) => (first?.confidence ?? 0) >= SURE);
  const [best] = sure.toSorted((one, other) => (other[0]?.confidence ?? 0) - (one[0]?.confidence ?? 0));
  const agree = new Set(sure.map(([first]) => first?.slug)).size === 1;
  if (!best || !agree || (whole[0]?.confidence ?? 0) >= SURE) return whole;
  return best.map((found) => ({ ...found, confidence: found.confidence * OUT_OF_MANY }));
}

export function explainer(shelf: SearchIndex, weigh = weigherOver(shelf)): Explained {
  return (query, role) => {
    const { asking, order } = weigh(query, role);
    if (asking.words.every((word) => shelf.isCourtesy(word))) return { found: [], signs: NOTHING };
    return rank(shelf, asking, order);
  };
}

const NOTHING: Signs = { chance: 0, unanswered: 1, share: 0, margin: 0, known: 0 };

/** An article written for the other role is a poorer answer, rarely the right one. */
const OTHER_ROLE_SHARE = 0.6;
/** Weight of the words found beside the logarithm of the chance that was learnt. */
const SHARE = 0.5;
/** Least chance at which an article is shown that shares no word with the query. */
const UNSEEN = 0.02;
/** A chance below this is no evidence against an article. */
const FLOOR = 1e-4;

type Ranked = Omit<SearchHit, 'confidence'> & { chance: number; share: number };

function rank(shelf: SearchIndex, asking: SearchQuery, order: readonly Likely[]): Explanation {
  const full =
    [...asking.terms].reduce((sum, [term, times]) => sum + shelf.whole.weight(term) * times, 0) || 1;
  const paragraphOf = paragraphs(shelf, order);
  const whole = shelf.whole.scores(asking.terms);
  const pieces = shelf.pieces.scores(asking.terms);
  const rows = candidates(shelf, whole).flatMap((at) => {
    const article = shelf.articles[at];
    if (!article) return [];
    const { slug, version, audience } = article;
    const less = fitsReader(audience, asking.role) ? 1 : OTHER_ROLE_SHARE;
    const share = (less * ((whole[at] ?? 0) + mostShared(shelf, pieces, at))) / full;
    const chance = asking.chanceOf(at);
    if (share === 0 && chance < UNSEEN) return [];
    return [
      {
        slug,
        version,
        paragraph: paragraphOf(at),
        chance,
        share,
        score: Math.log(chance + FLOOR) + SHARE * share,
      },
    ];
  });
  const best = rows.toSorted((a, b) => b.score - a.score);
  const signs = signsOf(shelf, best, asking);
  return { found: withConfidence(best, confidenceOf(signs)), signs };
}

/** The likeliest passage of each article; its answer when none was weighed. */
function paragraphs(
  { passages, articleOf }: SearchIndex,
  order: readonly Likely[],
): (article: number) => number {
  const first = new Map<number, number>();
  for (const { at } of order) {
    const article = articleOf[at] ?? 0;
    if (!first.has(article)) first.set(article, passages[at]?.paragraph ?? 0);
  }
  return (article) => first.get(article) ?? 0;
}

/** Those that were taught may be meant without a word of theirs; of the others, the ones that share most with the query. */
function candidates({ articles, isTaught }: SearchIndex, whole: Float64Array): number[] {
  const sharing = [...whole.keys()].filter((at) => (whole[at] ?? 0) > 0);
  const most =
    sharing.length <= LOOKED_AT
      ? sharing
      : sharing.toSorted((one, other) => (whole[other] ?? 0) - (whole[one] ?? 0)).slice(0, LOOKED_AT);
  return [...new Set([...most, ...articles.flatMap(({ slug }, at) => (isTaught(slug) ? [at] : []))])];
}

/** Nobody reads further, and the rest would cost more than it tells. */
const LOOKED_AT = 100;

/** Most of the words that one of its passages shares. */
function mostShared({ ranges }: SearchIndex, pieces: Float64Array, article: number): number {
  const [from = 0, to = 0] = ranges[article] ?? [];
  return pieces.subarray(from, to).reduce((most, one) => Math.max(most, one), 0);
}

function signsOf(
  { isKnown }: SearchIndex,
  [first, second]: readonly Ranked[],
  { words, unanswered }: SearchQuery,
): Signs {
  if (!first) return NOTHING;
  return {
    chance: first.chance,
    unanswered,
    share: first.share,
    margin: first.score - (second?.score ?? Math.log(FLOOR)),
    known: words.filter(isKnown).length / words.length,
  };
}

/** The first has the confidence; the others share what is left of it, by their scores. */
function withConfidence(order: readonly Ranked[], confidence: number): SearchHit[] {
  const best = order[0]?.score ?? 0;
  return order.map(({ slug, version, paragraph, score }) => {
    return { slug, version, paragraph, score, confidence: confidence * Math.exp(score - best) };
  });
}
