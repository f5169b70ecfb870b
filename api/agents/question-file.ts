import type { AgentCommandName } from '../../domain/agent-commands.ts';
import { clocks, type Clock } from '../../domain/clocks.ts';
import { warningAhead } from '../../domain/deadlines.ts';
import type { ComplaintFollowUp } from '../../domain/complaint-follow-up.ts';
import { isComplaint } from '../../domain/complaint-record.ts';
import { replayJournal } from '../../domain/evolve.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import type { State } from '../../domain/state.ts';
import { followUpsOf } from '../../store/complaint-follow-ups.ts';
import { contactOf, type Contact } from '../../store/contact.ts';
import type { Db } from '../../store/db.ts';
import { deskLine, type DeskLine } from '../../store/desk-list.ts';
import { noteOpening } from '../../store/openings.ts';
import { eventsAfter } from '../../store/project-journal.ts';
import { lastReadByPerson, noteRead } from '../../store/read-signs.ts';
import { forgetMentions } from '../../store/mentions.ts';
import { medicalAccesses, readAsMedical, readAsSupport } from '../../store/messages.ts';
import { Refusal } from '../errors.ts';
import type { ApiContext } from '../context.ts';
import { acts } from './act-routes.ts';
import { openActs } from './acting-team.ts';
import { deskMessage, sortMessages, type DeskMessage, type DraftMessage } from './desk-messages.ts';
import { dueNow } from './due-now.ts';
import { tagsShown } from './tag-routes.ts';
import { joinedQuestions } from './joining.ts';
import { listFor } from './question-list.ts';
import { has } from './roles.ts';
import type { Session } from './session.ts';
import { macrosIn, type FilledMacro } from './macros.ts';
import { suggestionFor, type Suggestion } from './suggestion.ts';
import { entryOf, houseEvents, viewOf, type QuestionEntry, type HouseEvent, type View } from './views.ts';

/** All that one agent sees of one question. */
export type QuestionFile = {
  question: QuestionEntry;
  view: View;
  /** What this agent may do now, by the rules that will refuse the rest. */
  may: AgentCommandName[];
  /** The journal's sequence on the screen: goes with each command as `seen`. */
  seq: number;
  clocks: Clock[];
  /** When its next deadline warns, or is missed. */
  warnsAt?: number;
  /** How often its delay was extended since it was opened, or reopened. */
  extensions: number;
  /** A further one that waits for a supervisor's decision. */
  extensionAsked?: { agent: string; promisedAt: number };
  /** A text that leaves at `until`, unless its agent takes it back. */
  sending?: { message: string; agent: string; until: number };
  events: HouseEvent[];
  messages: DeskMessage[];
  /** What this agent typed and could not send. */
  drafts: DraftMessage[];
  /** The last message of ours that the person has had before their eyes in the chat, of those that this agent may read. */
  readByPerson?: string;
  /** What the assistant would have answered, for the agent who holds the question, until they answer. */
  suggestion?: Suggestion;
  contact?: Contact;
  /** What agents call it; the medical team's own for the medical team alone. */
  tags: string[];
  /** Texts written often, filled in for it, for whoever may answer. */
  macros: FilledMacro[];
  /** What else the same person asked, as far as this agent may read it. */
  others: QuestionEntry[];
  /** The question that it is handled with. */
  joinedTo?: string;
  /** Questions that are handled with it, with what was said there. */
  joined?: { reference: string; contact?: Contact; messages: DeskMessage[] }[];
  /** Of what is in the register of complaints: what agents said of it, the last word first. */
  followUps?: ComplaintFollowUp[];
  /** For auditors: who opened the medical text, and when. */
  accesses?: { agent: string; at: number }[];
};

/**
 * Opens a question for an agent; with the medical text, the opening is written down before a word is given.
 * Throws Refusal `not-found`, or `wrong-team` for who has no part in it.
 */
export async function fileFor(site: ApiContext, agent: Session, reference: string): Promise<QuestionFile> {
  const listed = await deskLine(site.store.db, reference);
  const [line] = listed ? await dueNow(site, [listed]) : [];
  if (!line) throw new Refusal('not-found');
  const view = viewOf(agent, line);
  if (view === undefined) throw new Refusal('wrong-team');
  const question = entryOf(line, view);
  const events = await eventsAfter(site.store.db, reference, 0);
  const state = replayJournal(reference, site.policy, events);
  const may = openActs(acts, { agent, line, state }, site.now());
  if (view === 'veiled') return { ...nothingOf(line), question, view, may, ...extensionsFor(agent, state) };
  await noteOpening(site.store.db, { question: reference, agent: agent.id, view, at: site.now() });
  const warnsAt = warningAhead(state);
  if (view !== 'audit') {
    await noteRead(site.store, { question: reference, agent: agent.id, seq: state.seq });
    await forgetMentions(site.store.db, { question: reference, agent: agent.id });
  }
  return {
    question,
    view,
    may,
    seq: state.seq,
    clocks: clocks(state, site.now()),
    ...extensionsOf(state),
    ...(warnsAt === undefined ? {} : { warnsAt }),
    ...pendingReply(state),
    ...(state.joined === undefined ? {} : { joinedTo: state.joined.other }),
    events: houseEvents(events, view),
    others: view === 'audit' ? [] : await othersOf(site, agent, reference),
    macros: may.includes('reply') ? await macrosIn(site, agent, { ...line, state }) : [],
    ...(view === 'audit'
      ? { messages: [], drafts: [], tags: [] }
      : await textsFor(site, agent, { line, view, events })),
    ...(view === 'support' && events.some(isComplaint)
      ? { followUps: await followUpsOf(site.store.db, reference) }
      : {}),
    ...(has(agent, 'auditor') ? { accesses: await medicalAccesses(site.store.db, reference) } : {}),
  };
}

