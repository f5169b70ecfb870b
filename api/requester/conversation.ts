import { runningClocks } from '../../domain/clocks.ts';
import { wasResolved } from '../../domain/decide-person.ts';
import { replayJournal } from '../../domain/evolve.ts';
import type { JournalEvent, WaitingFor } from '../../domain/journal.ts';
import type { State, Status } from '../../domain/state.ts';
import { isSurveyed } from '../../domain/surveys.ts';
import type { Channel, Role } from '../../domain/triage/types.ts';
import { messageRows } from '../../store/message-rows.ts';
import { findQuestion } from '../../store/questions.ts';
import type { Author } from '../../domain/message-states.ts';
import { agentNames } from '../../store/agents.ts';
import { readBy, type MessageRow } from '../../store/message-bodies.ts';
import { troubleOf } from '../../store/troubles.ts';
import { eventsAfter } from '../../store/project-journal.ts';
import { lastReadByUs } from '../../store/read-signs.ts';
import type { ApiContext } from '../context.ts';
import { promiseOf, type Promised } from './promise.ts';
import { messagesPublishedBy } from '../../domain/published-messages.ts';
import { publicEvent, type PublicEvent } from './public-journal.ts';

/** One message as the requester reads it; no text when its keys were destroyed. */
export type PublicMessage = {
  id: string;
  author: Author;
  /** The agent's, as the house gives it. */
  name?: string;
  kind: string;
  at: number;
  text?: string;
  subject?: string;
};

/**
 * What the person may do now. Writing is always possible. `role`, `address`: who asks, and where to write, is not known.
 * `transcript`: their address is proved to be theirs.
 */
type Possible = Record<'confirm' | 'consent' | 'human' | 'rate' | 'role' | 'address' | 'transcript', boolean>;

export type Conversation = {
  reference: string;
  channel: Channel;
  role: Role;
  receivedAt: number;
  status: Status;
  waitingFor?: WaitingFor;
  rating?: number;
  /** The first reply of a human that is owed, if one is. */
  promise?: Promised;
  /** The date announced by a notice of extended delay. */
  promisedAt?: number;
  /** Its workflow does not go on: people have been alerted. */
  delayed?: true;
  can: Possible;
  /** The journal's sequence up to which this was read: streams go on from there. */
  seq: number;
  events: PublicEvent[];
  messages: PublicMessage[];
  /** The last of their own messages that somebody of ours has read; of one for the doctors alone nothing is told. */
  readByUs?: string;
};

/** All that a person may know of their question; undefined when it is unknown or erased. The caller has been admitted. */
export async function conversationOf(site: ApiContext, reference: string): Promise<Conversation | undefined> {
  const { db } = site.store;
  const row = await rowOf(site, reference);
  if (!row) return undefined;
  const { channel, role, receivedAt } = row;
  const events = await eventsAfter(db, reference, 0);
  const state = replayJournal(reference, site.policy, events);
  const readByUs = await lastReadByUs(db, reference);
  return {
    reference,
    channel,
    role,
    receivedAt,
    seq: state.seq,
    status: state.status,
    ...standingOf(site, state),
    ...((await troubleOf(db, reference)) ? { delayed: true as const } : {}),
    can: { ...possible(state), ...unknown(row, state) },
    events: events.flatMap((event) => publicEvent(event) ?? []),
    messages: await messagesOf(site, reference, events),
    ...(readByUs === undefined ? {} : { readByUs }),
  };
}

export async function isThere(site: ApiContext, reference: string): Promise<boolean> {
  return (await rowOf(site, reference)) !== undefined;
}

type Asked = Pick<Conversation, 'channel' | 'role' | 'receivedAt'> & {
  requester: string | null;
  isProved: boolean;
};

async function rowOf({ store }: ApiContext, reference: string): Promise<Asked | undefined> {
  const row = await findQuestion(store.db, reference);
  if (!row || row.erasedAt !== null) return undefined;
  const { channel, role, receivedAt, requester, addressProvedAt } = row;
  const isProved = requester !== null && (channel === 'email' || addressProvedAt !== null);
  return { channel, role, receivedAt, requester, isProved };
}

/** Messages that public events name. */
export async function findMessages(
  site: ApiContext,
  reference: string,
  ids: string[],
): Promise<PublicMessage[]> {
  if (ids.length === 0) return [];
  const rows = await messageRows(site.store.db, reference, ids);
  return openRows(site, reference, rows);
}

async function messagesOf(
  site: ApiContext,
  reference: string,
  events: readonly JournalEvent[],
): Promise<PublicMessage[]> {
  const rows = await messageRows(site.store.db, reference);
  const published = messagesPublishedBy(events);
  // The journal decides: what it published is told, even where a screen took it for a draft.
  const isTold = ({ author, id, open }: MessageRow) =>
    published.has(id) || (open && (author === 'requester' || author === 'system'));
  return openRows(site, reference, rows.filter(isTold));
}

/** A person reads all that is theirs, whoever it is sealed to. */
async function openRows(
  { store, vault }: ApiContext,
  reference: string,
  rows: MessageRow[],
): Promise<PublicMessage[]> {
  const { support, medical } = vault.requesterReader();
  const [bySupport, byMedical, names] = await Promise.all([
    support.of(store.db, reference),
    medical.of(store.db, reference),
    agentNames(store.db),
  ]);
  return rows.map((row) => {
    const { id, author, agent, kind, at } = row;
    const name = agent === null ? undefined : names.get(agent);
    return {
      id,
      author,
      ...(name === undefined ? {} : { name }),
      kind,
      at,
      ...(row.audience === 'medical' ? readBy(byMedical, row) : readBy(bySupport, row)),
    };
  });
}

function standingOf(
  site: ApiContext,
  state: State,
): Pick<Conversation, 'waitingFor' | 'rating' | 'promise' | 'promisedAt'> {
  const now = site.now();
  const reply = runningClocks(state, now).find(({ target }) => target === 'first_response');
  const owed = state.handedOff && reply?.standing === 'running' ? reply.due : undefined;
  return {
    ...(state.waiting === undefined ? {} : { waitingFor: state.waiting.for }),
    ...(state.rating === undefined ? {} : { rating: state.rating }),
    ...(owed === undefined
      ? {}
      : { promise: promiseOf(site, { reference: state.reference, at: now, replyDue: owed }) }),
    ...(state.extension === undefined ? {} : { promisedAt: state.extension.promisedAt }),
  };
}

/** As the question would decide; it has the last word. */
function possible(state: State): Omit<Possible, 'role' | 'address' | 'transcript'> {
  const { status, waiting, handedOff, rating } = state;
  const over = status === 'resolved' || status === 'closed';
  return {
    confirm: waiting?.for === 'confirmation' || waiting?.for === 'physician',
    consent: waiting?.for === 'consent',
    human: status === 'resolved' || (status !== 'closed' && !handedOff && waiting?.for !== 'consent'),
    rate: over && rating === undefined && wasResolved(state) && isSurveyed(state),
  };
}

/** Nobody is asked about themselves in an emergency, nor once all is said. */
function unknown(
  { channel, role, requester, isProved }: Asked,
  { status, route }: State,
): Pick<Possible, 'role' | 'address' | 'transcript'> {
  const asked = channel === 'chat' && status !== 'closed' && route !== 'emergency';
  return { role: asked && role === 'unknown', address: asked && requester === null, transcript: isProved };
}
