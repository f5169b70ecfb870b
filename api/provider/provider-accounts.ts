// The account of whom a company's provider names: made at the first sign-in, its rights as the provider says each time.
import { randomBytes } from 'node:crypto';
import { DRAWN_COST, findAgent, keepAgent, writeProfile } from '../../store/agents.ts';
import { findProviderAccount, keepProviderAccount } from '../../store/provider-accounts.ts';
import { recordStaffEvent } from '../../store/staff.ts';
import { releaseClaims } from '../agents/release-claims.ts';
import { isRole } from '../agents/roles.ts';
import type { Session } from '../agents/session.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { newAgentId } from './agent-id.ts';
import type { ProviderPerson } from './person-of-claims.ts';

/** By what name the provider stands in the registers. */
export const PROVIDER = 'provider';

/**
 * Lets in whom the provider names, with the rights that it gives and no others: what was lowered is lowered in their open
 * sessions, too. Throws Refusal `no-right` where it gives none, or where the account is barred; EngineAway.
 */
export async function enterAccount(site: ApiContext, person: ProviderPerson): Promise<Session> {
  const known = await findProviderAccount(site.store.db, { subject: person.subject });
  const isBarred = known !== undefined && (known.barredAt ?? known.removedAt) !== null;
  if (isBarred || (known === undefined && person.roles.length === 0))
    return refuseAccount(site, known?.agent ?? 'unknown');
  const id = known?.agent ?? (await openAccount(site, person));
  await giveProfile(site, id, person);
  if (person.roles.length === 0) return refuseAccount(site, id);
  return { id, name: person.name, roles: person.roles };
}

/** Throws Refusal `no-right`, on record. @param about whose account, `unknown` for nobody's */
async function refuseAccount({ store, now }: ApiContext, about: string): Promise<never> {
  await recordStaffEvent(store.db, { at: now(), type: 'sign-in-refused', by: PROVIDER, about });
  throw new Refusal('no-right');
}

type NewAccount = Pick<ProviderPerson, 'subject' | 'login' | 'name' | 'roles'>;

/** Adds an account that no password opens. Gives its id. @param by who says so */
export async function openAccount(
  { store, now }: Pick<ApiContext, 'store' | 'now'>,
  { subject, login, name, roles }: NewAccount,
  by = PROVIDER,
): Promise<string> {
  return store.db.transaction(async (db) => {
    const id = await newAgentId(db, login);
    const nobodys = randomBytes(32).toString('base64url');
    await keepAgent(db, { id, name, roles, password: nobodys, cost: DRAWN_COST });
    await keepProviderAccount(db, { agent: id, subject, userName: login });
    const detail = { given: roles };
    await recordStaffEvent(db, { at: now(), type: 'agent-added', by, about: id, detail });
    return id;
  });
}

/** The name and the rights that the provider gives now. What they hold and may no longer act on goes back to the queue. */
async function giveProfile(site: ApiContext, id: string, { name, roles }: ProviderPerson): Promise<void> {
  const { store, now } = site;
  const held = ((await findAgent(store.db, id))?.roles ?? []).filter(isRole);
  const detail = {
    given: roles.filter((role) => !held.includes(role)),
    taken: held.filter((role) => !roles.includes(role)),
  };
  await writeProfile(store.db, { id, name, roles });
  if (detail.given.length + detail.taken.length > 0)
    await recordStaffEvent(store.db, { at: now(), type: 'roles-changed', by: PROVIDER, about: id, detail });
  await releaseClaims(site, PROVIDER, { id, roles });
}
