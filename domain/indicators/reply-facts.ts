// What people of the house said, and for how long its reader had waited.
import { openTimeBetweenIn } from '../open-intervals.ts';
import { countInstant } from '../waits.ts';
import { agentOf, isHumanWord, type Step } from './step.ts';

/** One message of a human. */
export type ReplyFacts = {
  seq: number;
  at: number;
  agent: string;
  kind: 'replied' | 'asked' | 'extended' | 'resolved';
  /** From the oldest message that nobody had answered, in open milliseconds; none for a first reply, or when nobody waited. */
  waited?: number;
};

export function replyFacts(steps: readonly Step[]): ReplyFacts[] {
  const replies: ReplyFacts[] = [];
  let asked: number | undefined;
  for (const step of steps) {
    if (isHumanWord(step.event)) replies.push(replyOf(step, asked));
    asked = waitStart(step, asked);
  }
  return replies;
}

function replyOf({ event, before }: Step, asked: number | undefined): ReplyFacts {
  const { seq, at, type } = event;
  const kind = type === 'asked' || type === 'extended' || type === 'resolved' ? type : 'replied';
  const intervals = before.sheet?.intervals ?? [];
  const waited = asked === undefined ? {} : { waited: openTimeBetweenIn(intervals, asked, at) };
  return { seq, at, kind, agent: agentOf(event) ?? '', ...waited };
}

/** Since when the person's oldest unanswered message waits: one that comes after a human's, and is no mere thank-you. */
function waitStart({ event, after }: Step, asked: number | undefined): number | undefined {
  if (isHumanWord(event) || settled.has(event.type)) return undefined;
  const answered = after.rounds.at(-1)?.firstResponseAt !== undefined;
  if (event.type !== 'message' || !answered || asked !== undefined) return asked;
  const { thanks, says } = event.reading;
  return thanks || says === 'yes' || isOver(after) ? undefined : countInstant(event);
}

const settled: ReadonlySet<Step['event']['type']> = new Set(['resolved', 'reopened', 'closed']);

function isOver({ status }: Step['after']): boolean {
  return status === 'resolved' || status === 'closed';
}
