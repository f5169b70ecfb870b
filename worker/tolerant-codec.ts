import { createPublicKey, verify } from 'node:crypto';
import { defaultPayloadConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import { signedProof, textToSign, type Proof } from '../domain/command-proof.ts';

const nothing = defaultPayloadConverter.toPayload(null);

/**
 * What reaches the process. A payload that nobody can read would fail the workflow task for ever, and with it the question: it is
 * handed over as `null`, which is journalled as malformed and ignored. A `proof` is left in a command for what its signature
 * truly holds for, and taken from every other. Both follow from the payload alone, so that a replay anywhere finds the same.
 */
export const tolerantCodec: PayloadCodec = {
  encode: async (payloads) => payloads,
  decode: async (payloads) => payloads.map(readable),
};

function readable(payload: Payload): Payload {
  try {
    const value: unknown = defaultPayloadConverter.fromPayload(payload);
    if (typeof value !== 'object' || value === null || !('proof' in value)) return payload;
    const { proof: _, ...fields } = value;
    const proof = provenBy(value);
    return defaultPayloadConverter.toPayload(proof === undefined ? fields : { ...fields, proof });
  } catch {
    return nothing;
  }
}

/** What the signature in a command truly holds for; undefined where it holds for nothing, or there is none. */
export function provenBy(command: object): Proof | undefined {
  const { proof: given, ...fields } = { proof: undefined, ...command };
  const signed = signedProof(given);
  if (signed === undefined) return undefined;
  const { signature, ...proof } = signed;
  return isSigned(textToSign(proof, fields), proof.key, signature) ? proof : undefined;
}

/** Ed25519. Whose key it is, the process judges. */
function isSigned(text: string, x: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
