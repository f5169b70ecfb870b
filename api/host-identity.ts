// Who asks, in the signed word of the site that they are signed in to.
import { readFile } from 'node:fs/promises';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  errors,
  jwtVerify,
  type JWTVerifyGetKey,
} from 'jose';
import { z } from 'zod';
import type { Role } from '../domain/triage/types.ts';
import type { Issuer } from './chat-settings.ts';
import { Refusal } from './errors.ts';

/** `site` and `subject` name them for good; the rest is told to whoever answers. */
export type HostPerson = { site: string; subject: string; email?: string; name?: string; role?: Role };

/**
 * Reads such a word. Throws Refusal `sign-in-needed` for whatever is not genuine, `session-expired` for what is too old,
 * `unavailable` while the keys cannot be had: nobody passes for want of a key.
 */
export type ReadIdentity = (token: string) => Promise<HostPerson>;

/** From when it was signed: whoever finds it later has found nothing. */
const LONGEST_LIFE = '10m';
/** Between their clock and ours, in seconds. */
const CLOCKS_APART = 30;
/** Signed by a private key: a shared secret would let us, and whoever reads our settings, speak in the site's name. */
const ALGORITHMS = ['ES256', 'EdDSA', 'PS256', 'RS256'];
const RETRY_SECONDS = 10;

const Claims = z.object({
  sub: z.string().min(1).max(200),
  email: z.email().max(254).optional(),
  name: z.string().trim().min(1).max(100).optional(),
  role: z.enum(['employee', 'employer']).optional(),
});

/** @param audience our own origin: a word that was meant for somebody else is none for us */
export function hostIdentity(
  issuers: readonly Issuer[],
  { audience, now }: { audience: string; now: () => number },
): ReadIdentity {
  const known = new Map(issuers.map(({ origin, keys }) => [origin, keysAt(keys)]));
  return async (token) => {
    const issuer = issuerOf(token);
    const keys = known.get(issuer);
    if (!keys) throw new Refusal('sign-in-needed');
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      maxTokenAge: LONGEST_LIFE,
      clockTolerance: CLOCKS_APART,
      requiredClaims: ['exp', 'iat', 'sub'],
      currentDate: new Date(now()),
    }).catch(refuse);
    const claims = Claims.safeParse(payload);
    if (!claims.success) throw new Refusal('sign-in-needed');
    const { sub, ...rest } = claims.data;
    return { site: issuer, subject: sub, ...present(rest) };
  };
}

/** A file is read each time, an address when a key is new: keys are changed by putting the next one beside the last. */
function keysAt(where: string): JWTVerifyGetKey {
  if (!where.startsWith('/'))
    return createRemoteJWKSet(new URL(where), { timeoutDuration: 3_000, cooldownDuration: 5_000 });
  return async (header, token) => createLocalJWKSet(JSON.parse(await readFile(where, 'utf8')))(header, token);
}

function issuerOf(token: string): string {
  try {
    return decodeJwt(token).iss ?? '';
  } catch {
    return '';
  }
}

function refuse(cause: unknown): never {
  if (cause instanceof errors.JWTExpired) throw new Refusal('session-expired');
  const genuine = cause instanceof errors.JWKSTimeout || !(cause instanceof errors.JOSEError);
  if (genuine) throw new Refusal('unavailable', { retryAfterSeconds: RETRY_SECONDS });
  throw new Refusal('sign-in-needed');
}

type Optional = Pick<z.infer<typeof Claims>, 'email' | 'name' | 'role'>;

function present({ email, name, role }: Optional): Pick<HostPerson, 'email' | 'name' | 'role'> {
  return {
    ...(email === undefined ? {} : { email }),
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
  };
}
