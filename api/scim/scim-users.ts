// People whom a company's directory adds, changes and takes away. Their rights come by the claims, when they sign in.
import { findAgent, writeProfile, type Agent } from '../../store/agents.ts';
import {
  barProviderAccount,
  findProviderAccount,
  providerAccountList,
  writeProviderAccount,
  type ProviderAccount,
} from '../../store/provider-accounts.ts';
import { endSessions } from '../../store/sessions.ts';
import { recordStaffEvent } from '../../store/staff.ts';
import { releaseClaims } from '../agents/release-claims.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { machineActor, type Machine } from '../machines/machine-keys.ts';
import { subjectOf } from '../provider/person-of-claims.ts';
import { openAccount } from '../provider/provider-accounts.ts';
import { USER, type ScimUser, type ScimUserGiven } from './scim-forms.ts';

/** Throws Refusal `not-found`. */
export async function findUser(site: ApiContext, id: string): Promise<ScimUser> {
  return shown(site, await accountOf(site, id));
}

/** Those of a name, or all. */
export async function userList(
  site: ApiContext,
  asked: { by: 'userName' | 'externalId'; value: string } | undefined,
): Promise<ScimUser[]> {
  const accounts = await providerAccountList(site.store.db);
  const users = await Promise.all(accounts.map((account) => shown(site, account)));
  if (!asked) return users;
  // What they sign in with is the same in any case (RFC 7643, 4.1.1).
  const plain = (word: string) => (asked.by === 'userName' ? word.toLowerCase() : word);
  return users.filter((user) => plain(user[asked.by]) === plain(asked.value));
}

/**
 * Adds somebody, without a right before they sign in. Throws Refusal `invalid` without both names, `taken` where there is
 * somebody of one of them.
 */
export async function addUser(site: ApiContext, by: Machine, given: ScimUserGiven): Promise<ScimUser> {
  const { externalId, userName, active = true } = given;
  const missing = [
    ...(externalId === undefined ? ['externalId'] : []),
    ...(userName === undefined ? ['userName'] : []),
  ];
  if (externalId === undefined || userName === undefined) throw new Refusal('invalid', { fields: missing });
  const subject = subjectOf(issuerOf(site), externalId);
  const known = await findProviderAccount(site.store.db, { subject });
  if (known && known.removedAt === null) throw new Refusal('taken');
  if ((await userList(site, { by: 'userName', value: userName })).length > 0) throw new Refusal('taken');
  const name = nameOf(given) ?? userName;
  const id =
    known?.agent ??
    (await openAccount(site, { subject, login: userName, name, roles: [] }, machineActor(by)));
  await writeProviderAccount(site.store.db, { agent: id, userName, removedAt: null });
  await setActive(site, by, { id, active });
  return findUser(site, id);
}

/** Says anew what is given, and nothing else. Throws Refusal `not-found`, EngineAway: repeated, nothing is done twice. */
export async function changeUser(
  site: ApiContext,
  by: Machine,
  { id, ...given }: ScimUserGiven & { id: string },
): Promise<ScimUser> {
  const { db } = site.store;
  const account = await accountOf(site, id);
  const agent = await agentOf(site, id);
  const { userName, externalId, active } = given;
  if (externalId !== undefined && subjectOf(issuerOf(site), externalId) !== account.subject)
    throw new Refusal('taken');
  if (userName !== undefined) await writeProviderAccount(db, { agent: id, userName });
  const name = nameOf(given);
  if (name !== undefined) await writeProfile(db, { ...agent, name });
  if (active !== undefined) await setActive(site, by, { id, active });
  return findUser(site, id);
}

/** They are out, and the directory knows them no more. Throws Refusal `not-found`, EngineAway. */
export async function removeUser(site: ApiContext, by: Machine, id: string): Promise<void> {
  const { store, now } = site;
  const account = await accountOf(site, id);
  await setActive(site, by, { id, active: false });
  await writeProviderAccount(store.db, { agent: account.agent, removedAt: now() });
}

/** Out means at once: no right, no session, and what they had taken up is in the queue again. */
async function setActive(
  site: ApiContext,
  by: Machine,
  { id, active }: { id: string; active: boolean },
): Promise<void> {
  const { store, now } = site;
  const [account, agent] = [await accountOf(site, id), await agentOf(site, id)];
  const isBarred = account.barredAt !== null;
  const about = { by: machineActor(by), about: id, at: now() };
  if (active) {
    await barProviderAccount(store.db, { agent: id, at: null });
    if (isBarred) await recordStaffEvent(store.db, { ...about, type: 'account-opened' });
    return;
  }
  await barProviderAccount(store.db, { agent: id, at: account.barredAt ?? now() });
  await writeProfile(store.db, { ...agent, roles: [] });
  await endSessions(store.db, { agent: id, at: now() });
  const detail = { taken: agent.roles };
  if (!isBarred) await recordStaffEvent(store.db, { ...about, type: 'account-closed', detail });
  await releaseClaims(site, machineActor(by), { id, roles: [] });
}

async function accountOf({ store }: ApiContext, id: string): Promise<ProviderAccount> {
  const account = await findProviderAccount(store.db, { agent: id });
  if (!account || account.removedAt !== null) throw new Refusal('not-found');
  return account;
}

async function agentOf({ store }: ApiContext, id: string): Promise<Agent> {
  const agent = await findAgent(store.db, id);
  if (!agent) throw new Refusal('not-found');
  return { id, name: agent.name, roles: agent.roles };
}

async function shown(
  site: ApiContext,
  { agent: id, subject, userName, barredAt }: ProviderAccount,
): Promise<ScimUser> {
  const { name } = await agentOf(site, id);
  return {
    schemas: [USER],
    id,
    externalId: subject.slice(subject.indexOf(' ') + 1),
    userName,
    displayName: name,
    active: barredAt === null,
    meta: { resourceType: 'User', location: new URL(`/api/scim/v2/Users/${id}`, site.config.publicUrl).href },
  };
}

/** Without a provider nobody signs in by it, and a directory has nothing to say. Throws Refusal `not-found`. */
function issuerOf({ config }: ApiContext): string {
  if (!config.provider) throw new Refusal('not-found');
  return config.provider.issuer;
}

function nameOf({ displayName, name }: ScimUserGiven): string | undefined {
  const parts = [name?.givenName, name?.familyName].filter((part) => part !== undefined && part !== '');
  return displayName ?? name?.formatted ?? (parts.length === 0 ? undefined : parts.join(' '));
}
