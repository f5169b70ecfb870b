// How long a message takes is in no journal: it is what makes a past that is played again come out as it did.
import { asItWas, whatIfOf, type Lived, type Variation } from './variation.ts';
import { predict } from './what-if-runs.ts';

/** Minutes between which it lies, and how finely it is told. */
const [LEAST, MOST, STEP] = [1, 240, 0.5];
const RUNS = 20;

/** In minutes, what half of the messages take at most; as given where nobody was answered. More of it answers fewer in time. */
export function fitHandling(lived: Lived, varied: Variation): number {
  const { first } = lived;
  if (first === undefined) return varied.handling;
  let [low, high] = [LEAST, MOST];
  while (high - low > STEP) {
    const handling = (low + high) / 2;
    const played = predict(whatIfOf(lived, { ...varied, ...asItWas, handling, runs: RUNS }));
    if (played.first.median > first) low = handling;
    else high = handling;
  }
  return Math.round((low + high) / 2);
}
