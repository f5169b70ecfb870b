import { ApplicationFailure, condition } from '@temporalio/workflow';
import { passedDeadlines } from '../domain/deadlines.ts';
import { asEvents } from '../domain/decide.ts';
import { evolve, replayJournal } from '../domain/evolve.ts';
import type { Actor, Happening, JournalEvent } from '../domain/journal.ts';
import { published, type Policy } from '../domain/policy.ts';
import { rulesInForce } from './rules.ts';
import { id, number, oneOf, record, type Shape } from '../domain/validation.ts';
import { blank, type State } from '../domain/state.ts';
import type { Channel, Role } from '../domain/triage/types.ts';

/** What a question's workflow is started with: no text, no name, no address. `at` is the receipt, in epoch milliseconds. */
export type QuestionStart = { reference: string; channel: Channel; role: Role; at: number; policy: Policy };

/** What a new run inherits when a long conversation continues as new: everything, folded already. */
export type RunHandover = { journal: JournalEvent[]; recorded: number; undone: number[]; state?: State };

/** The workflow's journal and the state folded from it. It is written here and nowhere else. */
export type EventLog = {
  readonly journal: readonly JournalEvent[];
  readonly state: State;
  /** Workflow time, in epoch milliseconds. */
  now(): number;
  append(events: readonly JournalEvent[]): void;
  write(by: Actor, ...happenings: Happening[]): void;
  onEvent(listener: (event: JournalEvent) => void): void;
  /** Resolves when a predicate on the state holds. */
  until(holds: (state: State) => boolean): Promise<void>;
};

const opening: Shape<Omit<QuestionStart, 'policy'>> = record({
  reference: id,
  channel: oneOf('chat', 'email'),
  role: oneOf('employee', 'employer', 'unknown'),
  at: number,
});

/** @throws ApplicationFailure when a workflow was started by hand with something else: there is no question to wedge */
export function openedOrThrow(opened: unknown): QuestionStart {
  const fields = opening(opened);
  if (fields === undefined) throw ApplicationFailure.nonRetryable('not the start of a question', 'malformed');
  return { ...fields, policy: policyOf(opened) };
}

function policyOf(opened: unknown): Policy {
  const given =
    typeof opened === 'object' && opened !== null && 'policy' in opened ? opened.policy : undefined;
  if (typeof given !== 'object' || given === null) return published;
  const sound = Object.entries(given).filter(([, value]) => number(value) !== undefined && value >= 0);
  return { ...published, ...Object.fromEntries(sound) };
}

export function openEventLog(
  { reference, channel, role, at, policy }: QuestionStart,
  carried?: RunHandover,
): EventLog {
  const journal: JournalEvent[] = [...(carried?.journal ?? [])];
  const listeners: ((event: JournalEvent) => void)[] = [];
  let state = carried?.state
    ? { ...blank(reference, policy), ...carried.state }
    : replayJournal(reference, policy, journal);

  const book: EventLog = {
    journal,
    get state() {
      return state;
    },
    now: () => Date.now(),
    append(events) {
      for (const event of events) {
        journal.push(event);
        state = evolve(state, event);
        for (const listener of listeners) listener(event);
      }
    },
    write(by, ...happenings) {
      book.append(passedDeadlines(state, book.now(), false));
      book.append(asEvents(state, happenings, { at: book.now(), by }));
    },
    onEvent: (listener) => listeners.push(listener),
    until: (holds) => condition(() => holds(state)),
  };
  if (journal.length === 0) book.append(firstEvents());
  return book;

  function firstEvents(): JournalEvent[] {
    const rules = rulesInForce();
    const what = { type: 'registered', channel, role, policy, ...(rules === 1 ? {} : { rules }) } as const;
    return asEvents(state, [what], { at: Math.min(at, Date.now()), by: 'requester' });
  }
}
