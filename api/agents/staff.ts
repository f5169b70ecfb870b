import { eq } from 'drizzle-orm';
import { agentOf, keepAgent, type Agent } from '../../store/agents.ts';
import { agents } from '../../store/schema.ts';
import { Refusal } from '../errors.ts';
import type { Site } from '../context.ts';
import { has, isRole, type Role } from './roles.ts';
import type { Session } from './session.ts';

type NewAgent = { id: string; name: string; password: string; roles: Role[] };

/** Adds an agent. Throws Refusal `forbidden`, or `invalid` when the id is taken. */
export async function addAgent({ store }: Pick<Site, 'store'>, by: Session, added: NewAgent): Promise<Agent> {
  mustGrant(by, added.roles);
  if (await agentOf(store.db, added.id)) throw new Refusal('invalid', { fields: ['id'] });
  await keepAgent(store.db, added);
  const { id, name, roles } = added;
  return { id, name, roles };
}

/** Gives an agent these roles and no others. Nobody changes their own: a house is not left without a supervisor. */
export async function giveRoles(
  { store }: Pick<Site, 'store'>,
  by: Session,
  { id, roles }: { id: string; roles: Role[] },
): Promise<Agent> {
  const agent = await agentOf(store.db, id);
  const given = roles.filter((role) => !agent?.roles.includes(role));
  mustGrant(by, given);
  if (!agent) throw new Refusal('not-found');
  if (id === by.id) throw new Refusal('forbidden');
  await store.db.update(agents).set({ roles }).where(eq(agents.id, id));
  return { ...agent, roles: roles.filter(isRole) };
}

/** To read medical text or to audit is given only by who has that right: supervising is not a way to it. */
const guarded: readonly Role[] = ['medical', 'auditor'];

function mustGrant(by: Session, roles: readonly Role[]): void {
  const granted = roles.every((role) => !guarded.includes(role) || has(by, role));
  if (!has(by, 'supervisor') || !granted) throw new Refusal('forbidden');
}
