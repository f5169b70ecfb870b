import { condition } from '@temporalio/workflow';
import {
  awaitsSigner,
  endsAt,
  passedDeadlines,
  needsHours,
  nextDeadline,
  topUpAt,
  type Deadline,
} from '../domain/deadlines.ts';
import { memoize } from '../domain/memoize.ts';
import { quickly } from './activity-proxies.ts';
import type { EventLog } from './event-log.ts';
import { keepRules } from './rules.ts';

/** Weeks of opening hours that a question knows ahead; more are fetched as it lives on. */
const WEEKS = 5;

/**
 * Keeps the question's time: one timer to the nearest instant that matters, cancelled and set anew when that instant
 * moves. When it fires only wakes the question; what counts is the instant itself.
 */
export async function keepTime(book: EventLog): Promise<void> {
  const falling = memoize(nextDeadline);
  while (!isOver(book)) {
    const next = nextInstant(book, falling(book.state));
    const hasMoved = () => nextInstant(book, falling(book.state))?.at !== next?.at;
    if (next === undefined) await condition(hasMoved);
    else await condition(hasMoved, Math.max(1, next.at - book.now()), { summary: next.what });
    keepRules(book);
    book.append(passedDeadlines(book.state, book.now(), true));
  }
}

/** Fetches opening hours ahead of need: at the start, before they run out, and when the calendar changes. */
export async function keepCalendar(book: EventLog): Promise<void> {
  while (!isOver(book)) {
    if (isDue(book)) await fetchHours(book);
    await condition(() => isOver(book) || isDue(book));
  }
}

function isDue({ state, now }: EventLog): boolean {
  return needsHours(state, now()) || awaitsSigner(state);
}

/** From where the sheet ends; from now on when the calendar changed, as nothing already measured changes. */
async function fetchHours(book: EventLog): Promise<void> {
  const { sheet: held, hoursAwaited } = book.state;
  const end = held?.until ?? book.journal[0]?.at ?? book.now();
  const from = hoursAwaited === undefined ? end : Math.min(end, book.now());
  const { signer = 'none', ...sheet } = await quickly.openHours({ from, weeks: WEEKS });
  // Read before yet another change: asked for again.
  if (book.state.hoursAwaited !== hoursAwaited) return;
  book.write('system', { type: 'calendar', sheet, ...(book.state.rules < 12 ? {} : { signer }) });
}

export function isOver(book: EventLog): boolean {
  const end = endsAt(book.state);
  return end !== undefined && end <= book.now();
}

function nextInstant(
  book: EventLog,
  falling: Deadline | undefined,
): { at: number; what: string } | undefined {
  const { state } = book;
  const end = endsAt(state);
  // Once hours must be fetched, `keepCalendar` is at it; the timer only wakes it. A question whose end is known needs none.
  const topUp = state.sheet === undefined || end !== undefined ? 0 : topUpAt(state);
  return [
    ...(falling === undefined ? [] : [{ at: falling.at, what: falling.what.type }]),
    ...(end === undefined ? [] : [{ at: end, what: 'end of the time for a rating' }]),
    ...(topUp > book.now() ? [{ at: topUp, what: 'opening hours run out' }] : []),
  ].toSorted((a, b) => a.at - b.at)[0];
}
