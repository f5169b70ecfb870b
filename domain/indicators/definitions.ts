// Every figure there is, once: its kind, what it is held against and which way is better. Its French name and formula are in
// `content/fr/indicator-words.ts`, by the same ids.
import { HOUR, MINUTE } from '../durations.ts';

/** Above `goal` (a share) is what the house wants; `least` says that below is. Without one, a figure is only watched. */
type Rate = { kind: 'rate'; goal?: number; least?: true };
/** `target` in the figure's milliseconds; `bounds` are the upper ends of the histogram's steps, the last step is open. */
type Duration = { kind: 'duration'; time: 'open' | 'wall'; target?: number; bounds: readonly number[] };
type Count = { kind: 'count' };
/** Millionths of the currency that prices are configured in. */
type Amount = { kind: 'amount' };
export type Definition = Rate | Duration | Count | Amount;

const replySteps = [15, 30, 45, 60, 120, 240].map((minutes) => minutes * MINUTE);
const resolutionSteps = [1, 4, 9, 18, 24, 36].map((hours) => hours * HOUR);
const wallSteps = [5_000, 15_000, 30_000, MINUTE, 5 * MINUTE, HOUR];

const definitions = {
  received: { kind: 'count' },
  'handed-off': { kind: 'count' },
  resolved: { kind: 'count' },
  'first-response-in-target': { kind: 'rate', goal: 0.95 },
  'resolution-in-target': { kind: 'rate', goal: 0.95 },
  'first-response-cancelled': { kind: 'count' },
  'resolution-cancelled': { kind: 'count' },
  'first-response-net': { kind: 'duration', time: 'open', target: HOUR, bounds: replySteps },
  'first-response-gross': { kind: 'duration', time: 'open', bounds: replySteps },
  'first-response-from-handoff': { kind: 'duration', time: 'open', bounds: replySteps },
  'next-reply': { kind: 'duration', time: 'open', target: HOUR, bounds: replySteps },
  'resolution-net': { kind: 'duration', time: 'open', target: 24 * HOUR, bounds: resolutionSteps },
  'resolution-gross': { kind: 'duration', time: 'open', bounds: resolutionSteps },
  'acknowledged-in-a-minute': { kind: 'rate', goal: 0.99 },
  acknowledgement: { kind: 'duration', time: 'wall', target: MINUTE, bounds: wallSteps },
  'came-back': { kind: 'rate', least: true },
  'one-touch': { kind: 'rate' },
  'assistant-share': { kind: 'rate' },
  'assistant-confirmed': { kind: 'rate' },
  'assistant-assumed': { kind: 'rate' },
  'assistant-taken-back': { kind: 'rate', least: true },
  satisfaction: { kind: 'rate', goal: 0.9 },
  'rating-answers': { kind: 'rate' },
  'promises-kept': { kind: 'rate', goal: 0.95 },
  'medical-relay': { kind: 'duration', time: 'open', target: HOUR, bounds: replySteps },
  'emergency-look': {
    kind: 'duration',
    time: 'wall',
    target: 15 * MINUTE,
    bounds: [1, 5, 15, 60, 240].map((minutes) => minutes * MINUTE),
  },
  'assistant-cost': { kind: 'amount' },
  'help-sufficed': { kind: 'rate' },
  'searches-without-result': { kind: 'rate', least: true },
  'searches-without-click': { kind: 'rate', least: true },
  'articles-helped': { kind: 'rate' },
} as const satisfies Record<string, Definition>;

export type FigureId = keyof typeof definitions;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table above
export const figureIds = Object.keys(definitions) as FigureId[];

/** Counted outside of questions, by days that nothing else splits. */
export const wholeHouse: ReadonlySet<FigureId> = new Set<FigureId>([
  'assistant-cost',
  'help-sufficed',
  'searches-without-result',
  'searches-without-click',
  'articles-helped',
]);

/** Whether there are questions behind it. */
export function isOfQuestions(id: FigureId): boolean {
  return !wholeHouse.has(id);
}

export function definitionOf(id: FigureId): Definition {
  return definitions[id];
}
