// Which passage answers: what was learnt of articles and of sections, the words shared, what is asked for, whose role it is.
import type { Role } from '../../domain/triage/types.ts';
import type { Bag } from './bm25.ts';
import { conditionsIn } from './conditions.ts';
import { asksFor } from './kinds.ts';
import type { SearchIndex } from './search-index.ts';

/** A passage by its place on the shelf, with what speaks for it. */
type Weighed = { at: number; features: readonly number[]; score: number };

/** Of the passages weighed, the chance of each, between 0 and 1, best first. */
export type Likely = Weighed & { chance: number };

export type SearchQuery = {
  text: string;
  words: readonly string[];
  terms: Bag;
  role: Role;
  /** The chance that no article answers. */
  unanswered: number;
  /** The chance of an article, by its place on the shelf, already less for the other role. */
  chanceOf: (article: number) => number;
};

/** One weight for each feature; printed by bench/retrieval/sections.ts, which fits them on ways of asking left out. */
const FITTED: readonly number[] = [0.886, 0.696, 3.519, 0.916, 0.708, 0.359, -0.798, 1.933];

/** A chance below this is no evidence against a passage. */
const FLOOR = 1e-3;
/** Headings of sections for the other role. */
const FOR_OTHERS = {
  employee: /^employeur|je suis employeur/i,
  employer: /je suis salarié|quand je suis salarié/i,
  unknown: /^employeur :/i,
};

/** Passages of the articles that may be meant, likeliest first. */
export function likely(shelf: SearchIndex, asking: SearchQuery, weights = FITTED): Likely[] {
  const rows = weigh(shelf, asking).map((row) => ({ ...row, score: scoreOf(row.features, weights) }));
  const best = rows.reduce((most, { score }) => Math.max(most, score), -Infinity);
  const total = rows.reduce((sum, { score }) => sum + Math.exp(score - best), 0);
  return rows
    .map((row) => ({ ...row, chance: Math.exp(row.score - best) / total }))
    .toSorted((one, other) => other.score - one.score);
}

function scoreOf(features: readonly number[], weights: readonly number[]): number {
  return features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}

function weigh(shelf: SearchIndex, { text, words, terms, role, chanceOf }: SearchQuery): Weighed[] {
  const learnt = shelf.sections(shelf.reader.features(words));
  const shared = shelf.pieces.scores(terms);
  const full = [...terms].reduce((sum, [term, times]) => sum + shelf.pieces.weight(term) * times, 0) || 1;
  const nearest = nearestWays(shelf, terms);
  const kinds = asksFor(text);
  const conditions = conditionsIn(words);
  const rows: Weighed[] = [];
  shelf.ranges.forEach(([from, to], article) => {
    const chance = chanceOf(article);
    for (let at = from; at < to; at += 1) {
      const { held, label } = shelf.traits[at] ?? NO_TRAITS;
      const section = learnt.get(label) ?? 0;
      // Most of the shelf: nothing learnt speaks for it.
      if (chance < FLOOR && section < FLOOR) continue;
      const { heading = '', paragraph = 0 } = shelf.passages[at] ?? {};
      const features = [
        Math.log(chance + FLOOR),
        Math.log(section + FLOOR),
        (shared[at] ?? 0) / full,
        agreement(kinds, held),
        agreement(conditions, held),
        FOR_OTHERS[role].test(heading) ? -1 : 0,
        paragraph === 0 ? 1 : 0,
        nearest(at),
      ];
      rows.push({ at, features, score: 0 });
    }
  });
  return rows;
}

/** How much of the query the nearest way of asking for a passage holds, as a share of what it could. */
function nearestWays({ ways, waysOf }: SearchIndex, terms: Bag): (at: number) => number {
  const scores = ways.scores(terms);
  const full = [...terms].reduce((sum, [term, times]) => sum + ways.weight(term) * times, 0) || 1;
  return (at) => {
    const [from = 0, to = 0] = waysOf[at] ?? [];
    let most = 0;
    for (let way = from; way < to; way += 1) most = Math.max(most, scores[way] ?? 0);
    return most / full;
  };
}

const NO_TRAITS: SearchIndex['traits'][number] = { label: '', held: new Set() };

/** Between -1, nothing of what is wanted, and 1, all of it; 0 when nothing is. */
function agreement(wanted: readonly string[], held: ReadonlySet<string>): number {
  if (wanted.length === 0) return 0;
  return (2 * wanted.filter((one) => held.has(one)).length) / wanted.length - 1;
}
