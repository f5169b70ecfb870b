// What the service promises, in the words that public texts and articles take: no text holds a figure of its own.
import { instantAtWallTime } from '../domain/open-zone.ts';
import { addOpenTime } from '../domain/open-time.ts';
import { dayNumber, timeOfDay } from '../domain/calendar-dates.ts';
import {
  publishedHours,
  weekdays,
  type LocalInterval,
  type OpeningHours,
  type Weekday,
  type Weekly,
} from '../domain/calendar.ts';
import { DAY, HOUR, MINUTE } from '../domain/durations.ts';
import { published, type Policy } from '../domain/policy.ts';
import { closedWords, inOpenDays, weekdayNames, weekWords } from './fr/calendar-words.ts';
import { time } from './instants.ts';

/** The policy in force and the hours of a usual week. */
export type ServicePromise = { policy: Pick<Policy, 'firstResponse' | 'resolution'>; hours: OpeningHours };

/** What stands between double braces in an article's Markdown: `{{première-réponse}}`. */
export type PromiseWords = Record<(typeof placeholders)[number], string>;

const placeholders = [
  /** "60 minutes". */
  'première-réponse',
  /** "24 heures". */
  'résolution',
  /** "24 heures d’ouverture, soit 2 jours et 6 heures"; without the days where they aren't alike. */
  'résolution-en-jours',
  /** "du lundi au vendredi, de 9 h 00 à 18 h 00". */
  'horaires',
  /** "le samedi, le dimanche, le soir et la nuit". */
  'fermeture',
  /** "le vendredi à 17 h 30" and "le lundi 9 h 30": half an hour before the week closes, and when an answer is due then. */
  'exemple-envoi',
  'exemple-réponse',
] as const;

const BRACED = /\{\{([^{}]*)\}\}/g;
/** A week without a holiday in it; only its days and times are read. */
const MONDAY = dayNumber('2026-06-15');

export function promiseWords({ policy, hours }: ServicePromise): PromiseWords {
  const { firstResponse, resolution } = policy;
  const { sent, answered } = example(hours, firstResponse);
  return {
    'première-réponse': lengthInWords(firstResponse),
    résolution: lengthInWords(resolution),
    'résolution-en-jours': inOpenDays(lengthInWords(resolution), openDays(hours.weekly, resolution)),
    horaires: weekWords(hours.weekly),
    fermeture: closedWords(hours.weekly),
    'exemple-envoi': sent,
    'exemple-réponse': answered,
  };
}

/** The published promise: 60 minutes and 24 hours, Monday to Friday, 9:00 to 18:00. */
export const publishedWords: PromiseWords = promiseWords({ policy: published, hours: publishedHours });

/** A text with its placeholders filled. One that has no such name stays as it is: `unknownPlaceholders` finds it. */
export function fillIn(text: string, words: PromiseWords): string {
  return text.replaceAll(BRACED, (whole, name: string) => (isPlaceholder(name) ? words[name] : whole));
}

export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(BRACED)].flatMap(([, name = '']) => (isPlaceholder(name) ? [] : [name]));
}

function isPlaceholder(name: string): name is (typeof placeholders)[number] {
  return placeholders.some((known) => known === name);
}

/** "45 minutes", "60 minutes", "90 minutes", "24 heures". */
function lengthInWords(open: number): string {
  if (open % HOUR === 0 && open > HOUR) return `${open / HOUR} heures`;
  const minutes = Math.round(open / MINUTE);
  return `${minutes} ${minutes > 1 ? 'minutes' : 'minute'}`;
}

/** Whole open days, and what is left in ms; undefined when the days of the week aren't of one length. */
function openDays(weekly: Weekly, open: number): { days: number; rest: number } | undefined {
  const lengths = new Set(weekdays.map((day) => dayLength(weekly[day])).filter((length) => length > 0));
  const [length = 0] = lengths;
  if (lengths.size !== 1 || length > open) return undefined;
  return { days: Math.floor(open / length), rest: open % length };
}

function dayLength(intervals: readonly LocalInterval[]): number {
  const lengths = intervals.map(([opens, closes]) => timeOfDay(closes) - timeOfDay(opens));
  return lengths.reduce((total, length) => total + (length > 0 ? length : length + DAY), 0);
}

function example({ timeZone, weekly }: OpeningHours, firstResponse: number) {
  const last = weekdays.findLast((day) => weekly[day].length > 0) ?? 'fri';
  const closes = timeOfDay(weekly[last].at(-1)?.[1] ?? '18:00');
  const sent = instantAtWallTime(timeZone, (MONDAY + weekdays.indexOf(last)) * DAY + closes - HOUR / 2);
  const answered = addOpenTime({ timeZone, weekly }, sent, firstResponse);
  return {
    sent: `le ${weekdayNames[last]} à ${timeOf(sent)}`,
    answered: `le ${weekdayNames[weekdayOf(answered, timeZone)]} ${timeOf(answered)}`,
  };

  function timeOf(at: number): string {
    return time(at, timeZone);
  }
}

function weekdayOf(at: number, timeZone: string): Weekday {
  const named = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone }).format(at).toLowerCase();
  return weekdays.find((day) => day === named) ?? 'mon';
}
