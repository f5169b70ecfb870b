// A message that came after the end opens a question of its own.
import { eq } from 'drizzle-orm';
import type { Db } from './db.ts';
import type { Store } from './open-store.ts';
import { newReference } from './new-reference.ts';
import { attachments, contacts, inbox, keys, messages, questions } from './schema.ts';
import type { SealedPart } from './sealing.ts';
import type { OpenedKeys, Sealer, Vault } from './vault.ts';
import type { Team } from '../domain/journal.ts';

type House = { store: Store; vault: Vault };

/**
 * Moves a message to a new question linked to `question`, sealed anew under the new one's keys, to be handed to the engine.
 * Gives the new reference; the same one when it was done before; undefined when the message is unknown or erased.
 */
export async function openFollowUp(
  { store, vault }: House,
  { question, message }: { question: string; message: string },
): Promise<string | undefined> {
  const reference = newReference();
  const { rows, sealer } = await vault.fresh(reference);
  return store.db.transaction(async (db) => {
    const [row] = await db.select().from(inbox).where(eq(inbox.id, message)).for('update');
    if (row?.question !== question) return row?.question;
    const reseal = await resealer({ db, vault, question, sealer }, reference);
    if (!reseal || !(await began(db, { question, reference, message, receivedAt: row.receivedAt })))
      return undefined;
    await db.insert(keys).values(rows);
    await moveMessage(db, { question, reference, message, reseal });
    await db
      .update(inbox)
      .set({ question: reference, dispatchedAt: null, nextTryAt: row.receivedAt, tries: 0 })
      .where(eq(inbox.id, message));
    return reference;
  });
}

type Reseal = (
  audience: Team,
  place: { from: string; to: string; part: SealedPart },
  sealed: Uint8Array,
) => Uint8Array;

async function resealer(
  { db, vault, question, sealer }: { db: Db; vault: Vault; question: string; sealer: Sealer },
  reference: string,
): Promise<Reseal | undefined> {
  const readers = vault.requesterReader();
  const opened: Record<Team, OpenedKeys<Team> | undefined> = {
    support: await readers.support.of(db, question),
    medical: await readers.medical.of(db, question),
  };
  if (!opened.support || !opened.medical) return undefined;
  return (audience, { from, to, part }, sealed) => {
    const reader = opened[audience];
    if (!reader) throw new Error(`no key of ${reference}'s origin for ${audience}`);
    return sealer(audience, to, part)(reader.bytes(from, part, sealed));
  };
}

async function began(
  db: Db,
  {
    question,
    reference,
    message,
    receivedAt,
  }: { question: string; reference: string; message: string; receivedAt: number },
): Promise<boolean> {
  const [before] = await db.select().from(questions).where(eq(questions.reference, question));
  if (!before) return false;
  const { channel, role, requester, owner } = before;
  const [text] = await db.select().from(messages).where(eq(messages.id, message));
  const team = text?.audience === 'medical' && !text.masked ? 'medical' : 'support';
  await db
    .insert(questions)
    .values({ reference, channel, role, requester, owner, team, linkedTo: question, receivedAt });
  return true;
}

type Move = { question: string; reference: string; message: string; reseal: Reseal };

async function moveMessage(db: Db, { question, reference, message, reseal }: Move): Promise<void> {
  const [contact] = await db.select().from(contacts).where(eq(contacts.question, question));
  if (contact) {
    const sealed = reseal('support', { from: question, to: reference, part: 'contact' }, contact.sealed);
    await db.insert(contacts).values({ question: reference, sealed });
  }
  const same = (part: SealedPart) => ({ from: message, to: message, part });
  const [text] = await db.select().from(messages).where(eq(messages.id, message));
  if (!text) return;
  await db
    .update(messages)
    .set({
      question: reference,
      body: reseal(text.audience, same('body'), text.body),
      masked: text.masked && reseal('support', same('masked'), text.masked),
      mail: text.mail && reseal('support', same('mail'), text.mail),
    })
    .where(eq(messages.id, message));
  await moveFiles(db, { question, reference, message, reseal });
}

async function moveFiles(db: Db, { reference, message, reseal }: Move): Promise<void> {
  for (const file of await db.select().from(attachments).where(eq(attachments.message, message))) {
    const same = (part: SealedPart) => ({ from: file.id, to: file.id, part });
    const label = reseal(file.audience, same('label'), file.label);
    const content = reseal(file.audience, same('content'), file.content);
    await db
      .update(attachments)
      .set({ question: reference, label, content })
      .where(eq(attachments.id, file.id));
  }
}

/** Questions that went on from this one, the oldest first. */
export async function followUpsOf(db: Db, reference: string): Promise<string[]> {
  const rows = await db
    .select({ reference: questions.reference })
    .from(questions)
    .where(eq(questions.linkedTo, reference))
    .orderBy(questions.receivedAt);
  return rows.map((row) => row.reference);
}
