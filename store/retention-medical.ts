// The end of a medical text: its question goes on without it.
import { randomBytes } from 'node:crypto';
import { and, eq, isNotNull } from 'drizzle-orm';
import { readBy } from './message-bodies.ts';
import type { Db } from './db.ts';
import { questionTags } from './desk-schema.ts';
import { removeFiles } from './file-pieces.ts';
import { keepLittle } from './redact.ts';
import { attachments, keys, messages, outbox } from './schema.ts';
import { KEY_BYTES, SealBroken } from './sealing.ts';
import type { OpenedKeys, Sealer, Vault } from './vault.ts';

/**
 * The medical key is replaced, so that what it sealed opens for nobody, backups of the rows included, and the question
 * can go on. What support could read of a masked message is all that is left of it; what triage read in it is blanked.
 * `destroyedAt` tells a door that had the former key in hand that it is no more.
 */
export async function destroyMedical(
  db: Db,
  vault: Vault,
  { question, at }: { question: string; at: number },
): Promise<void> {
  await keepMasked(db, vault, question);
  const medical = and(eq(keys.question, question), eq(keys.audience, 'medical'), isNotNull(keys.wrapped));
  const wrapped = await vault.master.wrap(randomBytes(KEY_BYTES), { question, audience: 'medical' });
  await db
    .update(keys)
    .set({ ...wrapped, destroyedAt: at })
    .where(medical);
  for (const table of [messages, outbox, questionTags])
    await db.delete(table).where(and(eq(table.question, question), eq(table.audience, 'medical')));
  await removeFiles(db, and(eq(attachments.question, question), eq(attachments.audience, 'medical')));
  await keepLittle(db, question);
}

async function keepMasked(db: Db, vault: Vault, question: string): Promise<void> {
  const ofQuestion = and(
    eq(messages.question, question),
    eq(messages.audience, 'medical'),
    isNotNull(messages.masked),
  );
  const opened = await vault.reader('support').of(db, question);
  const sealer = await vault.sealer(db, question);
  for (const row of await db.select().from(messages).where(ofQuestion)) {
    const body = sealer && restOf(row, { opened, sealer });
    if (body)
      await db
        .update(messages)
        .set({ audience: 'support', body, masked: null })
        .where(eq(messages.id, row.id));
  }
}

type House = { opened: OpenedKeys<'support'> | undefined; sealer: Sealer };

/** Undefined when nothing of it opens: a row that is broken goes whole, and holds up no other. */
function restOf(row: typeof messages.$inferSelect, { opened, sealer }: House): Uint8Array | undefined {
  try {
    const rest = readBy(opened, row);
    return rest && sealer('support', row.id, 'body')(JSON.stringify(rest));
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}
