// What proves that a command comes from this house, whoever carried it to the engine. The API signs what it sends; workers check
// the signature before the process sees the command, and leave of it only for what it holds.
import { isAgents } from './agent-commands.ts';
import { id, record, type Shape } from './validation.ts';

/** What a signature was found to hold for. `key`: the public key, raw, in base64url. */
export type Proof = { key: string; question: string; name: string };

const proof: Shape<Proof> = record({ key: id, question: id, name: id });
/** As it travels. */
export const signedProof: Shape<Proof & { signature: string }> = record({
  key: id,
  question: id,
  name: id,
  signature: signature64,
});

/** In base64url, 64 bytes. */
function signature64(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]{86}$/.test(value) ? value : undefined;
}

/** What is signed: the fields without the proof itself, as they travel. */
export function textToSign({ question, name }: Omit<Proof, 'key'>, fields: object): string {
  return JSON.stringify(['paladin command', question, name, fields]);
}

/** The key by which a command of that name, to that question, is proved; undefined for any other proof, or none. */
export function provingKey(payload: unknown, { question, name }: Omit<Proof, 'key'>): string | undefined {
  const given = proved(payload)?.proof;
  return given?.question === question && given.name === name ? given.key : undefined;
}

const proved: Shape<{ proof: Proof }> = record({ proof });

/** Nothing else lets speak for somebody who signed in, or forget a person. */
export function takesProof(name: string): boolean {
  return isAgents(name) || name === 'erase';
}
