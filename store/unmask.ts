// Texts that were masked for nothing: shown to the medical team when asked, released, and kept as lessons for triage.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { JournalEvent } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { readBy } from './message-bodies.ts';
import type { Store } from './open-store.ts';
import { attachments, journal, messages, questions } from './schema.ts';
import type { Vault } from './vault.ts';

/** A message that support asks the medical team to look at. */
export type UnmaskRequest = { reference: string; message: string; agent: string; at: number };

const kinds = ['unmask-asked', 'unmasked', 'unmask-refused'] as const;
type Unmasking = Extract<JournalEvent, { type: (typeof kinds)[number] }>;

/** What was asked for and not decided yet, of open questions, the oldest first. */
export async function unmaskRequests(db: Db): Promise<UnmaskRequest[]> {
  const rows = await db
    .select({ reference: journal.question, event: journal.event })
    .from(journal)
    .innerJoin(questions, eq(questions.reference, journal.question))
    .where(and(inArray(journal.type, [...kinds]), isNull(questions.closedAt), isNull(questions.erasedAt)))
    .orderBy(asc(journal.at), asc(journal.seq));
  const waiting = new Map<string, UnmaskRequest>();
  for (const { reference, event } of rows) {
    if (!isUnmasking(event)) continue;
    const { masked: message, agent, at } = event;
    const name = JSON.stringify([reference, message]);
    if (event.type === 'unmask-asked') waiting.set(name, { reference, message, agent, at });
    else waiting.delete(name);
  }
  return [...waiting.values()];
}

/** Whether it is that question's message, and the medical team's alone to read. */
export async function isMasked(
  db: Db,
  { question, message }: { question: string; message: string },
): Promise<boolean> {
  const its = and(
    eq(messages.id, message),
    eq(messages.question, question),
    eq(messages.audience, 'medical'),
  );
  return (await db.$count(messages, its)) > 0;
}

/**
 * Seals a message and its files anew, to support: the medical team found nothing of health in them. Repeating it changes
 * nothing. False when the question was erased, or holds no such message.
 */
export async function releaseMessage(
  { store, vault }: { store: Store; vault: Vault },
  { question, message }: { question: string; message: string },
): Promise<boolean> {
  return store.db.transaction(async (db) => {
    const ofQuestion = and(eq(messages.id, message), eq(messages.question, question));
    const [row] = await db.select().from(messages).where(ofQuestion).for('update');
    const opened = await vault.reader('medical').of(db, question);
    const sealer = await vault.sealer(db, question);
    if (!row || !opened || !sealer) return false;
    const body = readBy(opened, row);
    if (row.audience === 'medical' && body) {
      const sealed = sealer('support', message, 'body')(JSON.stringify(body));
      await db
        .update(messages)
        .set({ audience: 'support', body: sealed, masked: null, words: null })
        .where(ofQuestion);
    }
    const files = and(eq(attachments.message, message), eq(attachments.audience, 'medical'));
    for (const { id, label, content } of await db.select().from(attachments).where(files)) {
      const given = {
        audience: 'support',
        label: sealer('support', id, 'label')(opened.text(id, 'label', label)),
        content: sealer('support', id, 'content')(opened.bytes(id, 'content', content)),
      } as const;
      await db.update(attachments).set(given).where(eq(attachments.id, id));
    }
    return true;
  });
}

/** A text that triage masked and a doctor released, with the rules that had fired on it. */
export type MaskLesson = { at: number; rules: string[]; text: string };

/** Every lesson whose words are still there: those of people who were forgotten are gone with their keys. */
export async function maskLessons({ store, vault }: { store: Store; vault: Vault }): Promise<MaskLesson[]> {
  const { db } = store;
  const rows = await db
    .select({ reference: journal.question, event: journal.event })
    .from(journal)
    .where(eq(journal.type, 'unmasked'))
    .orderBy(asc(journal.at));
  const lessons: MaskLesson[] = [];
  for (const { reference, event } of rows) {
    if (event.type !== 'unmasked') continue;
    const [row] = await db.select().from(messages).where(eq(messages.id, event.masked));
    const text = row && readBy(await vault.reader('support').of(db, reference), row)?.text;
    if (text === undefined) continue;
    lessons.push({ at: event.at, rules: await rulesOf(db, reference, event.masked), text });
  }
  return lessons;
}

async function rulesOf(db: Db, question: string, message: string): Promise<string[]> {
  const heard = and(eq(journal.question, question), eq(journal.type, 'message'));
  const rows = await db.select({ event: journal.event }).from(journal).where(heard);
  const its = rows.find(({ event }) => event.type === 'message' && event.message === message)?.event;
  return its?.type === 'message' ? its.reading.rules : [];
}

function isUnmasking(event: JournalEvent): event is Unmasking {
  return kinds.some((kind) => kind === event.type);
}
