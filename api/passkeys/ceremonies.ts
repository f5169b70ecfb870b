// Passkeys (WebAuthn): what a browser is asked, and whether what it answers is the answer to that, of that site, and new.
import { randomBytes } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { MINUTE } from '../../domain/durations.ts';
import type { Passkey } from '../../store/passkeys.ts';
import { useMark } from '../../store/used-marks.ts';
import type { ApiContext } from '../context.ts';
import { signer } from '../signer.ts';

/** Between the question and its answer. */
const TICKET_MS = 5 * MINUTE;
const CHALLENGE_BYTES = 32;

type Site = Pick<ApiContext, 'store' | 'vault' | 'secret' | 'now' | 'config'>;
/** To add one, or to come in by one. */
type Purpose = 'passkey-add' | 'passkey-use';

/** Tens of megabytes, loaded when the first passkey is used. */
const loaded = () => import('@simplewebauthn/server');

/** What the browser is asked to make a passkey; `ticket` comes back with it. `known`: those that they have. */
export async function askForNew(
  site: Site,
  { id, name }: { id: string; name: string },
  passkeys: readonly Pick<Passkey, 'id'>[],
) {
  const user = { id: userOf(site, id), name: id, displayName: name };
  const known = passkeys.map((passkey) => passkey.id);
  return { ...(await asked(site, 'passkey-add', id)), user, known };
}

/** What the browser is asked to sign to come in. Nobody is named: the passkey says whose it is. */
export function askForKnown(site: Site) {
  return asked(site, 'passkey-use');
}

/** @param sub whose the answer must be, where that is known */
async function asked(site: Site, purpose: Purpose, sub = '') {
  const challenge = randomBytes(CHALLENGE_BYTES).toString('base64url');
  const ticket = await signer(site.secret, purpose, site.now).sign({ challenge, sub }, TICKET_MS);
  return { ticket, challenge, place: placeOf(site).rpID };
}

type NewPasskey = Pick<Passkey, 'id' | 'publicKey' | 'counter'>;

/** The passkey that was made; undefined where the answer is not to that question, of that site, by that agent. */
export async function readNew(
  site: Site,
  agent: string,
  { ticket, response }: { ticket: string; response: RegistrationResponseJSON },
): Promise<NewPasskey | undefined> {
  const challenge = await takeTicket(site, 'passkey-add', ticket, agent);
  if (challenge === undefined) return undefined;
  const { verifyRegistrationResponse } = await loaded();
  const { origin, rpID } = placeOf(site);
  const expected = { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID };
  const read = await verifyRegistrationResponse({ response, ...expected }).catch(() => undefined);
  if (!read?.verified) return undefined;
  const { id, publicKey, counter } = read.registrationInfo.credential;
  return { id, publicKey, counter };
}

/** The counter that the passkey has come to; undefined where the answer will not do, or the counter went back. */
export async function readKnown(
  site: Site,
  { id, publicKey, counter }: Passkey,
  { ticket, response }: { ticket: string; response: AuthenticationResponseJSON },
): Promise<number | undefined> {
  const challenge = await takeTicket(site, 'passkey-use', ticket);
  if (challenge === undefined) return undefined;
  const { verifyAuthenticationResponse } = await loaded();
  const { origin, rpID } = placeOf(site);
  const read = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: { id, publicKey: new Uint8Array(publicKey), counter },
  }).catch(() => undefined);
  return read?.verified ? read.authenticationInfo.newCounter : undefined;
}

/** The challenge of a ticket, the first time that it is brought. */
async function takeTicket(
  site: Site,
  purpose: Purpose,
  ticket: string,
  sub = '',
): Promise<string | undefined> {
  const { store, secret, now } = site;
  const claims = await signer(secret, purpose, now).read(ticket);
  if (claims === undefined || claims === 'expired' || claims['sub'] !== sub) return undefined;
  const challenge = String(claims['challenge']);
  const isFirst = await useMark(store.db, {
    id: `passkey ${challenge}`,
    until: now() + TICKET_MS,
    now: now(),
  });
  return isFirst ? challenge : undefined;
}

/** The browser keeps it beside the passkey: it names nobody. */
function userOf({ vault }: Site, id: string): string {
  return vault.digest('passkey-user', id);
}

function placeOf({ config }: Site): { origin: string; rpID: string } {
  const { origin, hostname } = new URL(config.publicUrl);
  return { origin, rpID: hostname };
}
