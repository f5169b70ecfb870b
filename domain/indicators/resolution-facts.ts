import { clocks } from '../clocks.ts';
import { DAY } from '../durations.ts';
import type { JournalEvent } from '../journal.ts';
import { openTimeBetweenIn } from '../open-intervals.ts';
import { agentOf, isHumanWord, type Step } from './step.ts';

/** Who comes back within that time had not been helped. */
const COMES_BACK_WITHIN = 7 * DAY;

/** One end of a question that stood. */
export type ResolutionFacts = {
  at: number;
  how: 'confirmed' | 'assumed' | 'agent';
  agent?: string;
  /** Messages of humans up to then. */
  humanMessages: number;
  /** The assistant spoke after the last of them. */
  assistantLast: boolean;
  assistantMessages: number;
  /** From the receipt, in open milliseconds: without the pauses and the time it counted as resolved; with them. */
  net: number;
  gross: number;
  /** When the person first came back within seven days: by reopening, or in a question of its own. */
  cameBackAt?: number;
};

/** Those that their own silence had brought about, and that were undone, are left out. */
export function resolutionFacts(steps: readonly Step[]): ResolutionFacts[] {
  return steps.flatMap((step, index) => {
    if (step.event.type !== 'resolved') return [];
    const next = steps.slice(index + 1);
    if (isUndone(step.event, next)) return [];
    return [resolutionOf(step.event, step, { before: steps.slice(0, index + 1), next })];
  });
}

function isUndone({ at, by }: JournalEvent, next: readonly Step[]): boolean {
  return by === 'clock' && next.some(({ event }) => event.type === 'revived' && event.lapsed <= at);
}

function resolutionOf(
  event: Extract<JournalEvent, { type: 'resolved' }>,
  { after }: Step,
  { before, next }: { before: readonly Step[]; next: readonly Step[] },
): ResolutionFacts {
  const { at, how } = event;
  const said = before.map((step) => step.event);
  const agent = agentOf(event);
  const back = next.find((step) => isReturn(step.event))?.event.at;
  const of = clocks(after, at).filter(({ target }) => target === 'resolution');
  const first = after.rounds[0]?.startedAt ?? at;
  return {
    at,
    how,
    ...(agent === undefined ? {} : { agent }),
    humanMessages: said.filter(isHumanWord).length,
    assistantMessages: said.filter(isAssistants).length,
    assistantLast: said.findLastIndex(isAssistants) > said.findLastIndex(isHumanWord),
    net: of.reduce((sum, { used }) => sum + used, 0),
    gross: openTimeBetweenIn(after.sheet?.intervals ?? [], first, at),
    ...(back === undefined || back > at + COMES_BACK_WITHIN ? {} : { cameBackAt: back }),
  };
}

function isAssistants({ type }: JournalEvent): boolean {
  return type === 'answered' || type === 'clarified';
}

/** The person's own doing; an agent who reopens corrects something. */
function isReturn({ type, by }: JournalEvent): boolean {
  return type === 'linked' || (type === 'reopened' && by === 'requester');
}
