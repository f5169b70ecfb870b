// Coming in to the desk and going out: the password, then a code where one has a second factor.
import type { Context } from 'hono';
import { agentBy, findAgent, keepPassword, type Account } from '../../store/agents.ts';
import { passkeysOf } from '../../store/passkeys.ts';
import { endSessions, findSession, noteProof } from '../../store/sessions.ts';
import { recordStaffEvent } from '../../store/staff.ts';
import { clientDigest } from '../client-address.ts';
import { deleteCookie, getCookie, setCookie } from '../cookies.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { signer } from '../signer.ts';
import { MINUTE } from '../../domain/durations.ts';
import { providerEnd } from '../provider/provider-sign-in.ts';
import { mustResistGuessing } from './passwords.ts';
import { takeCode } from './second-factor.ts';
import { COOKIE, currentAgent, mayEnter, sessionOf, setSession, type Session } from './session.ts';

/** `passkey`: one of theirs does in place of the code. */
type StillNeeded = { needs: 'code' | 'passkey'; passkey: boolean };

/** Between the password and the code. */
const HALF_COOKIE = 'half-session';
const HALF_MS = 5 * MINUTE;

/**
 * Signs an agent in and sets the cookie, or gives what is still needed: a code (`finishSignIn`), or a passkey, which lets in by
 * itself. Throws Refusal
 * `sign-in-needed`, the same for an unknown name, a wrong password and a disabled agent, or `too-many-requests`.
 * @param given `name` is the agent's id, in any case
 */
export async function signIn(
  site: ApiContext,
  c: Context<Env>,
  given: { name: string; password: string },
): Promise<Session | StillNeeded> {
  const id = given.name.toLowerCase();
  site.gates.signIn(clientDigest(site, c));
  const agent = await checkPassword(site, c, { id, password: given.password });
  const session = agent && mayEnter(agent, site.config) && sessionOf(agent);
  if (!session) throw new Refusal('sign-in-needed');
  const passkeys = await passkeysOf(site.store.db, id);
  if (agent.factor === null && passkeys.length === 0) return enter(site, c, session);
  const value = await signer(site.secret, 'half', site.now).sign({ sub: id }, HALF_MS);
  setCookie(c, site.config, { name: HALF_COOKIE, value, lifeMs: HALF_MS });
  return { needs: agent.factor === null ? 'passkey' : 'code', passkey: passkeys.length > 0 };
}

/**
 * The second step. Throws Refusal `sign-in-needed` when the first is missing or too old, `code-needed` for a wrong code, or
 * `too-many-requests`: whoever guesses codes knows the password, so that the name is closed to every address.
 */
export async function finishSignIn(site: ApiContext, c: Context<Env>, code: string): Promise<Session> {
  const claims = await signer(site.secret, 'half', site.now).read(
    getCookie(c, site.config, HALF_COOKIE) ?? '',
  );
  if (claims === undefined || claims === 'expired') throw new Refusal('sign-in-needed');
  const id = String(claims['sub']);
  const agent = await findAgent(site.store.db, id);
  const session = agent && mayEnter(agent, site.config) && sessionOf(agent);
  if (!session || agent.factor === null) throw new Refusal('sign-in-needed');
  site.lockouts.attempt(`code ${id}`);
  if (!(await takeCode(site, { id, factor: agent.factor }, code))) {
    if (site.lockouts.isLocked(`code ${id}`)) await recordLockout(site, id);
    throw new Refusal('code-needed');
  }
  site.lockouts.clear(`code ${id}`);
  deleteCookie(c, site.config, HALF_COOKIE);
  return enter(site, c, session);
}

async function enter(site: ApiContext, c: Context<Env>, session: Session): Promise<Session> {
  const { id } = session;
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

/**
 * Ends the session on the server: a cookie that somebody kept opens nothing. Gives where whoever came in by the company's
 * provider signs out of that, too.
 */
export async function signOut(site: ApiContext, c: Context<Env>): Promise<string | undefined> {
  const { config, sessions, store, now } = site;
  deleteCookie(c, config, COOKIE);
  const cookie = getCookie(c, config, COOKIE);
  const session = cookie === undefined ? undefined : await sessions.read(cookie);
  if (session === undefined || session === 'expired') return undefined;
  const { id: agent, session: id } = session;
  const held = id === undefined ? undefined : await findSession(store.db, { id, agent });
  await endSessions(store.db, { agent, at: now(), ...(id === undefined ? {} : { id }) });
  await recordStaffEvent(store.db, { at: now(), type: 'signed-out', by: agent, about: agent });
  return held && providerEnd(site, held);
}

/**
 * An agent's own new password; their other sessions end. Throws Refusal `invalid` when the present one is wrong,
 * `password-common` when the next is easily guessed, or `too-many-requests`.
 */
export async function changePassword(
  site: ApiContext,
  c: Context<Env>,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const { store, now } = site;
  const { id, name } = await currentAgent(site, c);
  if (!(await checkPassword(site, c, { id, password: current })))
    throw new Refusal('invalid', { fields: ['current'] });
  await mustResistGuessing(next, [id, name]);
  await keepPassword(store.db, { id, password: next });
  await endSessions(store.db, { agent: id, at: now() });
  await setSession(site, c, id);
  await recordStaffEvent(store.db, { at: now(), type: 'password-changed', by: id, about: id });
}

/**
 * Who is signed in says again who they are. Throws Refusal `invalid` when the password is wrong, or `too-many-requests`.
 */
export async function proveIdentity(site: ApiContext, c: Context<Env>, password: string): Promise<void> {
  const { id, session } = await currentAgent(site, c);
  if (!(await checkPassword(site, c, { id, password })))
    throw new Refusal('invalid', { fields: ['password'] });
  if (session !== undefined) await noteProof(site.store.db, { id: session, at: site.now() });
}
