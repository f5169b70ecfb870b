// What the house itself writes: assistant, agents, automatic messages.
import { asc, eq } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import { peopleNamedBy, type MailAddresses } from '../domain/mail-addresses.ts';
import type { Author } from '../domain/message-states.ts';
import { addressesBy, readBy, wholeWords, type MessageBody } from './message-bodies.ts';
import type { Db } from './db.ts';
import { messageRows } from './message-rows.ts';
import { fileRows, labelFiles, type File } from './attachments.ts';
import type { Store } from './open-store.ts';
import { messages } from './schema.ts';
import { medicalAccess } from './staff-schema.ts';
import type { OpenedKeys, KeyReader, Vault } from './vault.ts';

export type Written = {
  id: string;
  question: string;
  author: Exclude<Author, 'requester'>;
  agent?: string;
  /** The occasion or the command: 'acknowledged', 'answer', 'reply', 'note'… */
  kind: string;
  /** Whether the requester reads it. */
  open: boolean;
  /** Who else may read it: what the medical team writes is for the medical team. */
  audience: Team;
  body: MessageBody;
  /** Who is written to as well, by mail. */
  copies?: readonly string[];
  at: number;
};

/**
 * Seals and stores a message. Writing the same id again changes nothing: the first text stands.
 * False when the question's keys were destroyed: there is nobody left to write to.
 */
export async function writeMessage(
  { store, vault }: { store: Store; vault: Vault },
  written: Written,
): Promise<boolean> {
  const { body, copies = [], ...row } = written;
  const sealer = await vault.sealer(store.db, row.question);
  if (!sealer) return false;
  const sealed = sealer(row.audience, row.id, 'body')(JSON.stringify(body));
  await store.db
    .insert(messages)
    .values({
      ...row,
      body: sealed,
      mail: copies.length === 0 ? null : sealer('support', row.id, 'mail')(JSON.stringify({ copies })),
    })
    .onConflictDoNothing();
  return true;
}

export type ReadMessage = {
  id: string;
  author: Author;
  agent: string | null;
  kind: string;
  open: boolean;
  at: number;
  /** Undefined where this reader has no right to it, or nobody has any more. */
  body: MessageBody | undefined;
  /** The original is for the medical team; `body` is what is left of it. */
  masked: boolean;
  files: File[];
  /** Files of this message that this reader may not open. */
  reserved: number;
  addresses?: MailAddresses;
};

/** A conversation as support reads it: medical texts are not there, sensitive words are masked. */
export function readAsSupport(
  db: Db,
  reader: KeyReader<'support'>,
  question: string,
): Promise<ReadMessage[]> {
  return readAs(db, [reader], question);
}

/** A conversation as the medical team reads it. Who opened it, and when, is written before a word is given. */
export function readAsMedical(
  db: Db,
  readers: { support: KeyReader<'support'>; medical: KeyReader<'medical'> },
  { question, agent, at }: { question: string; agent: string; at: number },
): Promise<ReadMessage[]> {
  return db.transaction(async (within) => {
    await noteMedicalAccess(within, { question, agent, at });
    return readAs(within, [readers.medical, readers.support], question);
  });
}

/** Writes down who opens medical text or files, before they are given. */
export async function noteMedicalAccess(
  db: Db,
  access: { question: string; agent: string; at: number },
): Promise<void> {
  await db.insert(medicalAccess).values(access);
}

/** Who opened the medical text of a question, the first first. For auditors. */
export function medicalAccesses(db: Db, question: string): Promise<{ agent: string; at: number }[]> {
  const { agent, at } = medicalAccess;
  return db
    .select({ agent, at })
    .from(medicalAccess)
    .where(eq(medicalAccess.question, question))
    .orderBy(asc(medicalAccess.id));
}

async function readAs(db: Db, readers: KeyReader<Team>[], question: string): Promise<ReadMessage[]> {
  const openings: OpenedKeys<Team>[] = [];
  for (const reader of readers) {
    const opened = await reader.of(db, question);
    if (opened) openings.push(opened);
  }
  const rows = await messageRows(db, question);
  const files = await fileRows(db, question);
  return rows.map((row) => {
    const { id, author, agent, kind, open, at, audience } = row;
    const body = openings.map((opened) => readBy(opened, row)).find(Boolean);
    const masked = audience === 'medical' && !openings.some((opened) => opened.audience === 'medical');
    const all = files.filter((file) => file.message === id);
    const addresses = openings.map((opened) => addressesBy(opened, row)).find(Boolean);
    const own = all.flatMap((file) => labelFiles(openings, file));
    return {
      id,
      author,
      agent,
      kind,
      open,
      at,
      body,
      masked,
      files: own,
      reserved: all.length - own.length,
      ...(addresses === undefined ? {} : { addresses }),
    };
  });
}

/** What the person wrote since somebody last spoke to them, as they read it themselves; undefined once it is destroyed. */
export async function unansweredWords(
  db: Db,
  { support, medical }: { support: KeyReader<'support'>; medical: KeyReader<'medical'> },
  question: string,
): Promise<string | undefined> {
  const openings = [await medical.of(db, question), await support.of(db, question)];
  const rows = (await messageRows(db, question)).filter(({ open }) => open);
  const turn = rows.slice(
    rows.findLastIndex(({ author }) => author === 'agent' || author === 'assistant') + 1,
  );
  const bodies = turn
    .filter(({ author }) => author === 'requester')
    .map((row) => openings.map((opened) => readBy(opened, row)).find(Boolean));
  return bodies.every((body) => body !== undefined) ? bodies.map(wholeWords).join('\n') : undefined;
}

/** The subject that a question began with; undefined when there was none, or when it is not support's to read. */
export async function openingSubject(
  db: Db,
  reader: KeyReader<'support'>,
  question: string,
): Promise<string | undefined> {
  const [first] = await db
    .select()
    .from(messages)
    .where(eq(messages.question, question))
    .orderBy(asc(messages.arrival))
    .limit(1);
  if (first?.audience !== 'support' || first.author !== 'requester') return undefined;
  return readBy(await reader.of(db, question), first)?.subject;
}

/** Everybody whom the mails of a question name, in lower case. */
export async function peopleNamedIn(
  db: Db,
  reader: KeyReader<'support'>,
  question: string,
): Promise<ReadonlySet<string>> {
  const opened = await reader.of(db, question);
  const rows = await messageRows(db, question);
  const named = rows.flatMap((row) => peopleNamedBy(addressesBy(opened, row) ?? {}));
  return new Set(named.map((email) => email.toLowerCase()));
}
