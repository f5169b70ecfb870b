import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  patched,
  workflowInfo,
  TemporalFailure,
} from '@temporalio/workflow';
import { courseAfterAttempt, courseOf, type AttemptOutcome } from '../domain/decide-course.ts';
import type { HandoffReason, JournalEvent } from '../domain/journal.ts';
import type { State } from '../domain/state.ts';
import { announcedDates } from '../domain/announced-dates.ts';
import { acknowledger } from './acknowledging.ts';
import { byModel, patiently, quickly, showOnceKept } from './activity-proxies.ts';
import {
  openEventLog,
  openedOrThrow,
  type EventLog,
  type RunHandover,
  type QuestionStart,
} from './event-log.ts';
import { inBackground } from './background.ts';
import { runEffects, type Effects } from './effects.ts';
import { handleCommands } from './handlers.ts';
import { keepRules } from './rules.ts';
import { keepProjections } from './projection.ts';
import { notifier } from './notify.ts';
import { isOver, keepCalendar, keepTime } from './timers.ts';

/**
 * The life of one question, in the order of the published procedure. People and agents command it (`handleCommands`), time moves
 * it (`keepTime`), and each event of its journal has its consequence (`whatFollows`).
 */
export async function question(opened: QuestionStart, carried?: RunHandover): Promise<void> {
  const book = openEventLog(openedOrThrow(opened), carried);
  CancellationScope.current().cancelRequested.catch(() => noticeCancellation(book));
  // Whoever may cancel a workflow is not to make a question unanswered.
  await CancellationScope.nonCancellable(() => live(book, opened, carried));
}

/** Nothing comes of it but that it is known. */
function noticeCancellation(book: EventLog): void {
  keepRules(book);
  if (book.state.rules >= 10) book.write('system', { type: 'operated', what: 'cancelled' });
}

async function live(book: EventLog, opened: QuestionStart, carried?: RunHandover): Promise<void> {
  const undone = runEffects(book, whatFollows(book), carried?.undone ?? []);
  const projection = keepProjections(book, carried?.recorded ?? 0);
  inBackground(() => keepTime(book));
  inBackground(() => keepCalendar(book));
  handleCommands(book);

  await book.until(({ lastMessage, closedAt }) => lastMessage !== undefined || closedAt !== undefined);
  if (book.state.status === 'registered') await qualify(book);
  while (!isOver(book)) {
    if (book.state.status === 'with-assistant') await letAssistantTry(book);
    await condition(() => book.state.status === 'with-assistant' || isOver(book) || isLong());
    if (isLong()) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof question>(opened, {
        journal: [...book.journal],
        recorded: projection.recorded,
        undone: [...undone],
        state: book.state,
      });
    }
  }
  await condition(() => allHandlersFinished() && undone.size === 0 && projection.done());
}

/** Where it goes: an emergency, the medical relay, a person, or the assistant first. */
async function qualify(book: EventLog): Promise<void> {
  const { reference, channel, role } = book.state;
  const messages = book.journal.flatMap((event) => (event.type === 'message' ? [event.message] : []));
  const reading = await quickly.qualify({ question: reference, messages, channel, role });
  book.write('system', ...courseOf(book.state, reading));
  // People answer what they are shown: a proposal of a relay, a case that an agent may claim.
  if (book.state.status !== 'with-assistant' && book.state.rules >= 9) showOnceKept();
}

/** One voice: what the assistant found is said only if nobody has spoken since it was asked. */
async function letAssistantTry(book: EventLog): Promise<void> {
  const { reference, role, seq, lastMessage } = book.state;
  const asked = lastMessage?.seq ?? 0;
  const outcome = await attempt();
  book.write('assistant', ...courseAfterAttempt(book.state, outcome, asked));

  async function attempt(): Promise<AttemptOutcome> {
    try {
      return await byModel(book).attempt({ question: reference, turn: `${reference}:${asked}`, seq, role });
    } catch (error) {
      if (error instanceof TemporalFailure) return { decision: 'handoff' };
      throw error;
    }
  }
}

