import { hkdfSync, webcrypto } from 'node:crypto';
import { sign, verify } from 'hono/jwt';

/** Claims as they came out of a token that is genuine; `expired` when it is, but too old; undefined for all else. */
type ReadClaims = Record<string, unknown> | 'expired' | undefined;

/** Signs and reads claims for one audience. Each audience has a key of its own: no token passes for another kind. */
export type Signer = {
  /** @param from when its life begins, epoch ms */
  sign: (claims: Record<string, unknown>, lifeMs: number, from?: number) => Promise<string>;
  /** The signature is compared in constant time. Anything unexpected is undefined: it fails closed. */
  read: (token: string) => Promise<ReadClaims>;
};

const ALGORITHM = 'HS256';
const TOKEN_LENGTH = 2_000;

export function signer(secret: Uint8Array, audience: string, now: () => number): Signer {
  const derived = hkdfSync('sha256', secret, new Uint8Array(), `paladin ${audience}`, 32);
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = webcrypto.subtle.importKey('raw', derived, hmac, false, ['sign', 'verify']);
  return {
    sign: async (claims, lifeMs, from = now()) =>
      sign({ ...claims, aud: audience, exp: Math.floor((from + lifeMs) / 1000) }, await key, ALGORITHM),
    read: async (token) => {
      if (token.length > TOKEN_LENGTH) return undefined;
      const claims = await genuine(token, await key, audience);
      if (typeof claims?.['exp'] !== 'number') return undefined;
      return claims['exp'] * 1000 > now() ? claims : 'expired';
    },
  };
}

/** The expiry is checked above, on the house's clock. */
async function genuine(
  token: string,
  key: webcrypto.CryptoKey,
  aud: string,
): Promise<Record<string, unknown> | undefined> {
  try {
    return await verify(token, key, { alg: ALGORITHM, aud, exp: false, iat: false, nbf: false });
  } catch {
    return undefined;
  }
}
