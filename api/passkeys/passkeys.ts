// An agent's passkeys: each lets them in alone, for it asks its holder who they are, or after the password in place of a code.
import type { Context } from 'hono';
import { findAgent } from '../../store/agents.ts';
import {
  findPasskey,
  keepPasskey,
  passkeysOf,
  removePasskeys,
  usePasskey,
  type Passkey,
} from '../../store/passkeys.ts';
import { findProviderAccount } from '../../store/provider-accounts.ts';
import { recordStaffEvent } from '../../store/staff.ts';
import { clientDigest } from '../client-address.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { mayEnter, sessionOf, setSession, type Session } from '../agents/session.ts';
import { askForKnown, askForNew, readKnown, readNew } from './ceremonies.ts';

/** More than anybody carries. */
const MOST = 20;

type Added = Parameters<typeof readNew>[2] & { name: string };
type Brought = Parameters<typeof readKnown>[2];

/** Throws Refusal `forbidden` for who comes in by their company's provider: nobody stays in here who is put out there. */
export async function beginPasskey(site: ApiContext, agent: Session) {
  if (await findProviderAccount(site.store.db, { agent: agent.id })) throw new Refusal('forbidden');
  const known = await passkeysOf(site.store.db, agent.id);
  if (known.length >= MOST) throw new Refusal('forbidden');
  return askForNew(site, agent, known);
}

/** Throws Refusal `invalid` when the answer is not to what was asked, or was brought before. */
export async function addPasskey(
  site: ApiContext,
  { id: agent }: Session,
  { name, ...added }: Added,
): Promise<{ id: string }> {
  const { store, now } = site;
  const made = await readNew(site, agent, added);
  if (!made || (await findPasskey(store.db, made.id))) throw new Refusal('invalid', { fields: ['response'] });
  await store.db.transaction(async (db) => {
    await keepPasskey(db, { ...made, agent, name, at: now() });
    await recordStaffEvent(db, { at: now(), type: 'passkey-added', by: agent, about: agent });
  });
  return { id: made.id };
}

/** Throws Refusal `not-found`. */
export async function removePasskey(
  { store, now }: ApiContext,
  { id: agent }: Session,
  id: string,
): Promise<void> {
  if ((await removePasskeys(store.db, { agent, id })) === 0) throw new Refusal('not-found');
  await recordStaffEvent(store.db, { at: now(), type: 'passkey-removed', by: agent, about: agent });
}

/** Throws Refusal `too-many-requests`. */
export function beginPasskeySignIn(site: ApiContext, c: Context<Env>) {
  site.gates.signIn(clientDigest(site, c));
  return askForKnown(site);
}

/**
 * Signs the holder of a passkey in. Throws Refusal `sign-in-needed`, the same for an unknown passkey, a wrong answer and a
 * disabled agent; one whose counter went back, which may be a copy, is on record.
 */
export async function signInByPasskey(site: ApiContext, c: Context<Env>, brought: Brought): Promise<Session> {
  const { store, now } = site;
  site.gates.signIn(clientDigest(site, c));
  const passkey = await findPasskey(store.db, brought.response.id);
  const counter = passkey && (await readKnown(site, passkey, brought));
  if (!passkey || counter === undefined) return refusePasskey(site, passkey);
  if (!(await usePasskey(store.db, { id: passkey.id, counter, at: now() })))
    return refusePasskey(site, passkey);
  const agent = await findAgent(store.db, passkey.agent);
  const session = agent && mayEnter(agent, site.config) && sessionOf(agent);
  if (!session) return refusePasskey(site, passkey);
  await setSession(site, c, session.id);
  const event = { type: 'signed-in', by: session.id, about: session.id, detail: { way: 'passkey' } } as const;
  await recordStaffEvent(store.db, { at: now(), ...event });
  return session;
}

async function refusePasskey({ store, now }: ApiContext, passkey: Passkey | undefined): Promise<never> {
  const event = { type: 'sign-in-refused', by: 'unknown' } as const;
  if (passkey) await recordStaffEvent(store.db, { at: now(), ...event, about: passkey.agent });
  throw new Refusal('sign-in-needed');
}
