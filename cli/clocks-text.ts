/** Clock receipts as people and programs read them. */
import type { CountedLine, PauseLine, ClockReceipt } from '../domain/clock-receipt.ts';
import type { ExtensionDate } from '../domain/extension-dates.ts';
import { lengthOf } from './due-answer.ts';

const PARIS = 'Europe/Paris';

const reasons: Record<PauseLine['why'], string> = {
  confirmation: 'for them to say whether the answer helped',
  clarification: 'for what the assistant asked',
  reply: 'for what an agent asked',
  consent: 'for their agreement to the relay',
  physician: 'while they turn to their physician',
  resolved: 'resolved',
};

/** Aligned columns, in Paris time: what counted, what did not and why, and the running total. */
export function receiptsAsText(told: readonly ClockReceipt[]): string {
  return told.map(receiptAsText).join('\n\n');
}

/** The same with instants in ISO 8601; durations stay open milliseconds. */
export function receiptsAsJson(told: readonly ClockReceipt[]): string {
  return JSON.stringify(told, (key, value: unknown) => (instants.has(key) ? iso(value) : value), 2);
}

const instants: ReadonlySet<string> = new Set([
  'startedAt',
  'endedAt',
  'measuredAt',
  'due',
  'from',
  'to',
  'until',
  'announcedAt',
  'promisedAt',
]);

function receiptAsText(receipt: ClockReceipt): string {
  const {
    reference,
    target,
    round,
    standing,
    why,
    used,
    budget,
    due,
    startedAt,
    measuredAt,
    gross,
    rules,
    extensions,
  } = receipt;
  const again = round === 1 ? '' : `, opened for the ${round === 2 ? 'second' : `${round}th`} time`;
  const waiting = standing === 'paused' && why !== undefined ? `, waiting ${reasons[why]}` : '';
  return [
    `${reference}  ${target}${again}: ${standing}${waiting}, ${lengthOf(used)} of ${lengthOf(budget)}`,
    ...linesAsText(receipt),
    `  net ${lengthOf(used)}, gross ${lengthOf(gross)}, ${remainder(receipt)}`,
    `  Paris time: from ${instantAsText(startedAt)} to ${instantAsText(measuredAt)}${due === undefined ? '' : `, due ${instantAsText(due)}`}`,
    ...extensions.map(extensionAsText),
    ...rules.map(
      ({ version, tzdata, timeZone, from }) =>
        `  calendar ${version} (${timeZone}, tz data ${tzdata}) from ${instantAsText(from)}`,
    ),
  ].join('\n');
}

function linesAsText({ lines }: ClockReceipt): string[] {
  const rows = lines.map((line) => [
    line.counts ? '+' : ' ',
    span(line),
    line.counts ? lengthOf(line.ms) : `(${lengthOf(line.ms)})`,
    line.counts ? lengthOf(line.total) : pauseAsText(line),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

function pauseAsText({ why, ongoing }: PauseLine): string {
  return `waiting ${reasons[why]}${ongoing ? ', still' : ''}`;
}

function extensionAsText({ announcedAt, by, promisedAt, outcome, endedAt }: ExtensionDate): string {
  const end = endedAt === undefined ? '' : ` on ${instantAsText(endedAt)}`;
  return `  extended by ${by} on ${instantAsText(announcedAt)}: promised by ${instantAsText(promisedAt)}, ${outcome}${end}`;
}

function remainder({ left, over }: ClockReceipt): string {
  return over > 0 ? `${lengthOf(over)} over` : `${lengthOf(left)} left`;
}

/** `Mon 04 Jun 2035, 10:00 – 18:00`, with the second date when it is another day. */
function span({ from, to }: CountedLine | PauseLine): string {
  const [begins, ends] = [instantAsText(from), instantAsText(to)];
  const sameDay = begins.slice(0, DATE_LENGTH) === ends.slice(0, DATE_LENGTH);
  return `${begins} – ${sameDay ? ends.slice(DATE_LENGTH + 2) : ends}`;
}

const DATE_LENGTH = 'Mon 04 Jun 2035'.length;

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: PARIS,
  weekday: 'short',
  year: 'numeric',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});

/** `Mon 04 Jun 2035, 10:00`: seconds and milliseconds only where there are any. */
export function instantAsText(at: number): string {
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const { weekday, day, month = '', year, hour, minute, second, fractionalSecond } = parts;
  const fraction = fractionalSecond === '000' ? '' : `.${fractionalSecond}`;
  const seconds = second === '00' && fraction === '' ? '' : `:${second}${fraction}`;
  return `${weekday} ${day} ${month.slice(0, 3)} ${year}, ${hour}:${minute}${seconds}`;
}

function iso(value: unknown): unknown {
  return typeof value === 'number' ? new Date(value).toISOString() : value;
}
