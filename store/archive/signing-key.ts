import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { like } from 'drizzle-orm';
import type { Db } from '../db.ts';
import type { MasterKey } from '../master-key.ts';
import { houseKeys } from '../schema.ts';
import { houseKey } from '../vault.ts';

/** Signs manifests: Ed25519, its seed a key of the house. */
export type SigningKey = { publicKey: PublicKey; sign: (text: string) => string };
/** `pem` is what an outside auditor is given; `id` is the SHA-256 of the key's DER, 16 signs of it. */
export type PublicKey = { id: string; pem: string };

const NAME = 'archive-';
/** What stands before the seed in the PKCS #8 form of an Ed25519 key (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The keys that the house has had for its archive, the first one first; one is made when there is none. */
export async function archiveKeys(db: Db, master: MasterKey): Promise<[SigningKey, ...SigningKey[]]> {
  const made = await db.$count(houseKeys, like(houseKeys.name, `${NAME}%`));
  const [first, ...others] = await Promise.all(
    Array.from({ length: Math.max(1, made) }, (_, index) => houseKey(db, master, `${NAME}${index + 1}`)),
  );
  if (first === undefined) throw new Error('unreachable: there is one key at least');
  return [signingKey(first), ...others.map(signingKey)];
}

/** One more: in force once a manifest signed by the one before has announced it. */
export async function newArchiveKey(db: Db, master: MasterKey): Promise<SigningKey> {
  const known = await archiveKeys(db, master);
  return signingKey(await houseKey(db, master, `${NAME}${known.length + 1}`));
}

export function signingKey(seed: Uint8Array): SigningKey {
  const key = ed25519Of(seed);
  return {
    publicKey: toPublicKey(createPublicKey(key)),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}

/** @param seed 32 bytes */
export function ed25519Of(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

/** @throws when it is no public key */
export function publicKeyOf(pem: string): PublicKey {
  return toPublicKey(createPublicKey(pem));
}

export function isSignedBy({ pem }: PublicKey, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text), createPublicKey(pem), Buffer.from(signature, 'base64'));
}

function toPublicKey(key: KeyObject): PublicKey {
  const der = key.export({ format: 'der', type: 'spki' });
  return {
    id: createHash('sha256').update(der).digest('hex').slice(0, 16),
    pem: key.export({ format: 'pem', type: 'spki' }).toString(),
  };
}
