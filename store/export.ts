// All that is held about a person, opened for them: their own medical words, too.
import { and, asc, eq } from 'drizzle-orm';
import type { JournalEvent } from '../domain/journal.ts';
import { sealedOf } from './messages.ts';
import { readBy } from './bodies.ts';
import { contactOf, type Contact } from './contact.ts';
import type { Db } from './db.ts';
import { labelled } from './files.ts';
import { attachments, journal, medicalAccess, outbox, questions } from './schema.ts';
import type { Opened, Vault } from './vault.ts';
import type { Team } from '../domain/journal.ts';

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
type HeldMail = { at: number; state: string; recipient: string; subject: string };
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
  /** What happened, when, and by which part of the house. */
  events: { at: number; type: JournalEvent['type']; by: string }[];
  /** When the medical texts were opened, and by whom. */
  medicalAccesses: { agent: string; at: number }[];
};

/** One question, all of it; undefined when it is unknown or erased. */
export async function heldOf(
  db: Db,
  readers: ReturnType<Vault['requesterReader']>,
  reference: string,
): Promise<HeldQuestion | undefined> {
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
    messages: await messagesOf(db, openings, reference),
    mails: await mailsOf(db, openings, reference),
    events: (
      await db
        .select({ at: journal.at, type: journal.event, by: journal.by })
        .from(journal)
        .where(eq(journal.question, reference))
        .orderBy(asc(journal.seq))
    ).map((event) => ({ ...event, type: event.type.type })),
    medicalAccesses: await db
      .select({ agent, at })
      .from(medicalAccess)
      .where(eq(medicalAccess.question, reference)),
  };
}

type Openings = { [A in Team]: Opened<A> | undefined };

async function messagesOf(db: Db, openings: Openings, question: string): Promise<HeldMessage[]> {
  const { rows, files } = await sealedOf(db, question);
  const opened = Object.values(openings).flatMap((one) => one ?? []);
  return rows.map((row) => {
    const { id, author, kind, at, open, audience } = row;
    const body = readBy<Team>(openings[audience], row);
    const own = files.filter(({ message }) => message === id);
    return {
      id,
      author,
      kind,
      at,
      open,
      medical: audience === 'medical',
      ...body,
      files: own.flatMap((file) =>
        labelled(opened, file).map((label) => ({ ...label, content: contentOf(openings, file) })),
      ),
    };
  });
}

function contentOf(openings: Openings, { id, audience, content }: typeof attachments.$inferSelect): Buffer {
  return openings[audience]?.bytes(id, 'content', content) ?? Buffer.alloc(0);
}

/** Mail to the person; alerts to a team are the house's own. */
async function mailsOf(db: Db, openings: Openings, question: string): Promise<HeldMail[]> {
  const rows = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.question, question)))
    .orderBy(asc(outbox.at));
  return rows.flatMap(({ message, audience, at, state, recipient, content }) => {
    const opened = openings[audience];
    if (!opened || message.startsWith(`${question}:alert:`)) return [];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by this house, and authenticated: it is what was sent
    const { subject } = JSON.parse(opened.text(message, 'sent', content)) as { subject: string };
    return [{ at, state, recipient: opened.text(message, 'recipient', recipient), subject }];
  });
}
