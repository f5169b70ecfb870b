// What changed, in sentences that rules make from the figures: the same figures always say the same.
import type { Figure, Figures } from '../../domain/indicators/figures.ts';
import { definitionOf, type FigureId } from '../../domain/indicators/definitions.ts';
import { figureWords, percent, span } from './indicator-words.ts';

/** Too few to say that anything changed. */
const ENOUGH = 20;
/** Changes of medians below this share are the ordinary run of things. */
const MEDIAN = 0.2;

const told: readonly FigureId[] = [
  'first-response-in-target',
  'resolution-in-target',
  'first-response-net',
  'resolution-net',
  'came-back',
  'one-touch',
  'assistant-confirmed',
  'assistant-taken-back',
  'satisfaction',
  'promises-kept',
  'help-sufficed',
];

/** The volume and both targets always; of the rest, what changed beyond chance. */
export function indicatorSummary(now: Figures, before: Figures): string[] {
  return [volume(now.received.n, before.received.n), ...told.flatMap((id) => sentence(now[id], before[id]))];
}

function volume(now: number, before: number): string {
  const received = `${now} demande${now > 1 ? 's' : ''} reçue${now > 1 ? 's' : ''}`;
  if (before === 0) return `${received} ; il n’y en avait pas la période précédente.`;
  const change = (now - before) / before;
  if (change === 0) return `${received}, autant que la période précédente.`;
  return `${received}, ${percent(Math.abs(change))} de ${change > 0 ? 'plus' : 'moins'} que la période précédente (${before}).`;
}

function sentence(now: Figure, before: Figure): string[] {
  if (now.kind === 'rate' && before.kind === 'rate') return rateSentence(now, before);
  if (now.kind === 'duration' && before.kind === 'duration') return durationSentence(now, before);
  return [];
}

type Rate = Extract<Figure, { kind: 'rate' }>;
type Duration = Extract<Figure, { kind: 'duration' }>;

function rateSentence(now: Rate, before: Rate): string[] {
  if (now.share === undefined) return [];
  const definition = definitionOf(now.id);
  const goal = definition.kind === 'rate' ? definition.goal : undefined;
  const fact = `${figureWords[now.id].name} : ${percent(now.share)} (${now.numerator} sur ${now.denominator})`;
  const held =
    goal === undefined
      ? ''
      : now.share >= goal
        ? `, objectif de ${percent(goal)} atteint`
        : `, sous l’objectif de ${percent(goal)}`;
  if (before.share === undefined || !hasChanged(now, before))
    return goal === undefined ? [] : [`${fact}${held}.`];
  const points = Math.round(Math.abs(now.share - before.share) * 1000) / 10;
  const direction = now.share > before.share ? 'hausse' : 'baisse';
  return [
    `${fact}${held} ; en ${direction} de ${String(points).replace('.', ',')} point${points >= 2 ? 's' : ''} (${percent(before.share)} avant).`,
  ];
}

/** Beyond chance: neither share lies within what the other may be. */
function hasChanged(now: Rate, before: Rate): boolean {
  if (now.share === undefined || before.share === undefined) return false;
  if (Math.min(now.n, before.n) < ENOUGH) return false;
  const within = ({ low, high }: { low: number; high: number }, share: number) =>
    share >= low && share <= high;
  return !within(now.interval, before.share) && !within(before.interval, now.share);
}

function durationSentence(now: Duration, before: Duration): string[] {
  if (now.median === undefined || before.median === undefined || before.median === 0) return [];
  const change = (now.median - before.median) / before.median;
  if (Math.min(now.n, before.n) < ENOUGH || Math.abs(change) < MEDIAN) return [];
  return [
    `${figureWords[now.id].name} : médiane de ${span(now.median)}, ${percent(Math.abs(change))} de ${change > 0 ? 'plus' : 'moins'} qu’avant (${span(before.median)}).`,
  ];
}
