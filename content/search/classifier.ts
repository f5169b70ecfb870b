// Softmax regression over the ways in which people ask. It learns which article a question is for, and that some are
// for none; a second or two for a help centre of fifty articles, and always the same weights.
import { softmax } from '../../domain/softmax.ts';
import { numberWords, type WordNumbers } from '../word-numbers.ts';
import type { Bag } from './bm25.ts';

/** One way of asking; `weight` says how much it counts beside the others. */
export type Example = { label: string; features: Bag; weight: number };

/** The chance of each label, between 0 and 1; together 1. Empty when the classifier has no label. */
export type Classifier = (features: Bag) => Map<string, number>;

const EPOCHS = 6;
const RATE = 0.3;
const DECAY = 3e-4;
/** Labels barely move: without this, the most frequent one would win every doubt. */
const BIAS_RATE = 0.01;
/** Errors below this teach next to nothing, and most are: leaving them out makes learning three times as fast. */
const NEGLIGIBLE = 0.002;

/** Numbers in a row, of which some are asked for: in memory, or read from a file when they are. */
export type Numbers = { subarray: (from: number, to: number) => Float32Array };

/** All that a classifier knows: weights feature by feature, label by label, and how rare each feature is. */
export type LearnedWeights = {
  labels: readonly string[];
  features: WordNumbers;
  rarity: Float32Array;
  weights: Numbers;
  bias: Float32Array;
};

/** The same as it was learnt, all of it in memory. */
export type WholeWeights = LearnedWeights & { weights: Float32Array };

type Row = { ids: number[]; values: number[] };
type Lesson = Row & { label: number; weight: number };

export function teach(examples: readonly Example[]): WholeWeights {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const { features, rarity } = rarityOf(examples.map((example) => example.features));
  const rowOf = rows({ features, rarity });
  const model = blank(features.size, labels.length);
  const lessons = examples.map(({ label, features: held, weight }) => ({
    ...rowOf(held),
    label: labels.indexOf(label),
    weight,
  }));
  for (const lesson of shuffle(lessons, EPOCHS)) learn(model, lesson);
  return { labels, features, rarity, weights: model.weights, bias: model.bias };
}

export function classifierOf(learnt: LearnedWeights): Classifier {
  const { labels, weights, bias } = learnt;
  const rowOf = rows(learnt);
  return (features) => {
    const chances = chancesOf({ labels: labels.length, weights, bias }, rowOf(features));
    return new Map(labels.map((label, at) => [label, chances[at] ?? 0]));
  };
}

function rarityOf(bags: readonly Bag[]): Pick<LearnedWeights, 'features' | 'rarity'> {
  const holding = new Map<string, number>();
  for (const feature of bags.flatMap((bag) => [...bag.keys()]))
    holding.set(feature, (holding.get(feature) ?? 0) + 1);
  return {
    features: numberWords([...holding.keys()]),
    rarity: Float32Array.from(holding.values(), (count) => Math.log(1 + bags.length / count)),
  };
}

/** Features numbered and weighted by rarity; a row has length 1, so that a long question shouts no louder. */
function rows({ features, rarity }: Pick<LearnedWeights, 'features' | 'rarity'>): (bag: Bag) => Row {
  return (bag) => {
    const ids: number[] = [];
    const values: number[] = [];
    for (const [feature, times] of bag) {
      const id = features.numberOf(feature);
      if (id === undefined) continue;
      ids.push(id);
      values.push(Math.log(1 + times) * (rarity[id] ?? 0));
    }
    const length = Math.hypot(...values) || 1;
    return { ids, values: values.map((value) => value / length) };
  };
}

type Judge = { labels: number; weights: Numbers; bias: Float32Array };
/** `slope` is what AdaGrad remembers of each weight. */
type Model = Judge & { weights: Float32Array; slope: Float32Array };

function blank(features: number, labels: number): Model {
  const size = features * labels;
  return {
    labels,
    weights: new Float32Array(size),
    slope: new Float32Array(size).fill(1e-6),
    bias: new Float32Array(labels),
  };
}

function chancesOf({ labels, weights, bias }: Judge, { ids, values }: Row): Float64Array {
  const chances = new Float64Array(bias);
  for (let nth = 0; nth < ids.length; nth += 1) {
    const value = values[nth] ?? 0;
    const from = (ids[nth] ?? 0) * labels;
    const speaks = weights.subarray(from, from + labels);
    for (let label = 0; label < labels; label += 1) {
      chances[label] = (chances[label] ?? 0) + (speaks[label] ?? 0) * value;
    }
  }
  return softmax(chances);
}

function learn(model: Model, lesson: Lesson): void {
  const error = chancesOf(model, lesson);
  error[lesson.label] = (error[lesson.label] ?? 0) - 1;
  const mistaken: number[] = [];
  for (let label = 0; label < error.length; label += 1)
    if (Math.abs(error[label] ?? 0) > NEGLIGIBLE) mistaken.push(label);
  lesson.ids.forEach((id, nth) =>
    step(model, { from: id * model.labels, mistaken }, error, (lesson.values[nth] ?? 0) * lesson.weight),
  );
  for (const label of mistaken) {
    model.bias[label] = (model.bias[label] ?? 0) - BIAS_RATE * (error[label] ?? 0);
  }
}

type Place = { from: number; mistaken: readonly number[] };

function step(
  { weights, slope }: Model,
  { from, mistaken }: Place,
  error: Float64Array,
  value: number,
): void {
  for (const label of mistaken) {
    const at = from + label;
    const gradient = (error[label] ?? 0) * value + DECAY * (weights[at] ?? 0);
    const steepness = (slope[at] ?? 0) + gradient * gradient;
    slope[at] = steepness;
    weights[at] = (weights[at] ?? 0) - (RATE * gradient) / Math.sqrt(steepness);
  }
}

/** Every lesson once an epoch, in an order that is the same on every machine. */
function* shuffle(lessons: readonly Lesson[], epochs: number): Generator<Lesson> {
  const order = [...lessons];
  let seed = 1;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const other = Math.floor((seed / 2_147_483_648) * (at + 1));
      const [one, two] = [order[at], order[other]];
      if (one && two) [order[at], order[other]] = [two, one];
    }
    yield* order;
  }
}
