// Every figure once more, from the journals, by plain loops over events and days: nothing of `domain/` is used but its types.
import type { JournalEvent } from '../../domain/journal.ts';
import { closures } from './invented-year.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** UTC instants between which Paris is two hours ahead: last Sundays of March and October, one o'clock. */
function summerOf(year: number): [number, number] {
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(year, month + 1, 0, 1));
    return last.getTime() - last.getUTCDay() * DAY;
  };
  return [lastSunday(2), lastSunday(9)];
}
const isSummer = (at: number) => {
  const [begins, ends] = summerOf(new Date(at).getUTCFullYear());
  return at >= begins && at < ends;
};
export const wallIn = (at: number) => at + (isSummer(at) ? 2 : 1) * HOUR;

const closed = new Set(closures.flatMap(({ dates }) => dates));
const openings: [number, number][] = [];
for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2027, 6, 1); day += DAY) {
  const weekday = new Date(day).getUTCDay();
  if (weekday === 0 || weekday === 6 || closed.has(new Date(day).toISOString().slice(0, 10))) continue;
  const offset = isSummer(day + 12 * HOUR) ? 2 : 1;
  openings.push([day + (9 - offset) * HOUR, day + (18 - offset) * HOUR]);
}

/** Open milliseconds of [a, b) outside of the pauses. */
function open(a: number, b: number, pauses: [number, number][] = []): number {
  let sum = 0;
  for (const [opens, closes] of openings) {
    if (closes <= a || opens >= b) continue;
    const cuts = [Math.max(a, opens), Math.min(b, closes)];
    cuts.push(...pauses.flat().filter((cut) => cut > a && cut < b));
    cuts.sort((x, y) => x - y);
    for (let index = 1; index < cuts.length; index += 1) {
      const [start = 0, end = 0] = [cuts[index - 1], cuts[index]];
      const middle = (start + end) / 2;
      const inside = middle > opens && middle < closes && middle > a && middle < b;
      if (inside && !pauses.some(([from, until]) => middle > from && middle < until)) sum += end - start;
    }
  }
  return sum;
}

type One = { figure: string; at: number; met?: boolean; value?: number };

const says = (event: JournalEvent) =>
  event.by.startsWith('agent:') &&
  (event.type === 'replied' ||
    event.type === 'asked' ||
    event.type === 'resolved' ||
    (event.type === 'extended' && event.message !== undefined));

