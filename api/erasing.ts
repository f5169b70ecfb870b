// Forgetting a person: what is sealed for them becomes unreadable at once, then each running question is told.
import { randomUUID } from 'node:crypto';
import { count, eq } from 'drizzle-orm';
import { forget, questionsOf } from '../store/erasure.ts';
import type { Db, Store } from '../store/open.ts';
import { keepReceipt, nowTold, untold, type ErasedQuestion, type Receipt } from '../store/receipts.ts';
import { attachments, messages, outbox, questions } from '../store/schema.ts';
import type { Vault } from '../store/vault.ts';
import { EngineAway, type Desk } from './desk.ts';

/** Everything of an address, or one question, for who gave no address and knows the reference. */
export type Whom = { email: string } | { reference: string };

export type ErasingParts = { store: Store; vault: Vault; desk: Desk; now: () => number };

/** One question that would be forgotten, and how much of it. */
export type Erasable = ErasedQuestion & { status: string };

/** What an erasure would forget, the oldest question first; nothing of what is written there. */
export async function erasable(
  { store, vault }: Pick<ErasingParts, 'store' | 'vault'>,
  whom: Whom,
): Promise<Erasable[]> {
  const references = await referencesOf({ store, vault }, whom);
  const lines = await Promise.all(references.map((reference) => lineOf(store.db, reference)));
  return lines.flatMap((line) => line ?? []);
}

/** The questions of a person that can still be read. */
export async function referencesOf(
  { store, vault }: Pick<ErasingParts, 'store' | 'vault'>,
  whom: Whom,
): Promise<string[]> {
  return 'email' in whom ? questionsOf(store.db, vault.pseudonym(whom.email)) : [whom.reference];
}

/**
 * Forgets these questions for good, and gives the receipt. Nothing can be read any more once it returns; a question that
 * the engine could not be told of now is told later, by `tellErased`.
 * @param by an agent's id, or `console`
 */
export async function erase(
  parts: ErasingParts,
  { references, by }: { references: readonly string[]; by: string },
): Promise<Receipt> {
  const { store, now } = parts;
  const at = now();
  const erased: ErasedQuestion[] = [];
  for (const reference of references) {
    const line = await lineOf(store.db, reference);
    if (!line) continue;
    const gone = await forget(store, { question: reference, at });
    erased.push({ reference, receivedAt: line.receivedAt, ...gone });
  }
  const receipt = { id: randomUUID(), at, by, questions: erased };
  if (erased.length > 0) await keepReceipt(store.db, receipt);
  for (const { reference } of erased) store.changes.published(reference);
  await tellErased(parts);
  return receipt;
}

/** Closes the questions that were forgotten and do not know it yet. Gives how many are left, the engine being away. */
export async function tellErased({ store, desk }: Pick<ErasingParts, 'store' | 'desk'>): Promise<number> {
  const references = await untold(store.db);
  let left = references.length;
  for (const reference of references) {
    if (!(await told(desk, reference))) return left;
    await nowTold(store.db, reference);
    left -= 1;
  }
  return left;
}

/** The same id each time: it is applied once. Refused or missing, the question has ended, or never began. */
async function told(desk: Desk, reference: string): Promise<boolean> {
  try {
    await desk.command(reference, { name: 'erase', id: `erase:${reference}` });
    return true;
  } catch (error) {
    if (error instanceof EngineAway) return false;
    throw error;
  }
}

async function lineOf(db: Db, reference: string): Promise<Erasable | undefined> {
  const [row] = await db.select().from(questions).where(eq(questions.reference, reference));
  if (!row || row.erasedAt !== null) return undefined;
  const [texts] = await db.select({ all: count() }).from(messages).where(eq(messages.question, reference));
  const [files] = await db
    .select({ all: count() })
    .from(attachments)
    .where(eq(attachments.question, reference));
  const [mails] = await db.select({ all: count() }).from(outbox).where(eq(outbox.question, reference));
  return {
    reference,
    receivedAt: row.receivedAt,
    status: row.status,
    messages: texts?.all ?? 0,
    files: files?.all ?? 0,
    mails: mails?.all ?? 0,
  };
}