/** Others of one person that are shown. */
const OTHERS = 10;

/** A medical matter is no news of somebody to whoever may not read it: it is not among them. */
async function othersOf(site: ApiContext, agent: Session, reference: string): Promise<QuestionEntry[]> {
  return (await listFor(site, agent, { personOf: reference, limit: OTHERS })).entries;
}

/** That someone looks after it, and no more. */
function nothingOf({
  seq,
}: DeskLine): Pick<
  QuestionFile,
  'seq' | 'clocks' | 'events' | 'messages' | 'drafts' | 'tags' | 'macros' | 'others'
> {
  return { seq, clocks: [], events: [], messages: [], drafts: [], tags: [], macros: [], others: [] };
}

type Extensions = Pick<QuestionFile, 'extensions' | 'extensionAsked'>;

/** A supervisor decides on a date of whatever team. */
function extensionsFor(agent: Session, state: State): Extensions {
  return has(agent, 'supervisor') ? extensionsOf(state) : { extensions: 0 };
}

function extensionsOf({ extensions, extensionAsked }: State): Extensions {
  if (!extensionAsked) return { extensions };
  const { agent, promisedAt } = extensionAsked;
  return { extensions, extensionAsked: { agent, promisedAt } };
}

function pendingReply({ sending }: State): Pick<QuestionFile, 'sending'> {
  if (!sending) return {};
  const { message, agent, until } = sending;
  return { sending: { message, agent, until } };
}

/** How far its journal has come, for whoever has a part in it: no text is opened. Throws as `fileFor` does. */
export async function standingFor(
  { store }: Pick<ApiContext, 'store'>,
  agent: Session,
  reference: string,
): Promise<{ seq: number; readByPerson?: string }> {
  const line = await deskLine(store.db, reference);
  if (!line) throw new Refusal('not-found');
  const view = viewOf(agent, line);
  if (view === undefined) throw new Refusal('wrong-team');
  return { seq: line.seq, ...(await readSign(store.db, reference, view)) };
}

/** For those who answer alone. */
async function readSign(db: Db, question: string, view: View): Promise<{ readByPerson?: string }> {
  if (view !== 'support' && view !== 'medical') return {};
  const read = await lastReadByPerson(db, { question, sealed: view === 'medical' });
  return read === undefined ? {} : { readByPerson: read };
}

type Texts = 'messages' | 'drafts' | 'tags' | 'suggestion' | 'contact' | 'joined' | 'readByPerson';
type Opening = { line: DeskLine; view: View; events: JournalEvent[] };

async function textsFor(
  site: ApiContext,
  agent: Session,
  { line, view, events }: Opening,
): Promise<Pick<QuestionFile, Texts>> {
  const { vault, now } = site;
  const { db } = site.store;
  const { reference: question } = line;
  const support = vault.reader('support');
  const readers = { support, medical: vault.reader('medical') };
  const read =
    view === 'medical'
      ? await readAsMedical(db, readers, { question, agent: agent.id, at: now() })
      : await readAsSupport(db, support, question);
  const contact = await contactOf(db, support, question);
  const suggestion = await suggestionFor(site, agent, { line, view });
  const joined = await joinedQuestions(site, question, events);
  const beside = { agent: agent.id, view: 'support', part: 'joined', at: now() } as const;
  await noteOpening(db, ...joined.map(({ reference }) => ({ question: reference, ...beside })));
  return {
    ...sortMessages(read, events, agent),
    ...(await readSign(db, question, view)),
    tags: await tagsShown(site, question, view),
    ...(joined.length === 0 ? {} : { joined: joined.map(asRead) }),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(contact === undefined ? {} : { contact }),
  };
}

/** What people wrote there: the rest was said by the house. */
function asRead({ messages, ...other }: Awaited<ReturnType<typeof joinedQuestions>>[number]) {
  const written = messages.filter(({ author, open }) => author === 'requester' && open);
  return { ...other, messages: written.map((message) => deskMessage(message, 'told')) };
}
