import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { agentBy, notePresent, type Agent, findAgentWithPassword } from '../../store/agents.ts';
import { Refusal } from '../errors.ts';
import { clientDigest } from '../client-address.ts';
import { signer } from '../signer.ts';
import type { Env, ApiDependencies, ApiContext } from '../context.ts';
import { cookieRules } from '../cookies.ts';
import { isRole, type AgentRole } from './roles.ts';
import { HOUR } from '../../domain/durations.ts';

/** Who is signed in. Roles are read anew at each request: taken away, they are gone at once. */
export type Session = { id: string; name: string; roles: AgentRole[] };

export type Sessions = {
  issue(agent: string): Promise<string>;
  /** Undefined, or `expired`, for whoever is not signed in, or no longer. */
  read(cookie: string): Promise<Session | 'expired' | undefined>;
};

/** A working day: signing in again in the morning is enough. */
export const SESSION_LIFE_MS = 10 * HOUR;
const COOKIE = 'session';

export function agentSessions(
  { store, vault, secret }: Pick<ApiDependencies, 'store' | 'vault' | 'secret'>,
  now: () => number,
): Sessions {
  const { sign, read } = signer(secret, 'desk', now);
  return {
    issue: async (id) => sign({ sub: id, mark: (await rowWithMark(id))?.mark }, SESSION_LIFE_MS),
    read: async (cookie) => {
      const claims = await read(cookie);
      if (claims === undefined || claims === 'expired') return claims;
      const row = await rowWithMark(String(claims['sub']));
      return row && row.mark === claims['mark'] ? sessionOf(row) : undefined;
    },
  };

  /** A session ends when the password changes: the mark is no longer its own. */
  async function rowWithMark(id: string): Promise<(Agent & { mark: string }) | undefined> {
    const row = await findAgentWithPassword(store.db, id);
    return row && { ...row, mark: vault.digest('password', row.password).slice(0, 22) };
  }
}

/**
 * Signs an agent in and sets the cookie. Throws Refusal `sign-in-needed`, the same for an unknown name, a wrong password
 * and a disabled agent, or `too-many-requests`.
 * @param given `name` is the agent's id, in any case
 */
export async function signIn(
  site: ApiContext,
  c: Context<Env>,
  given: { name: string; password: string },
): Promise<Session> {
  const id = given.name.toLowerCase();
  site.gates.signIn(clientDigest(site, c));
  site.gates.signInName(id);
  const agent = await agentBy(site.store.db, { id, password: given.password });
  const session = agent && sessionOf(agent);
  if (!session) throw new Refusal('sign-in-needed');
  setCookie(c, COOKIE, await site.sessions.issue(id), {
    ...cookieRules(site.config),
    maxAge: SESSION_LIFE_MS / 1000,
  });
  return session;
}

export function signOut({ config }: ApiContext, c: Context<Env>): void {
  deleteCookie(c, COOKIE, cookieRules(config));
}

/** Who asks; throws Refusal `sign-in-needed` or `session-expired`. */
export async function currentAgent({ sessions }: ApiContext, c: Context<Env>): Promise<Session> {
  const cookie = getCookie(c, COOKIE);
  const session = cookie === undefined ? undefined : await sessions.read(cookie);
  if (session === undefined) throw new Refusal('sign-in-needed');
  if (session === 'expired') throw new Refusal('session-expired');
  return session;
}

/** Lets agents of any of these roles in, and sets `agent`; throws Refusal `forbidden` (403) for the others. */
export function onlyFor(site: ApiContext, ...roles: AgentRole[]): MiddlewareHandler<Env> {
  const present = presence(site);
  return async (c, next) => {
    const agent = await currentAgent(site, c);
    if (!agent.roles.some((role) => roles.includes(role))) throw new Refusal('forbidden');
    c.set('agent', agent);
    await present(agent.id);
    await next();
  };
}

/** Presence is noted to the minute: what came back to an agent who is not there goes to the queue. */
const PRESENCE_MS = 60_000;

function presence({ store, now }: ApiContext): (agent: string) => Promise<void> {
  const noted = new Map<string, number>();
  return async (id) => {
    const at = now();
    if (at - (noted.get(id) ?? 0) < PRESENCE_MS) return;
    noted.set(id, at);
    await notePresent(store.db, { id, at });
  };
}

/** An agent without a role is disabled. */
function sessionOf({ id, name, roles }: Agent): Session | undefined {
  const known = roles.filter(isRole);
  return known.length === 0 ? undefined : { id, name, roles: known };
}
