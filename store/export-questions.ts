// All that is held about a person, opened for them: their own medical words, too.
import { asc, eq } from 'drizzle-orm';
import type { JournalEvent, Team } from '../domain/journal.ts';
import { attempts } from './attempt-schema.ts';
import { messageRows } from './message-rows.ts';
import { readBy } from './message-bodies.ts';
import { contactOf, type Contact } from './contact.ts';
import type { Db } from './db.ts';
import { tagsOf } from './tags.ts';
import { fileRows, labelFiles, openContent, type FileRow } from './attachments.ts';
import type { FilePlace } from './file-pieces.ts';
import { journal, outbox, questions } from './schema.ts';
import { medicalAccess } from './staff-schema.ts';
import type { OpenedKeys, Vault } from './vault.ts';

type HeldFile = { id: string; name: string; type: string; size: number; content: Buffer };
type HeldMessage = {
  id: string;
  author: string;
  kind: string;
  at: number;
  /** Whether it was shown to the person: notes are not. */
  open: boolean;
  medical: boolean;
  subject?: string;
  text?: string;
  files: HeldFile[];
};
type HeldMail = { at: number; state: string; recipient: string; subject: string; text: string };
/** One attempt of the assistant's: what it read, what it found, what came of it, and what an agent made of its draft. */
type HeldAttempt = {
  at: number;
  asked: string;
  /** Passages of the help centre, best first, as `slug@version#paragraph`. */
  retrieved: string[];
  confidence: number;
  decision: string;
  /** For agents only: it was not shown to the person. */
  shadow: boolean;
  model: string | null;
  prompt: string | null;
  /** What the model said, as it said it, and why it was thrown away. */
  said?: unknown;
  why?: string;
  answer?: string;
  edited?: string;
};
export type HeldQuestion = {
  reference: string;
  channel: string;
  role: string;
  receivedAt: number;
  closedAt: number | null;
  status: string;
  route: string | null;
  topic: string | null;
  rating: number | null;
  contact: Contact | undefined;
  messages: HeldMessage[];
  mails: HeldMail[];
  attempts: HeldAttempt[];
  /** What agents call it. */
  tags: string[];
  /** What happened, when, and by which part of the house; with what triage read in the words. */
  events: (Pick<JournalEvent, 'at' | 'type' | 'by'> & Record<string, unknown>)[];
  /** When the medical texts were opened, and by whom. */
  medicalAccesses: { agent: string; at: number }[];
};

/** One question, all of it; undefined when it is unknown or erased. */
export async function exportQuestion(
  place: FilePlace,
  readers: ReturnType<Vault['requesterReader']>,
  reference: string,
): Promise<HeldQuestion | undefined> {
  const { db } = place;
  const [row] = await db.select().from(questions).where(eq(questions.reference, reference));
  const openings = {
    support: await readers.support.of(db, reference),
    medical: await readers.medical.of(db, reference),
  };
  if (!row || row.erasedAt !== null) return undefined;
  const { channel, role, receivedAt, closedAt, status, route, topic, rating } = row;
  const { agent, at } = medicalAccess;
  return {
    reference,
    channel,
    role,
    receivedAt,
    closedAt,
    status,
    route,
    topic,
    rating,
    contact: await contactOf(db, readers.support, reference),
    messages: await messagesOf(place, openings, reference),
    mails: await mailsOf(db, openings, reference),
    attempts: await attemptsOf(db, openings.support, reference),
    tags: [
      ...(await tagsHeld(db, openings.support, reference)),
      ...(await tagsHeld(db, openings.medical, reference)),
    ],
    events: await eventsOf(db, reference),
    medicalAccesses: await db
      .select({ agent, at })
      .from(medicalAccess)
      .where(eq(medicalAccess.question, reference)),
  };
}

type Openings = { [A in Team]: OpenedKeys<A> | undefined };

async function tagsHeld<A extends Team>(
  db: Db,
  opened: OpenedKeys<A> | undefined,
  reference: string,
): Promise<string[]> {
  return opened
    ? ((await tagsOf(db, new Map([[reference, opened]]), opened.audience)).get(reference) ?? [])
    : [];
}

async function messagesOf(place: FilePlace, openings: Openings, question: string): Promise<HeldMessage[]> {
  const rows = await messageRows(place.db, question);
  const files = await fileRows(place.db, question);
  const texts: HeldMessage[] = [];
  for (const row of rows) {
    const { id, author, kind, at, open, audience } = row;
    const body = readBy<Team>(openings[audience], row);
    const own = files.filter(({ message }) => message === id);
    const held = { id, author, kind, at, open, medical: audience === 'medical', ...body };
    texts.push({ ...held, files: await heldFiles(place, openings, own) });
  }
  return texts;
}

async function heldFiles(
  place: FilePlace,
  openings: Openings,
  rows: readonly FileRow[],
): Promise<HeldFile[]> {
  const files: HeldFile[] = [];
  for (const row of rows) {
    const opened = openings[row.audience];
    for (const file of opened ? labelFiles([opened], row) : [])
      files.push({ ...file, content: opened ? await openContent(place, opened, row) : Buffer.alloc(0) });
  }
  return files;
}

/** Mail to the person; alerts to a team are the house's own. */
async function mailsOf(db: Db, openings: Openings, question: string): Promise<HeldMail[]> {
  const rows = await db.select().from(outbox).where(eq(outbox.question, question)).orderBy(asc(outbox.at));
  return rows.flatMap(({ message, audience, at, state, recipient, content }) => {
    const opened = openings[audience];
    if (!opened || message.startsWith(`${question}:alert:`)) return [];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by this house, and authenticated: it is what was sent
    const { subject, text } = JSON.parse(opened.text(message, 'sent', content)) as {
      subject: string;
      text: string;
    };
    return [{ at, state, recipient: opened.text(message, 'recipient', recipient), subject, text }];
  });
}

async function attemptsOf(
  db: Db,
  opened: OpenedKeys<'support'> | undefined,
  question: string,
): Promise<HeldAttempt[]> {
  const rows = await db
    .select()
    .from(attempts)
    .where(eq(attempts.question, question))
    .orderBy(asc(attempts.at), asc(attempts.id));
  return rows.flatMap(({ id, told, edited, decision, ...row }) => {
    if (!opened) return [];
    const { at, retrieved, confidence, shadow, model, prompt } = row;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by this house, and authenticated: it is what was kept
    const { text, ...outcome } = JSON.parse(opened.text(id, 'content', told)) as Told;
    return {
      at,
      asked: text,
      retrieved,
      confidence,
      decision: String(decision['decision']),
      shadow,
      model,
      prompt,
      ...outcome,
      ...(edited && { edited: editOf(opened.text(id, 'sent', edited)) }),
    };
  });
}

type Told = { text: string } & Pick<HeldAttempt, 'said' | 'why' | 'answer'>;

function editOf(sealed: string): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by this house, and authenticated: it is what was kept
  return (JSON.parse(sealed) as { text: string }).text;
}

/** The hours of the house and what it promises everybody are not about the person. */
async function eventsOf(db: Db, question: string): Promise<HeldQuestion['events']> {
  const rows = await db
    .select({ event: journal.event })
    .from(journal)
    .where(eq(journal.question, question))
    .orderBy(asc(journal.seq));
  return rows.map(({ event }) => {
    const { at, type, by, ...told } = event;
    const own = Object.entries(told).filter(([field]) => field !== 'sheet' && field !== 'policy');
    return { at, type, by, ...Object.fromEntries(own) };
  });
}
