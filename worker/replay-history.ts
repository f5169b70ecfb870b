import { isDeepStrictEqual } from 'node:util';
import { historyFromJSON, type History } from '@temporalio/common/lib/proto-utils.js';
import type { JournalEvent } from '../domain/journal.ts';
import { carriedJournal, fieldOf } from './carried-journal.ts';
import { replayJournals, type ReplayedJournal } from './replay-journals.ts';

/** A recorded history, as Temporal's client gives it or its tools write it (`temporal workflow show -o json`), parsed. */
export type Recorded = { workflowId: string; history: unknown };

/**
 * What a replay found. `agrees`: ended, and decided again as recorded; `open`: so far, and more is to come; `diverges`:
 * the code of today, or a hand on the record, says otherwise; `truncated`: events are missing; `unreadable`: no history.
 */
type Verdict = 'agrees' | 'open' | 'diverges' | 'truncated' | 'unreadable';

/**
 * `detail` says where and what. `compared`: events of the journal set beside today's; 0 where the history carries none.
 * `shifted`: the most that an event is dated otherwise, in milliseconds, when no more than the tries of a task explain.
 */
export type ReplayResult = {
  workflowId: string;
  verdict: Verdict;
  compared: number;
  shifted?: number;
  detail?: string;
  /** Why a question with that history would not go on in a worker of today, when it would not. */
  wedges?: string;
};

/**
 * In milliseconds, the engine's bound on one try of a workflow's task. What follows a local activity is dated when the worker
 * hears of its end; when the engine closes a task in between, the worker that lived it heard of it in the next one, and
 * a replay hears of it in the first. A task that was given again is dated by its last try in the history, while the worker
 * that was late may have decided at the one before. Nothing else of an event may differ.
 */
const TASK_TIMEOUT = 10_000;

/**
 * Runs recorded histories through the workflow code of today and compares, event by event, the journal that each carries
 * with the one that is decided now: who, what, when and why. Nothing outside is asked or told.
 */
export async function* replayHistories(
  recorded: Iterable<Recorded> | AsyncIterable<Recorded>,
): AsyncGenerator<ReplayResult> {
  for await (const { decided: _, carried: __, ...result } of replaysBeside(recorded)) yield result;
}

/** `decided`: the journal as it is decided now, dated as it was lived. `carried`: the last event that the history says was told. */
export type ReplayedBeside = ReplayResult & { decided: readonly JournalEvent[]; carried: number };

/** One history, with the whole journal that is decided now. */
export async function replayBeside(recorded: Recorded): Promise<ReplayedBeside> {
  for await (const replayed of replaysBeside([recorded])) return replayed;
  throw new Error('unreachable: each history has its result');
}

async function* replaysBeside(
  recorded: Iterable<Recorded> | AsyncIterable<Recorded>,
): AsyncGenerator<ReplayedBeside> {
  const refused: ReplayedBeside[] = [];
  let current: History = {};
  for await (const replayed of replayJournals(sound())) {
    yield* refused.splice(0);
    const decided = datedAsLived(current, replayed.decided);
    const carried = carriedJournal(current).events.at(-1)?.seq ?? 0;
    yield { ...judge(current, replayed), decided, carried };
  }
  yield* refused;

  async function* sound() {
    for await (const { workflowId, history } of recorded) {
      const read = readHistory(history);
      if ('verdict' in read) refused.push({ workflowId, compared: 0, decided: [], carried: 0, ...read });
      else yield { workflowId, history: decidedPart((current = read)) };
    }
  }
}

function judge(history: History, { workflowId, decided, error }: ReplayedJournal): ReplayResult {
  const { events, whole } = carriedJournal(history);
  const found = { workflowId, compared: events.length };
  const today = new Map(decided.map((event) => [event.seq, event]));
  const longest = longestTask(history);
  const other = events.find((event) => !isSame(event, today.get(event.seq), longest));
  const wedges = error ? { wedges: reasonOf(error) } : {};
  if (other)
    return { ...found, verdict: 'diverges', detail: differenceOf(other, today.get(other.seq)), ...wedges };
  if (error) return { ...found, verdict: 'diverges', detail: reasonOf(error), ...wedges };
  const ended = isEnded(history);
  const known = new Set(events.map(({ seq }) => seq));
  const lost = decided.find(({ seq }) => !known.has(seq));
  if (whole && lost)
    return { ...found, verdict: ended ? 'diverges' : 'truncated', detail: differenceOf(undefined, lost) };
  const shifted = Math.max(0, ...events.map((event) => shiftOf(event, today.get(event.seq))));
  const detail = lost ? `carries ${events.length} of ${decided.length} events` : undefined;
  return {
    ...found,
    verdict: ended ? 'agrees' : 'open',
    ...(shifted > 0 ? { shifted } : {}),
    ...(detail === undefined ? {} : { detail }),
  };
}

