import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Team } from '../domain/journal.ts';

/** What a sealed text is: part of the proof, so that a row copied elsewhere does not open. */
export type SealedPart =
  | 'body'
  | 'masked'
  | 'mail'
  | 'contact'
  | 'label'
  | 'content'
  | 'recipient'
  | 'sent'
  | 'original'
  | 'tag'
  | 'history';
export type SealContext = { question: string; audience: Team; id: string; part: SealedPart };

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What sealing adds to a content. */
export const SEAL_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
const VERSION = 1;

/** AES-256-GCM: version, nonce, tag, then the ciphertext. Bound to `place`. */
export function seal(key: Uint8Array, place: SealContext, plain: string | Uint8Array): Uint8Array {
  return encrypt(key, labelOf(place), Buffer.from(plain));
}

/** Throws when the key, the place or the bytes are not those of the sealing. */
export function unseal(key: Uint8Array, place: SealContext, sealed: Uint8Array): Buffer {
  return decrypt(key, labelOf(place), sealed);
}

/** `label` is authenticated, not stored: the same one opens again. */
export function encrypt(key: Uint8Array, label: string, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), text]);
}

export function decrypt(key: Uint8Array, label: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes.length < SEAL_BYTES || bytes[0] !== VERSION) throw new SealBroken();
  const tagAt = 1 + NONCE_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, tagAt), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(label))
    .setAuthTag(bytes.subarray(tagAt, tagAt + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(tagAt + TAG_BYTES)), decipher.final()]);
  } catch {
    // Node's own error says nothing more, and nothing of the content may follow it into a log.
    throw new SealBroken();
  }
}

/** Wrong key, wrong place, or altered bytes: AES-GCM does not tell which. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor() {
    super('A sealed text does not open: it was altered, moved, or sealed with another key.');
  }
}

function labelOf({ question, audience, id, part }: SealContext): string {
  return JSON.stringify(['paladin', VERSION, question, audience, id, part]);
}
