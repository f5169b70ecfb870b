// A code of six digits from an application, besides the password (TOTP, RFC 6238), and ten codes for the day it is lost.
import { hkdfSync, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { keepFactor, useFactorStep, useRecoveryCode, type Agent } from '../../store/agents.ts';
import { drawSigns } from '../../store/new-reference.ts';
import { decrypt, encrypt } from '../../store/sealing.ts';
import { recordStaffEvent } from '../../store/staff.ts';
import { Refusal } from '../errors.ts';
import { signer } from '../signer.ts';
import type { ApiContext } from '../context.ts';
import { MINUTE } from '../../domain/durations.ts';

/** What RFC 4226 recommends; every application takes it. */
const SECRET_BYTES = 20;
const PERIOD_S = 30;
/** A clock may be off by one interval, either way (RFC 6238 5.2). */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** Small letters and digits that no eye confuses: ten of them make 49 bits, no guessing within the limits of signing in. */
const RECOVERY_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const ENROLMENT_MS = 15 * MINUTE;

type Site = Pick<ApiContext, 'store' | 'vault' | 'secret' | 'now'>;
/** `uri` for the application, `secret` for whoever types it; `ticket` comes back with the first code. */
export type Enrolment = { secret: string; uri: string; ticket: string };

/** A new secret, in force once the application has shown that it holds it. */
export async function beginFactor({ secret, now }: Site, { id }: Pick<Agent, 'id'>): Promise<Enrolment> {
  const made = new Secret({ buffer: new Uint8Array(randomBytes(SECRET_BYTES)).buffer });
  const totp = totpOf(made.base32, id);
  const ticket = await signer(secret, 'factor', now).sign({ sub: id, made: made.base32 }, ENROLMENT_MS);
  return { secret: made.base32, uri: totp.toString(), ticket };
}

/**
 * Puts the secret of a ticket in force. Gives the recovery codes, which nobody can show again. Throws Refusal `invalid`
 * when the ticket is too old or the code is not of its secret.
 */
export async function confirmFactor(
  site: Site,
  { id }: Pick<Agent, 'id'>,
  { ticket, code }: { ticket: string; code: string },
): Promise<string[]> {
  const claims = await signer(site.secret, 'factor', site.now).read(ticket);
  if (claims === undefined || claims === 'expired' || claims['sub'] !== id)
    throw new Refusal('invalid', { fields: ['ticket'] });
  const made = String(claims['made']);
  const step = stepOf(site, made, code);
  if (step === undefined) throw new Refusal('invalid', { fields: ['code'] });
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await keepFactor(site.store.db, {
    id,
    factor: encrypt(keyOf(site), labelOf(id), Buffer.from(made)),
    factorStep: step,
    recoveryCodes: codes.map((one) => digestOf(site, id, one)),
  });
  await recordStaffEvent(site.store.db, { at: site.now(), type: 'factor-added', by: id, about: id });
  return codes;
}

/** Takes the second factor away: by its holder, or by a supervisor for whoever lost the telephone. */
export async function removeFactor(
  { store, now }: Site,
  { id, by }: { id: string; by: string },
): Promise<void> {
  await keepFactor(store.db, { id, factor: null, factorStep: null, recoveryCodes: [] });
  await recordStaffEvent(store.db, { at: now(), type: 'factor-removed', by, about: id });
}

/** Whether a code is theirs, of the application or for recovery. Each enters once, however many try with it at a time. */
export async function takeCode(
  site: Site,
  { id, factor }: { id: string; factor: Uint8Array },
  code: string,
): Promise<boolean> {
  const plain = code.replaceAll(/[\s-]/g, '').toLowerCase();
  if (plain.length !== 6) return useRecoveryCode(site.store.db, { id, digest: digestOf(site, id, plain) });
  const step = stepOf(site, decrypt(keyOf(site), labelOf(id), factor).toString(), plain);
  return step !== undefined && useFactorStep(site.store.db, { id, step });
}

/** The interval that a code is of; undefined when it is of none that counts now. */
function stepOf({ now }: Site, made: string, code: string): number | undefined {
  const delta = totpOf(made).validate({ token: code, timestamp: now(), window: WINDOW });
  return delta === null ? undefined : Math.floor(now() / 1_000 / PERIOD_S) + delta;
}

function totpOf(base32: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Paladin', label, secret: Secret.fromBase32(base32), period: PERIOD_S });
}

function keyOf({ secret }: Site): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), 'paladin factors', 32));
}

function labelOf(id: string): string {
  return `factor ${id}`;
}

function digestOf({ vault }: Site, id: string, code: string): string {
  return vault.digest('recovery', id, code.replaceAll('-', ''));
}

/** In two groups: `k3v7m-9xq2t`. */
function newRecoveryCode(): string {
  return `${drawSigns(RECOVERY_ALPHABET, 5)}-${drawSigns(RECOVERY_ALPHABET, 5)}`;
}
