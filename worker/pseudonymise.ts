// A history from a running system, without whom it is about: for the corpus of recorded lives.
import { generateKeyPairSync, sign } from 'node:crypto';
import { textToSign, type Proof } from '../domain/command-proof.ts';
import { provenBy } from './tolerant-codec.ts';

/** Fields in which journals, commands and search attributes name somebody who signed in. */
const NAMING = new Set(['agent', 'to', 'assignee', 'by', 'Assignee']);
/** What such a field may say besides. */
const NOBODY = new Set(['requester', 'assistant', 'clock', 'system', 'support', 'medical', 'supervisor']);
const REFERENCE = /PAL-[0-9A-Za-z-]+/g;

/**
 * The history with other references, agents and workers in it; what the house had signed is signed again, by a key made for it
 * and thrown away. It decides as before. No word of anybody was in it.
 * @param history as `historyToJSON` or `temporal workflow show -o json` writes it, parsed
 */
export function pseudonymised(history: unknown): unknown {
  const agents = agentsIn(history);
  const references = new Map<string, string>();
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x: key = '' } = publicKey.export({ format: 'jwk' });
  return mapFields(history, '', { text: renameText, object: signAnew });

  function renameText(text: string, field: string): string {
    if (field === 'identity') return 'worker';
    if (field === 'signer') return text === 'none' ? text : key;
    if (NAMING.has(field) && agents.has(text)) return nameOf(text);
    return text
      .replace(/^agent:(.+)$/, (_, name: string) => `agent:${nameOf(name)}`)
      .replace(/, with ([\w.:/-]+)$/m, (_, name: string) => `, with ${nameOf(name)}`)
      .replaceAll(REFERENCE, otherReference);
  }

  function nameOf(agent: string): string {
    return agents.get(agent) ?? agent;
  }

  function otherReference(reference: string): string {
    const known = references.get(reference) ?? `PAL-0000-${String(references.size + 1).padStart(4, '0')}`;
    references.set(reference, known);
    return known;
  }

  function signAnew(fields: object, before: object): object {
    const proof = provenBy(before);
    if (proof === undefined) return fields;
    const { name } = proof;
    const question = otherReference(proof.question);
    const { proof: _, ...plain } = { proof: undefined, ...fields };
    const signature = sign(null, Buffer.from(textToSign({ question, name }, plain)), privateKey);
    return {
      ...plain,
      proof: { key, question, name, signature: signature.toString('base64url') } satisfies Signed,
    };
  }
}

type Signed = Proof & { signature: string };

function agentsIn(history: unknown): ReadonlyMap<string, string> {
  const agents = new Map<string, string>();
  mapFields(history, '', {
    object: (fields) => fields,
    text: (text, field) => {
      const name = text.replace(/^agent:/, '');
      if (NAMING.has(field) && !NOBODY.has(name) && !agents.has(name))
        agents.set(name, `agent-${agents.size + 1}`);
      return text;
    },
  });
  return agents;
}

type Mapping = {
  text: (text: string, field: string) => string;
  /** Its fields are mapped by then. */
  object: (fields: object, before: object) => object;
};

/** Every text in it, those within payloads too. */
function mapFields(value: unknown, field: string, mapping: Mapping): unknown {
  if (typeof value === 'string') return mapping.text(value, field);
  if (Array.isArray(value)) return value.map((item) => mapFields(item, field, mapping));
  if (typeof value !== 'object' || value === null) return value;
  const inside = jsonIn(value);
  if (inside !== undefined)
    return { ...value, data: base64(JSON.stringify(mapFields(inside.json, field, mapping))) };
  const fields = Object.entries(value).map(([name, one]) => [name, mapFields(one, name, mapping)]);
  return mapping.object(Object.fromEntries(fields), value);
}

/** Of a payload, what it holds. */
function jsonIn(value: object): { json: unknown } | undefined {
  if (!('metadata' in value) || !('data' in value) || typeof value.data !== 'string') return undefined;
  try {
    return { json: JSON.parse(Buffer.from(value.data, 'base64').toString()) };
  } catch {
    return undefined;
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
