import type { Occasion, OutgoingSpeech, Step } from '../activities/contract.ts';
import { runningClocks, dueInstant } from '../domain/clocks.ts';
import type { JournalEvent } from '../domain/journal.ts';
import { isOpenIn, nextOpeningIn } from '../domain/open-intervals.ts';
import { byMail, quickly } from './activity-proxies.ts';
import type { EventLog } from './event-log.ts';

/** Steps that a notice of extended delay can name. */
const tellable: ReadonlySet<JournalEvent['type']> = new Set([
  'registered',
  'acknowledged',
  'handed-off',
  'claimed',
  'transferred',
  'relayed',
  'replied',
  'asked',
  'resumed',
  'reopened',
]);

export type Notifier = ReturnType<typeof notifier>;

/** The service's voice: says an occasion in its own words, or delivers what an agent or the assistant wrote. */
export function notifier(book: EventLog) {
  return { say, deliver, alert, speechOf };

  function speechOf(
    event: JournalEvent,
    occasion: Occasion,
    more: Partial<OutgoingSpeech> = {},
  ): OutgoingSpeech {
    const message = more.message ?? nameOf(book, event, occasion);
    return { ...facts(book, event), occasion, ...more, message };
  }

  async function say(
    event: JournalEvent,
    occasion: Occasion,
    more: Partial<OutgoingSpeech> = {},
  ): Promise<void> {
    const speech = speechOf(event, occasion, more);
    // A mail goes through a relay that may be slow or away; a chat message is a row.
    const accepted =
      book.state.channel === 'chat' ? await quickly.say(speech) : await byMail(book).say(speech);
    book.write('system', { type: 'said', message: speech.message, accepted });
  }

  /** `first`: what its mail begins with. */
  async function deliver(message: string, first?: OutgoingSpeech): Promise<void> {
    if (book.state.channel === 'chat') return;
    const { reference: question } = book.state;
    const accepted = await byMail(book).deliver({
      question,
      message,
      ...(first === undefined ? {} : { first }),
    });
    if (first) book.write('system', { type: 'said', message: first.message, accepted, within: message });
    book.write('system', { type: 'said', message, accepted });
  }

  function alert({ to, reason, at }: Extract<JournalEvent, { type: 'alerted' }>): Promise<void> {
    return quickly.alert({
      question: book.state.reference,
      to,
      reason,
      at,
      ...present('dueAt', dueInstant(book.state)),
    });
  }
}

/**
 * By how many times it has come to that: a worker that takes over from one that died may write it at another sequence,
 * and must not say it twice.
 */
function nameOf({ state, journal }: EventLog, { type, seq }: JournalEvent, occasion: Occasion): string {
  const times = journal.filter((event) => event.type === type && event.seq <= seq).length;
  return `${state.reference}:${occasion}:${times}`;
}

function facts(
  { state, journal }: EventLog,
  event: JournalEvent,
): Omit<OutgoingSpeech, 'occasion' | 'message'> {
  const { at } = event;
  const due = runningClocks(state, at);
  const intervals = state.sheet?.intervals ?? [];
  return {
    question: state.reference,
    at,
    open: isOpenIn(intervals, at),
    ...present('nextOpening', nextOpeningIn(intervals, at)),
    ...present('replyDue', due.find(({ target }) => target === 'first_response')?.due),
    ...present('resolutionDue', due.find(({ target }) => target === 'resolution')?.due),
    ...present('promisedAt', state.extension?.promisedAt),
    ...(state.extension === undefined ? {} : { steps: stepsOf(journal) }),
    ...(isToldAlready(journal, event) ? { toldAlready: true } : {}),
    ...(answersACry(journal, event) ? { numbersFirst: true } : {}),
  };
}

/** Whether the same turn of the person's has been answered with a date and the warnings already. */
function isToldAlready(journal: readonly JournalEvent[], { seq }: JournalEvent): boolean {
  const before = journal.filter((event) => event.seq <= seq);
  const turn = before.findLast(({ by }) => by === 'requester')?.seq ?? 0;
  return before.some((event) => event.seq > turn && event.seq < seq && tellsAll(event));
}

function tellsAll(event: JournalEvent): boolean {
  return event.type === 'acknowledged' || (event.type === 'handed-off' && event.team === 'support');
}

/** Whether what it answers is a cry too short to be sure of. */
export function answersACry(journal: readonly JournalEvent[], { type, seq }: JournalEvent): boolean {
  if (!answers.has(type)) return false;
  const asked = journal.findLast((event) => event.type === 'message' && event.seq <= seq);
  return asked?.type === 'message' && asked.reading.possibleEmergency === true;
}

/** What answers a message as soon as it is read. */
const answers: ReadonlySet<JournalEvent['type']> = new Set([
  'acknowledged',
  'relay-proposed',
  'physician-named',
  'reopened',
]);

/** More than the notice names: the latest ones. */
const STEPS = 12;

function stepsOf(journal: readonly JournalEvent[]): Step[] {
  const steps = journal.filter(({ type }) => tellable.has(type)).slice(-STEPS);
  return steps.map(({ type, at }) => ({ type, at }));
}

function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key widens to an index signature
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
