import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import {
  agentBy,
  findAgent,
  findAgentWithPassword,
  keepPassword,
  notePresent,
  type Agent,
} from '../../store/agents.ts';
import { endSessions, isSessionOpen, openSession, recordStaffEvent } from '../../store/staff.ts';
import { Refusal } from '../errors.ts';
import { clientDigest } from '../client-address.ts';
import { signer } from '../signer.ts';
import type { Env, ApiDependencies, ApiContext } from '../context.ts';
import { cookieRules } from '../cookies.ts';
import { isRole, type AgentRole } from './roles.ts';
import { HOUR } from '../../domain/durations.ts';

/** Who is signed in. Roles are read anew at each request: taken away, they are gone at once. */
export type Session = { id: string; name: string; roles: AgentRole[]; session?: string };

export type Sessions = {
  issue(agent: string): Promise<string>;
  /** Undefined, or `expired`, for whoever is not signed in, or no longer. */
  read(cookie: string): Promise<Session | 'expired' | undefined>;
};

/** A working day: signing in again in the morning is enough. */
export const SESSION_LIFE_MS = 10 * HOUR;
const COOKIE = 'session';

export function agentSessions(
  { store, vault, secret, config }: Pick<ApiDependencies, 'store' | 'vault' | 'secret' | 'config'>,
  now: () => number,
): Sessions {
  const { sign, read } = signer(secret, 'desk', now);
  return {
    issue: async (agent) => {
      const sid = await openSession(store.db, { agent, at: now() });
      return sign({ sub: agent, sid, mark: (await rowWithMark(agent))?.mark }, SESSION_LIFE_MS);
    },
    read: async (cookie) => {
      const claims = await read(cookie);
      if (claims === undefined || claims === 'expired') return claims;
      const [agent, id] = [String(claims['sub']), String(claims['sid'])];
      const row = await rowWithMark(agent);
      if (!row || row.mark !== claims['mark'] || !mayEnter(row, config)) return undefined;
      return (await isSessionOpen(store.db, { id, agent })) ? sessionOf(row, id) : undefined;
    },
  };

  /** A session ends when the password changes: the mark is no longer its own. */
  async function rowWithMark(id: string): Promise<(Account & { mark: string }) | undefined> {
    const row = await findAgentWithPassword(store.db, id);
    return row && { ...row, mark: vault.digest('password', row.password).slice(0, 22) };
  }
}

type Account = Agent & { demo: boolean };

/** Agents made to try the desk with come in where only this machine does. */
function mayEnter({ demo }: Pick<Account, 'demo'>, config: ApiContext['config']): boolean {
  return !demo || config.demo === true;
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
  const agent = await checkPassword(site, c, { id, password: given.password });
  const session = agent && mayEnter(agent, site.config) && sessionOf(agent, '');
  if (!session) throw new Refusal('sign-in-needed');
  await setSession(site, c, id);
  await recordStaffEvent(site.store.db, { at: site.now(), type: 'signed-in', by: id, about: id });
  return session;
}

/** The agent, if the password is theirs. An address that guesses is locked out of that name, and of no other. */
async function checkPassword(
  site: ApiContext,
  c: Context<Env>,
  given: { id: string; password: string },
): Promise<Account | undefined> {
  const pair = `${given.id} ${clientDigest(site, c)}`;
  site.lockouts.attempt(pair);
  const agent = await agentBy(site.store.db, given);
  if (agent) site.lockouts.clear(pair);
  else if (site.lockouts.isLocked(pair)) await recordLockout(site, given.id);
  return agent;
}

/** A name that is nobody's may be a password typed in the wrong place. */
async function recordLockout({ store, now }: ApiContext, id: string): Promise<void> {
  const about = (await findAgent(store.db, id)) ? id : 'unknown';
  await recordStaffEvent(store.db, { at: now(), type: 'locked-out', by: 'unknown', about });
}

async function setSession({ sessions, config }: ApiContext, c: Context<Env>, id: string): Promise<void> {
  setCookie(c, COOKIE, await sessions.issue(id), { ...cookieRules(config), maxAge: SESSION_LIFE_MS / 1000 });
}

/** Ends the session on the server: a cookie that somebody kept opens nothing. */
export async function signOut({ config, sessions, store, now }: ApiContext, c: Context<Env>): Promise<void> {
  deleteCookie(c, COOKIE, cookieRules(config));
  const cookie = getCookie(c, COOKIE);
  const session = cookie === undefined ? undefined : await sessions.read(cookie);
  if (session === undefined || session === 'expired') return;
  const { id: agent, session: id } = session;
  await endSessions(store.db, { agent, at: now(), ...(id === undefined ? {} : { id }) });
  await recordStaffEvent(store.db, { at: now(), type: 'signed-out', by: agent, about: agent });
}

/**
 * An agent's own new password; their other sessions end. Throws Refusal `invalid` when the present one is wrong, or
 * `too-many-requests`.
 */
export async function changePassword(
  site: ApiContext,
  c: Context<Env>,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const { store, now } = site;
  const { id } = await currentAgent(site, c);
  if (!(await checkPassword(site, c, { id, password: current })))
    throw new Refusal('invalid', { fields: ['current'] });
  await keepPassword(store.db, { id, password: next });
  await endSessions(store.db, { agent: id, at: now() });
  await setSession(site, c, id);
  await recordStaffEvent(store.db, { at: now(), type: 'password-changed', by: id, about: id });
}

/** Who asks; throws Refusal `sign-in-needed` or `session-expired`. */
export async function currentAgent({ sessions }: ApiContext, c: Context<Env>): Promise<Session> {
  const cookie = getCookie(c, COOKIE);
  const session = cookie === undefined ? undefined : await readOnce(sessions, c, cookie);
  if (session === undefined) throw new Refusal('sign-in-needed');
  if (session === 'expired') throw new Refusal('session-expired');
  return session;
}

type Asked = { cookie: string; session: ReturnType<Sessions['read']> };
const asked = new WeakMap<object, Asked>();

/** A page asks the API several times for one request of a browser's, whose surroundings it hands on: who asks is looked up once. */
function readOnce(sessions: Sessions, { env, req }: Context<Env>, cookie: string): Asked['session'] {
  if (req.method !== 'GET' || typeof env !== 'object' || env === null) return sessions.read(cookie);
  const known = asked.get(env);
  if (known?.cookie === cookie) return known.session;
  const session = sessions.read(cookie);
  asked.set(env, { cookie, session });
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
function sessionOf({ id, name, roles }: Agent, session: string): Session | undefined {
  const known = roles.filter(isRole);
  return known.length === 0 ? undefined : { id, name, roles: known, session };
}