/** The journal of a replay with the dates at which it was lived, where the history carries them: those that people were told. */
export function datedAsLived(history: History, decided: readonly JournalEvent[]): JournalEvent[] {
  const lived = new Map(carriedJournal(history).events.map((event) => [event.seq, event]));
  const longest = longestTask(history);
  return decided.map((event) => {
    const carried = lived.get(event.seq);
    return carried && isSame(carried, event, longest) ? { ...event, at: carried.at } : event;
  });
}

/** The longest that one task of that history took, all its tries together, in milliseconds. */
function longestTask({ events }: History): number {
  const tries = (events ?? []).map((event) => event.workflowTaskScheduledEventAttributes?.attempt ?? 1);
  return TASK_TIMEOUT * Math.max(1, ...tries);
}

function isSame(recorded: JournalEvent, today: JournalEvent | undefined, longest: number): boolean {
  if (!today || shiftOf(recorded, today) > longest) return false;
  return isDeepStrictEqual({ ...recorded, at: today.at }, today);
}

function shiftOf(recorded: JournalEvent, today: JournalEvent | undefined): number {
  return Math.abs(recorded.at - (today?.at ?? recorded.at));
}

/** Says where, in the journal's own words: they hold no text of anybody. */
function differenceOf(recorded: JournalEvent | undefined, today: JournalEvent | undefined): string {
  const seq = recorded?.seq ?? today?.seq;
  return `journal ${seq}: recorded ${wordsOf(recorded)}, today ${wordsOf(today)}`;
}

/** An event in one line, for whoever compares journals. */
export function wordsOf(event: JournalEvent | undefined): string {
  if (!event) return 'nothing';
  const { seq: _, at, by, type, ...rest } = event;
  const fields = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  return `${type} by ${typeof by === 'string' ? by : JSON.stringify(by)} at ${new Date(at).toISOString()}${fields}`;
}

function readHistory(history: unknown): History | Pick<ReplayResult, 'verdict' | 'detail'> {
  const unreadable = { verdict: 'unreadable', detail: 'is no history that Temporal has' } as const;
  const events: unknown = pathOf(history, 'events');
  if (!Array.isArray(events) || events.length === 0) return unreadable;
  // Temporal numbers the events of a run from 1, without a gap.
  const gap = events.findIndex((event, index) => Number(pathOf(event, 'eventId')) !== index + 1);
  if (gap !== -1) return { verdict: 'truncated', detail: `event ${gap + 1} is missing` };
  if (!events.some((event) => pathOf(event, 'workflowTaskCompletedEventAttributes')))
    return { verdict: 'open', detail: 'nothing was decided yet' };
  try {
    return typeof pathOf(events, 0, 'eventId') === 'string' ? historyFromJSON(history) : { events };
  } catch {
    return unreadable;
  }
}

/** Up to the last decision and what it commanded: what came after it waits for one, which a replay would begin to make. */
function decidedPart({ events }: History): History {
  const known = events ?? [];
  const last = known.findLastIndex(
    (event) =>
      event.workflowTaskCompletedEventAttributes ??
      Object.values(event).some(
        (attributes) => Number(pathOf(attributes, 'workflowTaskCompletedEventId')) > 0,
      ),
  );
  return { events: known.slice(0, last + 1) };
}

function isEnded({ events }: History): boolean {
  const last = events?.at(-1);
  return [
    last?.workflowExecutionCompletedEventAttributes,
    last?.workflowExecutionContinuedAsNewEventAttributes,
    last?.workflowExecutionFailedEventAttributes,
    last?.workflowExecutionTimedOutEventAttributes,
    last?.workflowExecutionCanceledEventAttributes,
    last?.workflowExecutionTerminatedEventAttributes,
  ].some(Boolean);
}

/**
 * The reference of the question that a history tells.
 * @returns undefined for the history of anything else
 */
export function referenceOf(history: unknown): string | undefined {
  const data = pathOf(
    history,
    'events',
    0,
    'workflowExecutionStartedEventAttributes',
    'input',
    'payloads',
    0,
    'data',
  );
  if (typeof data !== 'string' && !(data instanceof Uint8Array)) return undefined;
  const opened: unknown = JSON.parse(
    Buffer.from(data instanceof Uint8Array ? data : Buffer.from(data, 'base64')).toString(),
  );
  const reference = pathOf(opened, 'reference');
  return typeof reference === 'string' ? reference : undefined;
}

function pathOf(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inside, name) => fieldOf(inside, name), value);
}

function reasonOf({ name, message }: Error): string {
  return `${name === 'DeterminismViolationError' ? 'decides otherwise' : name}: ${message.split('\n')[0] ?? ''}`;
}
