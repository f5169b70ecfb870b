import { softmax } from '../../domain/softmax.ts';
import type { Label, Labelled } from '../../domain/triage/score.ts';
import { scaleOf, valueOf, type Voice } from '../../domain/triage/model.ts';

/** A model as it was learned: all of it can be gone through. */
export type LearnedVoices = { bias: number[]; weights: ReadonlyMap<string, number[]> };
export type LabelledMessage<Heard = Voice> = { features: ReadonlySet<string>; voice: Heard };
type Place = { place: number; value: number };
type Pace = {
  /** The lessons are taken in so many orders, from the beginning each time: the mean forgets what an order happened to teach. */
  orders: number;
  epochs: number;
  rate: number;
  decay: number;
  leastSeen: number;
  leastWeight: number;
  settled: number;
  dropped: number;
};

const PACE: Pace = {
  orders: 6,
  epochs: 20,
  rate: 1,
  decay: 0.00005,
  leastSeen: 1,
  leastWeight: 0.3,
  settled: 6,
  dropped: 0.3,
};

function voiceOf(label: Label | undefined): Voice {
  if (label === 'medical_employee' || label === 'medical_employer') return 'medical';
  return label === 'human_request' ? 'human' : (label ?? 'other');
}

export function lessonVoice(message: Labelled): Voice {
  return message.distress ? 'distress' : voiceOf(message.expected[0]);
}

/** Softmax regression by stochastic gradient with AdaGrad and L2, deterministic: the same data gives the same weights. */
// oxlint-disable-next-line max-lines-per-function -- one loop over shared arrays; apart, its parts would pass them all
export function learn<Heard extends string>(
  lessons: readonly LabelledMessage<Heard>[],
  voices: readonly Heard[],
  pace = PACE,
): LearnedVoices {
  const known = frequent(lessons, pace.leastSeen);
  const width = voices.length;
  const index = new Map([...known].map((feature, place) => [feature, place]));
  const weights = new Float64Array((known.size + 1) * width);
  const squares = new Float64Array((known.size + 1) * width);
  const rows = lessons.map(({ features, voice }) => ({
    places: placesOf(features),
    target: voices.indexOf(voice),
  }));
  const mean = new Float64Array(weights.length);
  const longest = rows.reduce((most, { places }) => Math.max(most, places.length), 0);
  const [scores, heard, loud] = [new Float64Array(width), new Int32Array(longest), new Float64Array(longest)];
  let random = seedRandom(0);
  for (let order = 1; order <= pace.orders; order += 1) {
    random = seedRandom(order);
    weights.fill(0);
    squares.fill(1e-6);
    for (let epoch = 0; epoch < pace.epochs; epoch += 1) {
      for (const row of shuffle(rows, random)) step(row);
      if (epoch >= pace.settled) keepMean();
    }
  }
  return asModel();

  function keepMean() {
    const share = 1 / (pace.orders * (pace.epochs - pace.settled));
    weights.forEach((weight, at) => (mean[at] = (mean[at] ?? 0) + weight * share));
  }

  function placesOf(features: ReadonlySet<string>): Place[] {
    const scale = scaleOf(features.size);
    return [...features].flatMap((feature) => {
      const place = index.get(feature);
      return place === undefined ? [] : [{ place, value: valueOf(feature, scale) }];
    });
  }

  /** In plain loops over arrays that are kept: this is where learning spends its time. */
  function step({ places, target }: { places: Place[]; target: number }) {
    let kept = 0;
    scores.set(weights.subarray(known.size * width, (known.size + 1) * width));
    for (const { place, value } of places) {
      if (random() < pace.dropped) continue;
      const from = place * width;
      const louder = value / (1 - pace.dropped);
      heard[kept] = from;
      loud[kept] = louder;
      kept += 1;
      for (let voice = 0; voice < width; voice += 1)
        scores[voice] = (scores[voice] ?? 0) + (weights[from + voice] ?? 0) * louder;
    }
    softmax(scores);
    for (let voice = 0; voice < width; voice += 1) {
      const error = (scores[voice] ?? 0) - (voice === target ? 1 : 0);
      for (let at = 0; at < kept; at += 1) nudge((heard[at] ?? 0) + voice, error * (loud[at] ?? 0));
      nudge(known.size * width + voice, error);
    }
  }

  function nudge(at: number, slope: number) {
    const gradient = slope + pace.decay * (weights[at] ?? 0);
    squares[at] = (squares[at] ?? 0) + gradient * gradient;
    weights[at] = (weights[at] ?? 0) - (pace.rate * gradient) / Math.sqrt(squares[at] ?? 1);
  }

  function asModel(): LearnedVoices {
    const row = (place: number) =>
      voices.map((_, voice) => Math.round((mean[place * width + voice] ?? 0) * 100));
    const heavy = [...index].filter(([, place]) =>
      row(place).some((weight) => Math.abs(weight) >= pace.leastWeight * 100),
    );
    return {
      bias: row(known.size),
      weights: new Map(heavy.map(([feature, place]) => [feature, row(place)])),
    };
  }
}

function frequent(lessons: readonly LabelledMessage<string>[], least: number): Set<string> {
  const seen = new Map<string, number>();
  for (const { features } of lessons)
    for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  return new Set([...seen].filter(([, count]) => count >= least).map(([feature]) => feature));
}

/** mulberry32: the order of lessons must not depend on the day. */
function seedRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
