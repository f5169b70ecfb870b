import { findAgent, keepAgent, writeRoles, type Agent } from '../../store/agents.ts';
import { removePasskeys } from '../../store/passkeys.ts';
import { barProviderAccount } from '../../store/provider-accounts.ts';
import { endSessions } from '../../store/sessions.ts';
import { recordStaffEvent } from '../../store/staff.ts';
import { Refusal } from '../errors.ts';
import type { ApiContext } from '../context.ts';
import { mustResistGuessing } from './passwords.ts';
import { removeFactor } from './second-factor.ts';
import { releaseClaims } from './release-claims.ts';
import { has, isRole, type AgentRole } from './roles.ts';
import type { Session } from './session.ts';

type NewAgent = { id: string; name: string; password: string; roles: AgentRole[] };

/** Adds an agent. Throws Refusal `forbidden`, `invalid` when the id is taken, or `password-common`. */
export async function addAgent(
  { store, now }: Pick<ApiContext, 'store' | 'now'>,
  by: Session,
  added: NewAgent,
): Promise<Agent> {
  mustGrant(by, added.roles);
  if (await findAgent(store.db, added.id)) throw new Refusal('invalid', { fields: ['id'] });
  await mustResistGuessing(added.password, [added.id, added.name]);
  await keepAgent(store.db, added);
  const { id, name, roles } = added;
  const detail = { given: roles };
  await recordStaffEvent(store.db, { at: now(), type: 'agent-added', by: by.id, about: id, detail });
  return { id, name, roles };
}

/**
 * Gives an agent these roles and no others. Nobody changes their own: a house is not left without a supervisor. What they
 * hold and may no longer act on goes back to the queue; repeated after EngineAway, nothing is done twice.
 */
export async function giveRoles(
  site: ApiContext,
  by: Session,
  { id, roles }: { id: string; roles: AgentRole[] },
): Promise<Agent> {
  const { store } = site;
  const agent = await findAgent(store.db, id);
  const given = roles.filter((role) => !agent?.roles.includes(role));
  const taken = (agent?.roles ?? []).filter(isRole).filter((role) => !roles.includes(role));
  mustGrant(by, [...given, ...taken]);
  if (!agent) throw new Refusal('not-found');
  if (id === by.id) throw new Refusal('forbidden');
  await writeRoles(store.db, { id, roles });
  const detail = { given, taken };
  await recordStaffEvent(store.db, { at: site.now(), type: 'roles-changed', by: by.id, about: id, detail });
  await shutOrOpen(site, { id, isShut: roles.length === 0 });
  await releaseClaims(site, by.id, { id, roles });
  return { id, name: agent.name, roles: roles.filter(isRole) };
}

/** Whoever has no role left stays out, whatever their provider says, and no session of theirs comes back with one. */
async function shutOrOpen(
  { store, now }: ApiContext,
  { id, isShut }: { id: string; isShut: boolean },
): Promise<void> {
  await barProviderAccount(store.db, { agent: id, at: isShut ? now() : null });
  if (isShut) await endSessions(store.db, { agent: id, at: now() });
}

/** For a colleague whose telephone is lost: they sign in by their password alone, and choose another. Throws Refusal. */
export async function removeFactorOf(site: ApiContext, by: Session, id: string): Promise<void> {
  if (!has(by, 'supervisor') || id === by.id) throw new Refusal('forbidden');
  if (!(await findAgent(site.store.db, id))) throw new Refusal('not-found');
  await removeFactor(site, { id, by: by.id });
  if ((await removePasskeys(site.store.db, { agent: id })) === 0) return;
  await recordStaffEvent(site.store.db, { at: site.now(), type: 'passkey-removed', by: by.id, about: id });
}

/** To read medical text or to audit is given, and taken, only by who has that right: supervising is not a way to it. */
const guarded: readonly AgentRole[] = ['medical', 'auditor'];

function mustGrant(by: Session, roles: readonly AgentRole[]): void {
  const granted = roles.every((role) => !guarded.includes(role) || has(by, role));
  if (!has(by, 'supervisor') || !granted) throw new Refusal('forbidden');
}
