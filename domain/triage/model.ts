import { softmax } from '../softmax.ts';

/** The routes a linear model tells apart; who asks decides between the two medical ones. */
export const VOICES = [
  'emergency',
  'medical',
  'distress',
  'complaint',
  'question',
  'other',
  'human',
] as const;
export type Voice = (typeof VOICES)[number];

/** Weights of each feature, one per voice in the order of `VOICES`, in hundredths. */
export type VoiceModel = {
  bias: readonly number[];
  weights: { get: (feature: string) => ArrayLike<number> | undefined };
};

export type Odds = Record<Voice, number>;

/** Of a message that touches health: whether it tells a case, for a doctor, or asks for a rule that holds for everybody. */
export const ASKED = ['case', 'rule'] as const;

const HUNDREDTHS = 100;

/** Probability of each of the voices that the model learned, by the features known to it. */
export function oddsOf<Heard extends string>(
  features: ReadonlySet<string>,
  model: VoiceModel,
  voices: readonly Heard[],
): Record<Heard, number> {
  const scores = Float64Array.from(voices, (_, index) => (model.bias[index] ?? 0) / HUNDREDTHS);
  const scale = scaleOf(features.size);
  for (const feature of features) {
    const weights = model.weights.get(feature);
    if (!weights) continue;
    const value = valueOf(feature, scale) / HUNDREDTHS;
    for (let index = 0; index < scores.length; index += 1)
      scores[index] = (scores[index] ?? 0) + (weights[index] ?? 0) * value;
  }
  softmax(scores);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the keys' type
  return Object.fromEntries(voices.map((voice, index) => [voice, scores[index] ?? 0])) as Record<
    Heard,
    number
  >;
}

const CONCEPT = /^(?:role|channel|rule|words|topic|sign|ends|length|frame) /;
const CONCEPT_VALUE = 0.4;
/** What the experts' data recognise weighs the same in a short and in a long message; letters do not. */
export function valueOf(feature: string, scale: number): number {
  return CONCEPT.test(feature) ? CONCEPT_VALUE : scale;
}

/** Long messages have more features: each then counts for less. */
export function scaleOf(count: number): number {
  return 1 / Math.sqrt(Math.max(1, count));
}
