import type { Context, MiddlewareHandler } from 'hono';
import { findAgentWithPassword, notePresent, type Account, type Agent } from '../../store/agents.ts';
import {
  findSession,
  noteGesture,
  openSession,
  type SessionRow,
  type VouchedSession,
} from '../../store/sessions.ts';
import { Refusal } from '../errors.ts';
import { signer } from '../signer.ts';
import type { Env, ApiDependencies, ApiContext } from '../context.ts';
import { getCookie, setCookie } from '../cookies.ts';
import { isVisit } from '../visit.ts';
import { deviceOf } from './device.ts';
import { isRole, type AgentRole } from './roles.ts';
import { HOUR, MINUTE } from '../../domain/durations.ts';

/** Who is signed in. Roles are read anew at each request: taken away, they are gone at once. */
export type Session = {
  id: string;
  name: string;
  roles: AgentRole[];
  session?: string;
  /** When they last said who they are, epoch ms. */
  provedAt?: number;
  /** A company's provider said so, and not a password of ours. */
  byProvider?: boolean;
};

export type Sessions = {
  issue(
    agent: string,
    from: { device?: string | undefined; vouched?: VouchedSession | undefined },
  ): Promise<string>;
  /** Undefined, or `expired`, for whoever is not signed in, or no longer. `gesture`: somebody is before the screen. */
  read(cookie: string, gesture?: boolean): Promise<Session | 'expired' | undefined>;
};

/** A working day: signing in again in the morning is enough. */
export const SESSION_LIFE_MS = 10 * HOUR;
/** Without a gesture for that long, whoever is before the screen says who they are again (ASVS 7.3.1). */
export const IDLE_MS = 2 * HOUR;
/** What cannot be taken back asks for a password given since (ASVS 7.5.1, 7.5.3). */
export const PROOF_MS = 10 * MINUTE;
export const COOKIE = 'session';

export function agentSessions(
  { store, vault, secret, config }: Pick<ApiDependencies, 'store' | 'vault' | 'secret' | 'config'>,
  now: () => number,
): Sessions {
  const { sign, read } = signer(secret, 'desk', now);
  return {
    issue: async (agent, from) => {
      const sid = await openSession(store.db, { agent, at: now(), ...from });
      return sign({ sub: agent, sid, mark: (await rowWithMark(agent))?.mark }, SESSION_LIFE_MS);
    },
    read: async (cookie, gesture = true) => {
      const claims = await read(cookie);
      if (claims === undefined || claims === 'expired') return claims;
      const [agent, id] = [String(claims['sub']), String(claims['sid'])];
      const row = await rowWithMark(agent);
      if (!row || row.mark !== claims['mark'] || !mayEnter(row, config)) return undefined;
      const held = await findSession(store.db, { id, agent });
      if (!held) return undefined;
      if (now() - lastGesture(held) > IDLE_MS) return 'expired';
      if (gesture) await noteGesture(store.db, held, now());
      return sessionOf(row, held);
    },
  };

  /** A session ends when the password changes: the mark is no longer its own. */
  async function rowWithMark(id: string): Promise<(Account & { mark: string }) | undefined> {
    const row = await findAgentWithPassword(store.db, id);
    return row && { ...row, mark: vault.digest('password', row.password).slice(0, 22) };
  }
}

function lastGesture({ at, seenAt }: SessionRow): number {
  return seenAt ?? at;
}

/** Agents made to try the desk with come in where only this machine does. */
export function mayEnter({ demo }: Pick<Account, 'demo'>, config: ApiContext['config']): boolean {
  return !demo || config.demo === true;
}

/** Opens a session of theirs and sets its cookie. @param vouched by a company's provider */
export async function setSession(
  { sessions, config }: ApiContext,
  c: Context<Env>,
  id: string,
  vouched?: VouchedSession,
): Promise<void> {
  const value = await sessions.issue(id, { device: deviceOf(c.req.header('User-Agent')), vouched });
  setCookie(c, config, { name: COOKIE, value, lifeMs: SESSION_LIFE_MS });
}

/** Lets through what changes data whoever said who they are a moment ago; throws Refusal `proof-needed` to the others. */
export function onlyProved({ now }: Pick<ApiContext, 'now'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.method !== 'GET' && now() - (c.get('agent').provedAt ?? 0) > PROOF_MS)
      throw new Refusal('proof-needed');
    await next();
  };
}

/** Who asks; throws Refusal `sign-in-needed` or `session-expired`. */
export async function currentAgent({ sessions, config }: ApiContext, c: Context<Env>): Promise<Session> {
  const cookie = getCookie(c, config, COOKIE);
  const session = cookie === undefined ? undefined : await readOnce(sessions, c, cookie);
  if (session === undefined) throw new Refusal('sign-in-needed');
  if (session === 'expired') throw new Refusal('session-expired');
  return session;
}

type Asked = { cookie: string; session: ReturnType<Sessions['read']> };
const asked = new WeakMap<object, Asked>();

/** A page asks the API several times for one request of a browser's, whose surroundings it hands on: who asks is looked up once. */
function readOnce(sessions: Sessions, { env, req }: Context<Env>, cookie: string): Asked['session'] {
  // A page that looks again by itself, left open, keeps nobody signed in.
  const gesture = req.method !== 'GET' || isVisit({ req });
  if (req.method !== 'GET' || typeof env !== 'object' || env === null) return sessions.read(cookie, gesture);
  const known = asked.get(env);
  if (known?.cookie === cookie) return known.session;
  const session = sessions.read(cookie, gesture);
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
export function sessionOf({ id, name, roles }: Agent, held?: SessionRow): Session | undefined {
  const known = roles.filter(isRole);
  if (known.length === 0) return undefined;
  if (!held) return { id, name, roles: known };
  const { at, provedAt, idToken } = held;
  return { id, name, roles: known, session: held.id, provedAt: provedAt ?? at, byProvider: idToken !== null };
}
