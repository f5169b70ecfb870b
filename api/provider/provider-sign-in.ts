// Coming in by a company's identity provider: there with a question that only this browser can bring back, and back once.
import { hkdfSync } from 'node:crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import { MINUTE } from '../../domain/durations.ts';
import { decrypt, encrypt } from '../../store/sealing.ts';
import { findSession, noteProof, type SessionRow, type VouchedSession } from '../../store/sessions.ts';
import { recordStaffEvent } from '../../store/staff.ts';
import { findProviderAccount } from '../../store/provider-accounts.ts';
import { useMark } from '../../store/used-marks.ts';
import { currentAgent, PROOF_MS, setSession, type Session } from '../agents/session.ts';
import { clientDigest } from '../client-address.ts';
import { deleteCookie, getCookie, setCookie } from '../cookies.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { signer } from '../signer.ts';
import { isProviderAway, refusedFor, type IdentityProvider, type Vouched } from './identity-provider.ts';
import { personOf, type ProviderPerson } from './person-of-claims.ts';
import { enterAccount, PROVIDER } from './provider-accounts.ts';
import type { ProviderSettings } from './provider-settings.ts';

const TICKET = 'provider';
/** Between leaving for the provider and coming back. */
const TICKET_MS = 10 * MINUTE;
const RETRY_SECONDS = 10;

const Ticket = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  /** Who only says again who they are, in which session. */
  again: z.object({ agent: z.string(), session: z.string() }).optional(),
});
type TicketClaims = z.infer<typeof Ticket>;

/**
 * Where to say who one is; sets a cookie that the answer must come with. Throws Refusal `not-found` where there is no provider,
 * `unavailable` while it does not answer.
 * @param asked `again`: who is signed in says once more who they are
 */
export async function askProvider(
  site: ApiContext,
  c: Context<Env>,
  { next, again }: { next: string; again: boolean },
): Promise<{ url: string }> {
  const { provider } = providerOf(site);
  site.gates.signIn(clientDigest(site, c));
  const who = again ? await currentAgent(site, c) : undefined;
  const { url, checks } = await provider.ask(backTo(site), again).catch((error) => refuse(site, error));
  const proof = who?.session === undefined ? {} : { again: { agent: who.id, session: who.session } };
  const value = await signer(site.secret, TICKET, site.now).sign({ ...checks, next, ...proof }, TICKET_MS);
  setCookie(c, site.config, { name: TICKET, value, lifeMs: TICKET_MS, isLax: true });
  return { url };
}

/**
 * Takes what the provider answered, once. Throws Refusal `provider-refused` for whatever is wrong with it, `no-right` for who has
 * none here, `unavailable` while the provider does not answer.
 * @param search of the address that it led back to
 */
export async function takeAnswer(
  site: ApiContext,
  c: Context<Env>,
  search: string,
): Promise<{ agent: Session; next: string }> {
  const { provider, settings } = providerOf(site);
  site.gates.signIn(clientDigest(site, c));
  const ticket = await readTicket(site, c);
  const answer = Object.assign(new URL(backTo(site)), { search });
  const fresh = ticket.again === undefined ? undefined : PROOF_MS / 1000;
  const vouched = await provider.redeem(answer, ticket, fresh).catch((error) => refuse(site, error));
  const person = personOf(settings, vouched.claims) ?? (await refuse(site, new Error('nobody is named')));
  const agent = ticket.again
    ? await proveAgain(site, person, ticket.again)
    : await enter(site, c, { person, vouched });
  return { agent, next: ticket.next };
}

/** The one that this browser left with. It counts once, however often it is brought. */
async function readTicket(site: ApiContext, c: Context<Env>): Promise<TicketClaims> {
  const { store, secret, now, config } = site;
  const ticket = Ticket.safeParse(await signer(secret, TICKET, now).read(getCookie(c, config, TICKET) ?? ''));
  deleteCookie(c, config, TICKET);
  if (!ticket.success) throw new Refusal('provider-refused');
  const mark = { id: `state ${ticket.data.state}`, until: now() + TICKET_MS, now: now() };
  if (!(await useMark(store.db, mark))) await refuse(site, new Error('replayed'));
  return ticket.data;
}

async function enter(
  site: ApiContext,
  c: Context<Env>,
  { person, vouched }: { person: ProviderPerson; vouched: Vouched },
): Promise<Session> {
  const agent = await enterAccount(site, person);
  await setSession(site, c, agent.id, vouchedSession(site, vouched));
  const event = { type: 'signed-in', by: agent.id, about: agent.id, detail: { way: PROVIDER } } as const;
  await recordStaffEvent(site.store.db, { at: site.now(), ...event });
  return agent;
}

function vouchedSession(site: ApiContext, { claims, idToken }: Vouched): VouchedSession {
  const [sub, sid] = [claims['sub'], claims['sid']];
  return {
    providerSubject: typeof sub === 'string' ? sub : null,
    providerSession: typeof sid === 'string' ? sid : null,
    idToken: encrypt(keyOf(site), 'id token', Buffer.from(idToken)),
  };
}

/** Whoever says again who they are must be who they said they were. */
async function proveAgain(
  site: ApiContext,
  person: ProviderPerson,
  { agent, session }: { agent: string; session: string },
): Promise<Session> {
  const { store, now } = site;
  const account = await findProviderAccount(store.db, { subject: person.subject });
  const open = account?.agent === agent && (await findSession(store.db, { id: session, agent }));
  if (!open) return refuse(site, new Error('somebody else'));
  await noteProof(store.db, { id: session, at: now() });
  return enterAccount(site, person);
}

/** Where whoever came in by the provider signs out of it; undefined for the others, and while it does not answer. */
export async function providerEnd(site: ApiContext, { idToken }: SessionRow): Promise<string | undefined> {
  if (!site.provider || idToken === null) return undefined;
  const back = new URL('/bureau/connexion', site.config.publicUrl).href;
  const token = decrypt(keyOf(site), 'id token', idToken).toString();
  return site.provider.endPage({ idToken: token, back }).catch((error) => {
    if (isProviderAway(error)) return undefined;
    throw error;
  });
}

function providerOf({ provider, config }: ApiContext): {
  provider: IdentityProvider;
  settings: ProviderSettings;
} {
  if (!provider || !config.provider) throw new Refusal('not-found');
  return { provider, settings: config.provider };
}

/** What the provider knows as ours. */
function backTo({ config }: ApiContext): string {
  return new URL('/bureau/connexion/retour', config.publicUrl).href;
}

/** It fails closed: what is not understood lets nobody in. */
async function refuse({ store, log, now }: ApiContext, error: unknown): Promise<never> {
  if (isProviderAway(error)) throw new Refusal('unavailable', { retryAfterSeconds: RETRY_SECONDS });
  const reason = error instanceof Error && error.name === 'Error' ? error.message : refusedFor(error);
  log.warn({ reason }, 'an answer of the identity provider was refused');
  await recordStaffEvent(store.db, { at: now(), type: 'sign-in-refused', by: PROVIDER, about: 'unknown' });
  throw new Refusal('provider-refused');
}

function keyOf({ secret }: ApiContext): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), 'paladin provider tokens', 32));
}