/** What one journal adds to the figures. @param asOf the instant at which the figures are read */
export function naiveOf(journal: readonly JournalEvent[], asOf: number): One[] {
  const first = journal[0];
  if (first === undefined || journal.some((event) => event.type === 'closed' && event.why === 'automated'))
    return [];
  const found: One[] = [];
  const received = first.at;
  const add = (figure: string, at: number, more: Omit<One, 'figure' | 'at'> = {}) =>
    at <= asOf && found.push({ figure, at, ...more });

  // What we waited for the person.
  const pauses: [number, number][] = [];
  let waitsSince: number | undefined;
  for (const event of journal) {
    const waits = ['answered', 'clarified', 'relay-proposed', 'physician-named', 'asked'].includes(
      event.type,
    );
    const goesOn = [
      'resumed',
      'handed-off',
      'relay-accepted',
      'relay-declined',
      'resolved',
      'closed',
    ].includes(event.type);
    if ((waits || goesOn) && waitsSince !== undefined) {
      pauses.push([waitsSince, event.receivedAt ?? event.at]);
      waitsSince = undefined;
    }
    if (waits) waitsSince = event.at;
  }
  if (waitsSince !== undefined) pauses.push([waitsSince, Number.POSITIVE_INFINITY]);

  add('received', received);
  const assistants = journal.filter(({ type }) => type === 'answered' || type === 'clarified');
  add('assistant-share', received, { met: assistants.length > 0 });
  if (journal.some(({ type }) => type === 'handed-off')) add('handed-off', received);
  const said = journal.find(({ type }) => type === 'said');
  const accepted = said?.type === 'said' ? said.accepted - received : undefined;
  if (accepted !== undefined || asOf > received + MINUTE)
    add('acknowledged-in-a-minute', received, { met: accepted !== undefined && accepted <= MINUTE });
  if (accepted !== undefined) add('acknowledgement', received, { value: accepted });

  // Rounds.
  const starts = [
    received,
    ...journal.filter(({ type }) => type === 'reopened').map((event) => event.receivedAt ?? event.at),
  ];
  const begun = [first.seq, ...journal.filter(({ type }) => type === 'reopened').map(({ seq }) => seq)];
  const nets: number[] = [];
  for (const [index, start] of starts.entries()) {
    const events = journal.filter(
      ({ seq }) => seq >= (begun[index] ?? 0) && seq < (begun[index + 1] ?? Number.POSITIVE_INFINITY),
    );
    const resolved = events.find(({ type }) => type === 'resolved');
    const answered = events.find(says);
    const over = events.find(({ type }) => type === 'closed');
    const ends = { 'first-response': answered, resolution: resolved };
    for (const [name, end] of Object.entries(ends)) {
      const resolvedByMachine = name === 'first-response' && end === undefined && resolved !== undefined;
      const dropped = resolved === undefined && end === undefined && over !== undefined;
      if (resolvedByMachine || dropped) {
        add(`${name}-cancelled`, (resolvedByMachine ? resolved : over)?.at ?? 0);
        continue;
      }
      const until = end?.at ?? journal.at(-1)?.at ?? start;
      const budget = budgetOf(journal, name, end?.seq ?? Number.POSITIVE_INFINITY);
      const net = open(start, until, pauses);
      // Still to come, or past by the time that the figures are read.
      const stillToCome = end === undefined && net <= budget;
      if (stillToCome && (waitsSince !== undefined || open(start, asOf, pauses) <= budget)) continue;
      if (!stillToCome && net <= budget) add(`${name}-in-target`, until, { met: true });
      else add(`${name}-in-target`, dueOf(start, budget, pauses), { met: false });
    }
    if (answered) {
      add('first-response-net', answered.at, { value: open(start, answered.at, pauses) });
      add('first-response-gross', answered.at, { value: open(start, answered.at) });
      const handed = events.find(
        (event) => event.type === 'handed-off' && event.at >= start && event.at <= answered.at,
      );
      if (handed)
        add('first-response-from-handoff', answered.at, { value: open(handed.at, answered.at, pauses) });
    }
    if (resolved) nets.push(open(start, resolved.at, pauses));
  }

  // Replies after the first.
  let asked: number | undefined;
  let answeredBefore = false;
  let over = false;
  for (const event of journal) {
    if (event.type === 'reopened') answeredBefore = false;
    if (event.type === 'reopened' || event.type === 'resolved' || event.type === 'closed')
      over = event.type !== 'reopened';
    if (says(event)) {
      if (asked !== undefined) add('next-reply', event.at, { value: open(asked, event.at) });
      answeredBefore = true;
      asked = undefined;
    } else if (['resolved', 'reopened', 'closed'].includes(event.type)) asked = undefined;
    else if (
      event.type === 'message' &&
      answeredBefore &&
      !over &&
      asked === undefined &&
      !event.reading.thanks &&
      event.reading.says !== 'yes'
    )
      asked = event.receivedAt ?? event.at;
  }

  // Ends.
  const route = journal.reduce<string | undefined>(
    (now, event) =>
      event.type === 'qualified' || event.type === 'requalified'
        ? event.route
        : event.type === 'emergency'
          ? 'emergency'
          : event.type === 'handed-off' && event.reason === 'relay-declined'
            ? 'question'
            : now,
    undefined,
  );
  const medical = journal.reduce((now, event) => {
    if (
      event.type === 'relay-proposed' ||
      event.type === 'physician-named' ||
      event.type === 'emergency' ||
      event.type === 'relayed'
    )
      return true;
    return event.type === 'handed-off' ? event.team === 'medical' : now;
  }, false);
  const resolutions = journal.filter((event) => event.type === 'resolved');
  const rated = journal.findLast(({ type }) => type === 'rated');
  for (const [index, event] of resolutions.entries()) {
    const before = journal.filter(({ seq }) => seq <= event.seq);
    const back = journal.find(
      ({ type, by, seq }) =>
        seq > event.seq && (type === 'linked' || (type === 'reopened' && by === 'requester')),
    );
    const returned = back !== undefined && back.at - event.at <= 7 * DAY;
    const humans = before.filter(says);
    const machines = before.filter(({ type }) => type === 'answered' || type === 'clarified');
    const machine = event.how !== 'agent' && humans.length === 0 && machines.length > 0;
    add('resolved', event.at);
    add('came-back', event.at, { met: returned });
    add('assistant-confirmed', event.at, { met: machine && !returned && event.how === 'confirmed' });
    add('assistant-assumed', event.at, { met: machine && !returned && event.how === 'assumed' });
    if (machine) add('assistant-taken-back', event.at, { met: returned });
    if (event.how === 'agent')
      add('one-touch', event.at, {
        met: humans.length === 1 && !returned && !machines.some(({ seq }) => seq > (humans.at(-1)?.seq ?? 0)),
      });
    if (!returned) {
      add('resolution-net', event.at, { value: nets.slice(0, index + 1).reduce((sum, net) => sum + net, 0) });
      add('resolution-gross', event.at, { value: open(received, event.at) });
    }
    if (!medical && route !== 'emergency')
      add('rating-answers', event.at, { met: index === resolutions.length - 1 && rated !== undefined });
  }
  if (rated?.type === 'rated') add('satisfaction', rated.at, { met: rated.score >= 4 });

  // Promises.
  for (const [index, event] of journal.entries()) {
    if (event.type !== 'extended') continue;
    const end = journal
      .slice(index + 1)
      .find(({ type }) => ['promise-missed', 'extended', 'resolved', 'closed'].includes(type));
    if (end) add('promises-kept', end.at, { met: end.type === 'resolved' || end.type === 'closed' });
  }

  // First looks.
  const acts = (event: JournalEvent) => event.by.startsWith('agent:') && event.type !== 'refused';
  const alarm = journal.find(({ type }) => type === 'emergency');
  const look = alarm && journal.find((event) => event.seq > alarm.seq && acts(event));
  if (alarm && look) add('emergency-look', look.at, { value: look.at - alarm.at });
  const relay = journal.find(({ type }) => type === 'relay-accepted' || type === 'relayed');
  const taken = relay && journal.find((event) => event.seq > relay.seq && acts(event));
  if (relay && taken) add('medical-relay', taken.at, { value: open(relay.at, taken.at) });
  return found;
}

function dueOf(start: number, budget: number, pauses: [number, number][]): number {
  let [low, high] = [start, start + 400 * DAY];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (open(start, middle, pauses) >= budget) high = middle;
    else low = middle;
  }
  return high;
}

/** The last budget given before an event. */
function budgetOf(journal: readonly JournalEvent[], name: string, before: number): number {
  if (name === 'first-response') return 60 * MINUTE;
  const given = journal.findLast(
    (event) => event.type === 'retargeted' && event.target === 'resolution' && event.seq < before,
  );
  return given?.type === 'retargeted' ? given.budget : 24 * HOUR;
}
