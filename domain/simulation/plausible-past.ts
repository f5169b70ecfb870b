// An invented past, question by question, through the rules that real ones go through.
import { DAY, HOUR, MINUTE } from '../durations.ts';
import { weekdayRank } from '../calendar-dates.ts';
import { dayOf, startOfDay } from '../indicators/civil-days.ts';
import type { JournalEvent, Reading } from '../journal.ts';
import type { CalendarSheet } from '../open-intervals.ts';
import type { State } from '../state.ts';
import type { Channel, Role, Route } from '../triage/types.ts';
import { chanceOf, type Chance } from './chance.ts';
import { plainReading } from '../plain-reading.ts';
import { nextAct, type Habits, type NextTurn } from './people.ts';
import { openVirtualQuestion, type VirtualQuestion } from './virtual-question.ts';

export type Past = {
  seed: number;
  /** Epoch ms: the first arrivals, and the instant at which the past ends. */
  from: number;
  until: number;
  /** Questions on an ordinary working day. */
  perDay: number;
  topics: readonly string[];
  habits: Habits;
  hours: (from: number, now: number) => CalendarSheet;
  /** Instants at which the opening hours were changed, told to every question that ran. */
  calendarChanges?: readonly number[];
  /** Days on which many more people wrote about one thing. */
  incidents?: readonly { from: number; until: number; topic: string; times: number }[];
};

export type PastQuestion = { reference: string; journal: readonly JournalEvent[]; state: State };

/** Every question of it, in the order of their receipt. The same past gives the same questions. */
export function* plausiblePast(past: Past): Generator<PastQuestion> {
  const chance = chanceOf(past.seed);
  let number = 0;
  for (const arrival of arrivalsOf(past, chance)) {
    number += 1;
    yield liveQuestion(past, arrival, { number, chance: chanceOf(past.seed * 1_000_003 + number) });
  }
}

type Arrival = { at: number; topic: string };

function* arrivalsOf(past: Past, chance: Chance): Generator<Arrival> {
  for (let day = dayOf(past.from); startOfDay(day) < past.until; day += 1) {
    const incidents = (past.incidents ?? []).filter(
      ({ from, until }) => from <= startOfDay(day) && startOfDay(day) < until,
    );
    const times = incidents.reduce((most, one) => Math.max(most, one.times), 1);
    const expected = past.perDay * weekday(day) * season(day) * times;
    const count = Math.round(expected * (0.8 + 0.4 * chance.next()));
    const hours = Array.from({ length: count }, () => hourOfArrival(chance)).toSorted((a, b) => a - b);
    for (const hour of hours) {
      const at = startOfDay(day) + Math.floor(hour * HOUR);
      const incident = incidents.find(() => chance.holds(1 - 1 / times));
      const topic = incident?.topic ?? past.topics[Math.floor(past.topics.length * chance.next() ** 2)] ?? '';
      if (at >= past.from && at < past.until) yield { at, topic };
    }
  }
}

/** Monday is the fullest; some write at the weekend. */
function weekday(day: number): number {
  return [1.35, 1.1, 1, 0.95, 0.8, 0.12, 0.1][weekdayRank(day)] ?? 1;
}

/** Fuller in September and January than in August. */
function season(day: number): number {
  return 1 + 0.25 * Math.cos((2 * Math.PI * ((day % 365) - 20)) / 182.5);
}

/** Mid-morning and mid-afternoon, and a few at night. */
function hourOfArrival(chance: Chance): number {
  if (chance.holds(0.08)) return 24 * chance.next();
  const centre = chance.holds(0.6) ? 10.5 : 15;
  const spread = chance.next() + chance.next() + chance.next() - 1.5;
  return Math.min(23.9, Math.max(6, centre + 2.6 * spread));
}

function liveQuestion(
  past: Past,
  { at, topic }: Arrival,
  { number, chance }: { number: number; chance: Chance },
): PastQuestion {
  const reference = referenceOf(past.seed, number);
  const channel = chance.pick<Channel>([
    ['chat', 65],
    ['email', 35],
  ]);
  const role = chance.pick<Role>([
    ['employee', 55],
    ['employer', 35],
    ['unknown', 10],
  ]);
  const question = openVirtualQuestion({
    reference,
    channel,
    role,
    at,
    hours: past.hours,
    ...(past.calendarChanges === undefined ? {} : { calendarChanges: past.calendarChanges }),
    sayMs: () => (channel === 'chat' ? 300 : 1_500) + chance.delay(chance.holds(0.01) ? MINUTE : 700),
  });
  let ids = 0;
  const turn: NextTurn = { chance, habits: past.habits, id: () => `${reference}.${(ids += 1)}` };
  const reading = plainReading({ ...readingOf(chance, role), topic });
  question.command({ name: 'message', id: turn.id(), at, reading }, at);
  question.qualify(reading, at + 600);
  goThrough(past, question, turn);
  const journal = question.journal.filter((event) => event.at <= past.until);
  return { reference, journal, state: question.state };
}

/** Deadlines of questions that stand still are reached too. */
function goThrough(past: Past, question: VirtualQuestion, turn: NextTurn): void {
  for (let acts = 0; acts < MOST_ACTS && question.state.at < past.until; acts += 1) {
    if (!nextAct(question, turn)) {
      const { seq } = question.state;
      question.passTo(Math.min(past.until, question.state.at + 40 * DAY));
      if (question.state.seq === seq || question.state.status === 'closed') break;
    }
  }
  if (question.state.status === 'closed' && turn.chance.holds(0.03))
    question.command(
      { name: 'message', id: turn.id(), at: question.state.at + DAY, reading: plainReading() },
      question.state.at + DAY,
    );
  question.passTo(past.until);
}

/** No question is passed back and forth for ever. */
const MOST_ACTS = 60;

function readingOf(chance: Chance, role: Role): Partial<Reading> {
  const medical: Route = role === 'employer' ? 'medical_employer' : 'medical_employee';
  const route = chance.pick<Route>([
    ['question', 78],
    ['complaint', 9],
    [medical, 9],
    ['other', 3],
    ['emergency', 1],
  ]);
  return { route, humanRequested: chance.holds(0.06), automated: chance.holds(0.005) };
}

const SIGNS = '23456789ABCDEFGHJKLMNPQRSTVWXYZ';

/** A reference that looks like one, and is never that of a real question. */
function referenceOf(seed: number, number: number): string {
  let left = number;
  const sign = () => {
    const drawn = SIGNS[left % SIGNS.length] ?? '2';
    left = Math.floor(left / SIGNS.length);
    return drawn;
  };
  const tail = Array.from({ length: 4 }, sign).join('');
  return `PAL-X${SIGNS[seed % SIGNS.length] ?? '2'}${sign()}${sign()}-${tail}`;
}
