import type { Role } from '../../domain/triage/types.ts';
import type { Bag } from './bm25.ts';
import { confidenceOf, type Signs } from './confidence.ts';
import type { Knowledge } from './knowledge.ts';
import { type Searchable, type Shelf, shelved, UNANSWERED } from './shelf.ts';
import { bagOf } from './terms.ts';

/** One article found, with the passage that answers best. */
export type Found = {
  slug: string;
  version: string;
  paragraph: number;
  /** For ranking only. */
  score: number;
  /** The chance that this article answers, between 0 and 1. */
  confidence: number;
};

/** Articles that share something with the query, best first. */
export type Search = (query: string, audience: Role) => Found[];

/** The same, with what the confidence was drawn from: for calibration. */
export type Explained = (query: string, audience: Role) => { found: Found[]; signs: Signs };

export function searcher(articles: readonly Searchable[], knowledge: Knowledge): Search {
  const explained = explainer(articles, knowledge);
  return (query, audience) => explained(query, audience).found;
}

export function explainer(articles: readonly Searchable[], knowledge: Knowledge): Explained {
  const shelf = shelved(articles, knowledge);
  return (query, audience) => {
    const words = shelf.words(query);
    const terms = bagOf([[shelf.reader.terms(words), 1]]);
    if (words.every((word) => shelf.isCourtesy(word))) return { found: [], signs: NOTHING };
    return ranked(shelf, { words, terms, audience });
  };
}

const NOTHING: Signs = { chance: 0, unanswered: 1, share: 0, margin: 0, known: 0 };

/** An article written for the other role is a poorer answer, rarely the right one. */
const OTHER_ROLE = { share: 0.6, chance: 0.2 };
/** Weight of the words found beside the logarithm of the chance that was learnt. */
const SHARE = 1.5;
/** A chance below this is no evidence against an article. */
const FLOOR = 1e-4;

type Asking = { words: readonly string[]; terms: Bag; audience: Role };
type Ranked = Omit<Found, 'confidence'> & { chance: number; share: number };

function ranked(shelf: Shelf, asking: Asking): { found: Found[]; signs: Signs } {
  const { chanceOf, unanswered } = chances(shelf, asking);
  const full =
    [...asking.terms].reduce((sum, [term, times]) => sum + shelf.whole.weight(term) * times, 0) || 1;
  const pieces = bestPieces(shelf, asking.terms);
  const scores = shelf.whole.scores(asking.terms);
  const rows = shelf.articles.flatMap(({ slug, version, audience }, at) => {
    const score = scores.get(at) ?? 0;
    if (score === 0 && !shelf.isTaught(slug)) return [];
    const piece = pieces.get(at);
    const fits = audience === 'both' || asking.audience === 'unknown' || audience === asking.audience;
    const share = ((fits ? 1 : OTHER_ROLE.share) * (score + (piece?.score ?? 0))) / full;
    const chance = (fits ? 1 : OTHER_ROLE.chance) * chanceOf(slug);
    const paragraph = piece?.paragraph ?? 0;
    return [{ slug, version, paragraph, chance, share, score: Math.log(chance + FLOOR) + SHARE * share }];
  });
  const order = rows.toSorted((a, b) => b.score - a.score);
  const signs = signsOf(shelf, order, { ...asking, unanswered });
  return { found: withConfidence(order, confidenceOf(signs)), signs };
}

/** An article that was not taught is one of those that no lesson speaks of. */
function chances({ classifier, reader }: Shelf, { words }: Asking) {
  const learnt = classifier(reader.features(words));
  const unanswered = learnt.get(UNANSWERED) ?? 0;
  return { unanswered, chanceOf: (slug: string) => learnt.get(slug) ?? unanswered };
}

function bestPieces(
  { pieces, passages, owner }: Shelf,
  terms: Bag,
): Map<number, { paragraph: number; score: number }> {
  const best = new Map<number, { paragraph: number; score: number }>();
  for (const [at, score] of pieces.scores(terms)) {
    const article = owner[at] ?? 0;
    if (score > (best.get(article)?.score ?? 0)) {
      best.set(article, { paragraph: passages[at]?.paragraph ?? 0, score });
    }
  }
  return best;
}

function signsOf(
  { isKnown }: Shelf,
  [first, second]: readonly Ranked[],
  { words, unanswered }: Asking & { unanswered: number },
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
function withConfidence(order: readonly Ranked[], confidence: number): Found[] {
  const best = order[0]?.score ?? 0;
  return order.map(({ slug, version, paragraph, score }) => {
    return { slug, version, paragraph, score, confidence: confidence * Math.exp(score - best) };
  });
}
