// Who is told of what happens, and whether they can be.
import { and, asc, desc, eq, gte, isNotNull, isNull } from 'drizzle-orm';
import type { DisabledWhy } from '../domain/webhooks.ts';
import { settledUntil } from './changed-questions.ts';
import type { Db } from './db.ts';
import { machineKeys } from './machine-schema.ts';
import { questions } from './schema.ts';
import { webhookDeliveries, webhookPositions, webhooks, type WebhookSalt } from './webhook-schema.ts';

export type Webhook = typeof webhooks.$inferSelect;
/** As it is listed: nothing of what its secret is made from. */
export type ListedWebhook = Omit<Webhook, 'salts' | 'collectedTo'>;

/** Told of what happens from now on. */
export async function keepWebhook(
  db: Db,
  made: Pick<Webhook, 'id' | 'key' | 'url' | 'by' | 'at' | 'salts'>,
): Promise<Webhook> {
  const [row] = await db
    .insert(webhooks)
    .values({ ...made, collectedTo: await settledUntil(db) })
    .returning();
  if (!row) throw new Error('a webhook that was kept is there');
  return row;
}

export async function findWebhook(db: Db, id: string): Promise<Webhook | undefined> {
  const [row] = await db.select().from(webhooks).where(eq(webhooks.id, id));
  return row;
}

/** The newest first; those of one machine's key, when it is named. */
export function webhookList(db: Db, key?: string): Promise<Webhook[]> {
  return db
    .select()
    .from(webhooks)
    .where(key === undefined ? undefined : eq(webhooks.key, key))
    .orderBy(desc(webhooks.at), desc(webhooks.id));
}

/** Those that are told now: in force, as their key is. */
export function webhooksInForce(db: Db): Promise<Pick<Webhook, 'id' | 'collectedTo'>[]> {
  return db
    .select({ id: webhooks.id, collectedTo: webhooks.collectedTo })
    .from(webhooks)
    .innerJoin(machineKeys, and(eq(machineKeys.id, webhooks.key), isNull(machineKeys.revokedAt)))
    .where(isNull(webhooks.disabledAt))
    .orderBy(asc(webhooks.id));
}

/** Whether a question changed that was not looked at for it yet. */
export async function hasNews(db: Db, { collectedTo }: Pick<Webhook, 'collectedTo'>): Promise<boolean> {
  const changed = gte(questions.updatedAt, collectedTo);
  return (await db.select({ one: questions.seq }).from(questions).where(changed).limit(1)).length > 0;
}

/** Nothing of it is left: neither what waits nor what was sent. */
export async function forgetWebhook(db: Db, id: string): Promise<boolean> {
  await db.delete(webhookDeliveries).where(eq(webhookDeliveries.webhook, id));
  await db.delete(webhookPositions).where(eq(webhookPositions.webhook, id));
  return (await db.delete(webhooks).where(eq(webhooks.id, id)).returning()).length === 1;
}

export async function keepSalts(db: Db, id: string, salts: WebhookSalt[]): Promise<void> {
  await db.update(webhooks).set({ salts }).where(eq(webhooks.id, id));
}

/** It is told nothing more, and loses nothing: what happens waits for it. False when it was so already. */
export async function disableWebhook(
  db: Db,
  { id, at, why }: { id: string; at: number; why: DisabledWhy },
): Promise<boolean> {
  const inForce = and(eq(webhooks.id, id), isNull(webhooks.disabledAt));
  const set = { disabledAt: at, disabledWhy: why };
  return (await db.update(webhooks).set(set).where(inForce).returning()).length === 1;
}

/** Told again, from where it was: what waits is tried at once. */
export async function enableWebhook(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  await db
    .update(webhooks)
    .set({ ...sound, disabledAt: null, disabledWhy: null })
    .where(eq(webhooks.id, id));
  await tryAtOnce(db, { id, at });
}

const sound = { failingSince: null, nextTryAt: null, freshTryAt: null };

/** Something was taken: after a time when nothing was, whatever waits is tried at once. */
export async function noteTaken(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  const failing = and(eq(webhooks.id, id), isNotNull(webhooks.failingSince));
  const [back] = await db.update(webhooks).set(sound).where(failing).returning({ id: webhooks.id });
  if (back) await tryAtOnce(db, { id, at });
}

/** Nothing was taken: until those instants nothing is tried. */
export async function noteRefused(
  db: Db,
  { id, ...failing }: { id: string; failingSince: number; nextTryAt: number; freshTryAt: number },
): Promise<void> {
  await db.update(webhooks).set(failing).where(eq(webhooks.id, id));
}

async function tryAtOnce(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  await db
    .update(webhookDeliveries)
    .set({ nextTryAt: at })
    .where(and(eq(webhookDeliveries.webhook, id), eq(webhookDeliveries.state, 'pending')));
}
