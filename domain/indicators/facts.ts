// What a question's journal says that figures count: no word of anybody, no name of who asked. Pure.
import type { JournalEvent, Target } from '../journal.ts';
import { published, type Policy } from '../policy.ts';
import { redactJournal, redactTopic } from '../redaction.ts';
import { blank, type State } from '../state.ts';
import { evolve } from '../evolve.ts';
import { acknowledgedAt, emergencyLook, relayOf, type FirstLook } from './care-facts.ts';
import { clockFacts } from './clock-facts.ts';
import { promiseFacts, type PromiseFacts } from './promise-facts.ts';
import { replyFacts, type ReplyFacts } from './reply-facts.ts';
import { resolutionFacts, type ResolutionFacts } from './resolution-facts.ts';
import type { Step } from './step.ts';

/** How one target of one round ended. Instants are epoch milliseconds, durations open milliseconds. */
export type ClockFacts = {
  target: Target;
  round: number;
  outcome: 'met' | 'missed' | 'cancelled' | 'running' | 'paused';
  /** When that was decided: a missed one at its deadline, not when somebody noticed. */
  at?: number;
  /** When a human ended it, late or not. */
  endedAt?: number;
  /** Of a running one: when it is missed. */
  dueAt?: number;
  net: number;
  gross: number;
  /** From the handoff to the first human message of the round, pauses taken off. */
  fromHandoff?: number;
  /** Who ended it. */
  agent?: string;
};

/** All the facts of one question. */
export type QuestionFacts = {
  reference: string;
  channel: State['channel'];
  role: State['role'];
  route?: NonNullable<State['route']>;
  /** Of an ordinary matter only: a topic of health tells an illness. */
  topic?: string;
  team: 'support' | 'medical';
  receivedAt: number;
  /** A machine's message is counted nowhere else. */
  automated: boolean;
  /** When the channel accepted the first thing that the person was told. */
  acknowledgedAt?: number;
  handedOff: boolean;
  /** Messages of the assistant that the person read. */
  assistantMessages: number;
  clocks: ClockFacts[];
  replies: ReplyFacts[];
  resolutions: ResolutionFacts[];
  rating?: { at: number; score: number; agent?: string };
  promises: PromiseFacts[];
  relay?: FirstLook;
  emergency?: FirstLook;
  /** Each instant at which it joined the open questions, or left them. */
  moves: { at: number; by: 1 | -1 }[];
  closedAt?: number;
};

/**
 * Of what an erasure leaves of the journal: figures are the same before and after.
 * @param journal from the first event on, in order and without a hole; undefined when there is nothing to tell
 */
export function factsOf(
  reference: string,
  told: readonly JournalEvent[],
  policy: Policy = published,
): QuestionFacts | undefined {
  const journal = redactJournal(told);
  const steps = stepsOf(blank(reference, policy), journal);
  const last = steps.at(-1)?.after;
  const [first] = journal;
  if (last === undefined || first?.type !== 'registered') return undefined;
  const { channel, role, team, handedOff } = last;
  return {
    reference,
    channel,
    role,
    team,
    handedOff,
    ...matterOf(last),
    receivedAt: first.at,
    automated: journal.some((event) => event.type === 'closed' && event.why === 'automated'),
    ...present('acknowledgedAt', acknowledgedAt(journal)),
    assistantMessages: journal.filter(({ type }) => type === 'answered' || type === 'clarified').length,
    clocks: clockFacts(last, journal),
    replies: replyFacts(steps),
    resolutions: resolutionFacts(steps),
    ...present('rating', ratingOf(steps)),
    promises: promiseFacts(steps),
    ...present('relay', relayOf(steps)),
    ...present('emergency', emergencyLook(journal)),
    moves: movesOf(steps),
    ...present('closedAt', last.closedAt),
  };
}

function stepsOf(begins: State, journal: readonly JournalEvent[]): Step[] {
  let before = begins;
  return journal.map((event) => {
    const after = evolve(before, event);
    const step = { event, before, after };
    before = after;
    return step;
  });
}

function matterOf({ route, topic }: State): Pick<QuestionFacts, 'route' | 'topic'> {
  return { ...present('route', route), ...redactTopic(route, topic) };
}

function ratingOf(steps: readonly Step[]): QuestionFacts['rating'] {
  const rated = steps.findLast(({ event }) => event.type === 'rated')?.event;
  if (rated?.type !== 'rated') return undefined;
  const resolved = resolutionFacts(steps).findLast(({ at }) => at <= rated.at);
  return { at: rated.at, score: rated.score, ...present('agent', resolved?.agent) };
}

function movesOf(steps: readonly Step[]): QuestionFacts['moves'] {
  return steps.flatMap(({ event, before, after }) => {
    const was = before.seq > 0 && isOpen(before);
    const is = isOpen(after);
    return was === is ? [] : [{ at: event.at, by: is ? 1 : -1 }];
  });
}

function isOpen({ status }: State): boolean {
  return status !== 'resolved' && status !== 'closed';
}

function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key widens to an index signature
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
