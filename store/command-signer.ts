import { createPublicKey, sign } from 'node:crypto';
import { textToSign, type Proof } from '../domain/command-proof.ts';
import type { Db } from './db.ts';
import type { MasterKey } from './master-key.ts';
import { houseKey } from './vault.ts';
import { ed25519Of } from './archive/signing-key.ts';

/** Proves that commands come from this house. `key` is public: what questions know it by. */
export type CommandSigner = { key: string; signed: Signs };
/** The fields of a command, with the proof that they are for that question and that command. */
type Signs = <F extends object>(to: Omit<Proof, 'key'>, fields: F) => F & { proof: SignedProof };
type SignedProof = Proof & { signature: string };

/** The house's own: one of its keys, the same in each of its processes. */
export async function commandSigner(db: Db, master: MasterKey): Promise<CommandSigner> {
  return signerOf(await houseKey(db, master, 'commands'));
}

/** @param seed 32 bytes, of whoever holds them */
export function signerOf(seed: Uint8Array): CommandSigner {
  const privateKey = ed25519Of(seed);
  const { x: key = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return {
    key,
    signed: (to, fields) => {
      // As it travels: what is undefined does not.
      const text = textToSign(to, JSON.parse(JSON.stringify(fields)));
      const signature = sign(null, Buffer.from(text), privateKey).toString('base64url');
      return { ...fields, proof: { key, ...to, signature } };
    },
  };
}
