import type { Coverage } from './coverage.ts';

/** What tells whether the passages chosen answer. */
export type Sightings = {
  /** Of the passages chosen together, and of their article; that no article answers; that it is a case. Between 0 and 1. */
  chance: number;
  article: number;
  unanswered: number;
  caseness: number;
  /** What spoke for the first passage, in the ranker's order. */
  features: readonly number[];
  /** Share of the words that are used here at all, and how many there are. */
  known: number;
  words: number;
  /** It is put as a question: whoever tells and asks nothing wants somebody to act. */
  asks: boolean;
  /** It tells us to do something. */
  orders: boolean;
  coverage: Coverage;
};

/** The chance that they answer, between 0 and 1: a logistic regression. */
export function sureness(sightings: Sightings, weights: readonly number[] = FITTED): number {
  const sum = sightingFeatures(sightings).reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** On a scale where each step counts alike; the first is the constant. */
export function sightingFeatures({
  chance,
  article,
  unanswered,
  caseness,
  features,
  known,
  words,
  asks,
  orders,
  coverage,
}: Sightings): number[] {
  const [, , share = 0, kinds = 0, conditions = 0, , , nearest = 0] = features;
  return [
    1,
    logit(chance),
    logit(article),
    Math.log(unanswered + 0.001),
    logit(caseness),
    share,
    kinds,
    conditions,
    nearest,
    known,
    Math.min(words, 20) / 20,
    asks ? 1 : 0,
    orders ? 1 : 0,
    coverage.missed / 4,
    coverage.behind,
  ];
}

function logit(chance: number): number {
  const inside = Math.min(Math.max(chance, 0.005), 0.995);
  return Math.log(inside / (1 - inside));
}

/** Printed by bench/retrieval/sureness.ts; docs/retrieval.md tells from which questions. */
const FITTED: readonly number[] = [
  -1.469, 0.165, 0.515, -0.372, -0.23, -0.141, 0.269, -0.01, 0.166, 0.052, 0.19, 0.42, -0.582, -0.318, 0.035,
];
