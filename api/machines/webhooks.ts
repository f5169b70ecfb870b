// Receivers of events: made, renewed, suspended and removed. A secret is shown once; only the salt that makes it is kept.
import { randomBytes } from 'node:crypto';
import { HOUR } from '../../domain/durations.ts';
import { isWebhookAddress, type DisabledWhy } from '../../domain/webhooks.ts';
import { findMachineKey } from '../../store/machine-keys.ts';
import { recordStaffEvent } from '../../store/staff.ts';
import type { StaffEventType } from '../../store/staff-schema.ts';
import { sendAgain } from '../../store/webhook-deliveries.ts';
import type { WebhookSalt } from '../../store/webhook-schema.ts';
import {
  disableWebhook,
  enableWebhook,
  findWebhook,
  forgetWebhook,
  keepSalts,
  keepWebhook,
  type ListedWebhook,
  type Webhook,
} from '../../store/webhooks.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';

type House = Pick<ApiContext, 'store' | 'vault' | 'now'>;
type Site = House & Pick<ApiContext, 'config' | 'wakeWebhook'>;

const ID_BYTES = 5;
const SALT_BYTES = 16;
/** How long a secret that was replaced still signs, beside the new one: time to hand the new one out. */
const OVERLAP = 24 * HOUR;

/** Makes one and gives its secret, for the only time. Throws Refusal `invalid` for an address or a key that will not do. */
export async function makeWebhook(
  site: Site,
  { key, url, by }: { key: string; url: string; by: string },
): Promise<ListedWebhook & { secret: string }> {
  if (!isWebhookAddress(url, { loopback: site.config.webhooksToLoopback === true }))
    throw new Refusal('invalid', { fields: ['url'] });
  const holder = await findMachineKey(site.store.db, key);
  if (!holder?.scopes.includes('questions:read')) throw new Refusal('invalid', { fields: ['key'] });
  const id = `wh_${randomBytes(ID_BYTES).toString('hex')}`;
  const fresh = newSalt();
  const made = await site.store.db.transaction(async (db) => {
    await note(db, site, { type: 'webhook-made', id, by });
    return keepWebhook(db, { id, key, url, by, at: site.now(), salts: [fresh] });
  });
  await site.wakeWebhook(id);
  return { ...listed(made), secret: secretOf(site, made, fresh) };
}

/** What a message to it is signed with at this instant, the newest first. */
export function secretsInForce({ vault, now }: Pick<House, 'vault' | 'now'>, webhook: Webhook): string[] {
  return webhook.salts
    .filter(({ until }) => until === null || until > now())
    .map((salt) => secretOf({ vault }, webhook, salt));
}

/** A new secret, shown this once. The one before signs as well for a day, so that no message is refused meanwhile. */
export async function renewSecret(site: Site, webhook: Webhook, by: string): Promise<{ secret: string }> {
  const fresh = newSalt();
  const until = site.now() + OVERLAP;
  const former = webhook.salts.flatMap(({ salt, until: end }) => (end === null ? [{ salt, until }] : []));
  await site.store.db.transaction(async (db) => {
    await note(db, site, { type: 'webhook-renewed', id: webhook.id, by });
    await keepSalts(db, webhook.id, [fresh, ...former]);
  });
  return { secret: secretOf(site, webhook, fresh) };
}

/** Told again, or no more: what happens meanwhile waits. */
export async function switchWebhook(
  site: Site,
  { id }: Pick<Webhook, 'id'>,
  { enabled, by }: { enabled: boolean; by: string },
): Promise<void> {
  if (!enabled) return void (await suspendWebhook(site, { id }, { why: 'by-hand', by }));
  await site.store.db.transaction(async (db) => {
    await note(db, site, { type: 'webhook-enabled', id, by });
    await enableWebhook(db, { id, at: site.now() });
  });
  await site.wakeWebhook(id);
}

/** False when it was so already. */
export function suspendWebhook(
  site: Pick<House, 'store' | 'now'>,
  { id }: Pick<Webhook, 'id'>,
  { why, by }: { why: DisabledWhy; by: string },
): Promise<boolean> {
  return site.store.db.transaction(async (db) => {
    const done = await disableWebhook(db, { id, at: site.now(), why });
    if (done) await note(db, site, { type: 'webhook-disabled', id, by });
    return done;
  });
}

export function removeWebhook(site: House, { id }: Pick<Webhook, 'id'>, by: string): Promise<void> {
  return site.store.db.transaction(async (db) => {
    if (await forgetWebhook(db, id)) await note(db, site, { type: 'webhook-removed', id, by });
  });
}

/** Throws Refusal `not-found` where it has no such message. */
export async function replayDelivery(
  site: Site,
  { id }: Pick<Webhook, 'id'>,
  delivery: string,
): Promise<void> {
  if (!(await sendAgain(site.store.db, { webhook: id, id: delivery, at: site.now() })))
    throw new Refusal('not-found');
  await site.wakeWebhook(id);
}

/** Throws Refusal `not-found`: another key's are not there for this one. */
export async function webhookOrRefuse(
  { store }: Pick<House, 'store'>,
  id: string,
  key?: string,
): Promise<Webhook> {
  const webhook = await findWebhook(store.db, id);
  if (!webhook || (key !== undefined && webhook.key !== key)) throw new Refusal('not-found');
  return webhook;
}

export function listed({ salts: _salts, collectedTo: _collectedTo, ...shown }: Webhook): ListedWebhook {
  return shown;
}

function newSalt(): WebhookSalt {
  return { salt: randomBytes(SALT_BYTES).toString('base64url'), until: null };
}

function secretOf(
  { vault }: Pick<House, 'vault'>,
  { id }: Pick<Webhook, 'id'>,
  { salt }: WebhookSalt,
): string {
  const key = Buffer.from(vault.digest('webhook', id, salt), 'base64url');
  return `whsec_${key.toString('base64')}`;
}

function note(
  db: House['store']['db'],
  { now }: Pick<House, 'now'>,
  { type, id, by }: { type: StaffEventType; id: string; by: string },
): Promise<void> {
  return recordStaffEvent(db, { at: now(), type, by, about: id });
}
