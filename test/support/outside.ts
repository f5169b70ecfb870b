import type { Activities, Attempt, OutgoingSpeech } from '../../activities/contract.ts';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { publishedCalendar, type Calendar } from '../../domain/calendar.ts';
import type { AlertReason, Audience, JournalEvent, Reading } from '../../domain/journal.ts';
import type { Summary } from '../../domain/summary.ts';
import { reading } from './cast.ts';

const WEEK = 7 * 24 * 3_600_000;

/** The outside world of a test: everything the process asked of it, and what it answers. */
export type Outside = {
  activities: Activities;
  said: OutgoingSpeech[];
  delivered: string[];
  withdrawn: string[];
  /** Acknowledgements that left within the mail of an answer. */
  carried: OutgoingSpeech[];
  alerts: { to: Audience; reason: AlertReason; question: string }[];
  linked: string[];
  /** Agents who are not there. */
  absent: Set<string>;
  recorded: Map<string, JournalEvent[]>;
  summaries: Map<string, Summary>;
  /** What triage finds behind the door, and what the assistant comes to; by question, else these. */
  reads: Map<string, Reading>;
  attempts: Map<string, Attempt | (() => Promise<Attempt>)>;
  calendar: Calendar;
  /** The key that proves commands of the house. */
  signer: string;
  /** While true, the store is away. */
  storeAway: boolean;
  /** Runs before anything is said of a question. */
  beforeSaying: (question: string) => Promise<void>;
};

export function outside(): Outside {
  const world: Outside = {
    said: [],
    delivered: [],
    withdrawn: [],
    carried: [],
    alerts: [],
    linked: [],
    absent: new Set(),
    recorded: new Map(),
    summaries: new Map(),
    reads: new Map(),
    attempts: new Map(),
    calendar: publishedCalendar,
    signer: 'none',
    storeAway: false,
    beforeSaying: () => Promise.resolve(),
    activities: {
      qualify: async ({ question }) => world.reads.get(question) ?? reading(),
      openHours: async ({ from, weeks }) => ({
        ...expandSheet(world.calendar, from, from + weeks * WEEK),
        signer: world.signer,
      }),
      attempt: async ({ question, turn }) => {
        const prepared = world.attempts.get(question);
        if (typeof prepared === 'function') return prepared();
        return (
          prepared ?? {
            decision: 'answer',
            message: `${turn}:answer`,
            articles: ['contact-horaires'],
            confidence: 0.9,
          }
        );
      },
      say: async (speech) => {
        refuseWhenAway();
        await world.beforeSaying(speech.question);
        world.said.push(speech);
        return Date.now();
      },
      deliver: async ({ message, first }) => {
        if (first) world.carried.push(first);
        world.delivered.push(message);
        return Date.now();
      },
      withdraw: async ({ message }) => void world.withdrawn.push(message),
      alert: async (alert) => void world.alerts.push(alert),
      record: async ({ question, events, summary }) => {
        refuseWhenAway();
        const known = world.recorded.get(question) ?? [];
        world.recorded.set(question, [
          ...known,
          ...events.filter(({ seq }) => seq > (known.at(-1)?.seq ?? 0)),
        ]);
        world.summaries.set(question, summary);
        return events;
      },
      present: async ({ agent }) => !world.absent.has(agent),
      openLinked: async ({ message }) => void world.linked.push(message),
    },
  };
  return world;

  function refuseWhenAway() {
    if (world.storeAway) throw new Error('the store is away');
  }
}