/** What each event leads to: what the person is told, and who is alerted. */
function whatFollows(book: EventLog): Effects {
  const voice = notifier(book);
  const { say, deliver, alert } = voice;
  const { reference } = book.state;
  const told = new Set<number>();
  const unlessTold = ({ seq, message }: JournalEvent & { message: string }) =>
    told.has(seq) ? Promise.resolve() : deliver(message);
  return {
    emergency: (event) =>
      say(event, 'emergency', {
        message: `${reference}:emergency:${event.message}`,
        suicidal: event.suicidal,
        ...(event.dangers === undefined ? {} : { dangers: event.dangers }),
      }),
    distress: (event) => (event.proposing ? Promise.resolve() : say(event, 'distress')),
    'relay-proposed': (event) => say(event, 'relay-proposed', distressIn(event)),
    'physician-named': (event) => say(event, 'physician-named'),
    'relay-accepted': (event) => say(event, 'relay-accepted'),
    relayed: (event) => say(event, 'relay-accepted'),
    acknowledged: acknowledger(book, { voice, told, because: () => because(firstRead(book.state)) }),
    answered: unlessTold,
    clarified: unlessTold,
    reminded: (event) => say(event, 'reminded', because(book.state.waiting?.for)),
    'handed-off': (event) =>
      toldAlready.has(event.reason) || told.has(event.seq)
        ? Promise.resolve()
        : say(event, 'handed-off', { because: event.reason, ...whyOf(event.why) }),
    unsent: ({ message }) => patiently.withdraw({ question: reference, message }),
    replied: (event) => deliver(event.message),
    asked: (event) => deliver(event.message),
    extended: (event) => (event.message === undefined ? say(event, 'extended') : deliver(event.message)),
    calendar: (event) =>
      breaksAnnouncedDate(book, event.seq)
        ? say(event, 'date-moved', { because: book.state.team })
        : Promise.resolve(),
    resolved: async (event) => {
      // The agent's last words first, then that it is over and how to come back.
      if (event.message !== undefined) await deliver(event.message);
      await say(event, 'resolved', { because: event.how });
    },
    reopened: async (event) => {
      await returnIfAbsent(book);
      // A mail came back: another one would, too.
      if (event.by === 'system') return;
      await say(event, 'reopened', { because: book.state.team });
    },
    closed: (event) =>
      event.why === 'declined' ? say(event, 'closed', { because: event.why }) : Promise.resolve(),
    linked: ({ message }) => patiently.openLinked({ question: reference, message }),
    alerted: alert,
  };
}

function distressIn({ distress }: { distress?: boolean }): { distress?: true } {
  return distress === true ? { distress } : {};
}

/** Whoever had it goes on with it if they are there; the queue does otherwise. */
async function returnIfAbsent(book: EventLog): Promise<void> {
  const { assignee, rules } = book.state;
  if (assignee === undefined || rules < 3 || (await quickly.present({ agent: assignee }))) return;
  if (book.state.assignee === assignee) book.write('system', { type: 'released', why: 'absent' });
}

/** Handoffs that follow from something the person has just been told: one message for each turn. */
const toldAlready: ReadonlySet<HandoffReason> = new Set(['emergency', 'medical-relay', 'reopened']);

/** What the acknowledgement says of who reads first: the assistant, unless a person was asked for at once. */
function firstRead({ handedOff, route }: State): string | undefined {
  return handedOff && route !== 'complaint' ? 'asked-for-a-human' : route;
}

/** A change of the opening hours after which the date that the person heard can't be kept. */
function breaksAnnouncedDate({ state: { reference, team, rules }, journal }: EventLog, seq: number): boolean {
  const { broken } = announcedDates({ reference, journal: journal.filter((event) => event.seq <= seq) });
  if (broken.length === 0 || !(rules >= 9 || patched('date-moved'))) return false;
  // No date is told of the doctors any more: none can be taken away.
  return team !== 'medical' || !(rules >= 9 || patched('doctors-undated'));
}

function whyOf(why: string | undefined): { why?: string } {
  return why === undefined ? {} : { why };
}

function because(reason: string | undefined): { because?: string } {
  return reason === undefined ? {} : { because: reason };
}

/** Long before the engine's limits, the question goes on in a new run, with its whole journal. */
function isLong(): boolean {
  return workflowInfo().continueAsNewSuggested;
}
