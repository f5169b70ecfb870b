// Whether the key that signs our mails is the one that our domain publishes.
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DkimKey } from '../email/signing-settings.ts';
import { mailCheck } from '../content/fr/mail-check.ts';
import { codeOf, orNone, orUnknown, type Lookup } from './check-dns.ts';
import { fine, problem, type CheckResult } from './check-result.ts';

const { name, none, fine: well, unreadable, missing, revoked, other, weak } = mailCheck.dkim;
/** RFC 8301: shorter ones prove nothing. In bits. */
const LEAST_BITS = 1024;

export async function checkDkim(
  domain: string,
  { keyFile, selector }: DkimKey,
  { txt }: Pick<Lookup, 'txt'>,
): Promise<CheckResult> {
  if (keyFile === undefined) return fine(name, none);
  const ours = await publicKeyOf(keyFile).catch((error: unknown) => codeOf(error));
  if (typeof ours === 'string') return problem(name, unreadable(keyFile, ours));
  if (ours.bits < LEAST_BITS) return problem(name, weak(ours.bits));
  const place = `${selector}._domainkey.${domain}`;
  return orUnknown(name, async () => {
    const records = (await orNone(txt(place))).map((parts) => parts.join(''));
    const published = records.map(keyIn).find((key) => key !== undefined);
    if (published === undefined) return problem(name, missing(place, recordOf(ours)));
    if (published === '') return problem(name, revoked(place));
    const same = ours.keys.includes(published);
    return same ? fine(name, well(place)) : problem(name, other(place, recordOf(ours)));
  });
}

type PublicKey = { type: 'rsa' | 'ed25519'; bits: number; keys: string[] };

/** `keys`: each form in which the key may be published, base64; the usual one first. @throws when the file holds no private key */
async function publicKeyOf(file: string): Promise<PublicKey> {
  const key = createPublicKey(createPrivateKey(await readFile(file)));
  const spki = key.export({ type: 'spki', format: 'der' });
  if (key.asymmetricKeyType === 'ed25519') {
    const raw = spki.subarray(-32);
    return { type: 'ed25519', bits: LEAST_BITS, keys: [raw, spki].map((one) => one.toString('base64')) };
  }
  const pkcs1 = key.export({ type: 'pkcs1', format: 'der' });
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return { type: 'rsa', bits, keys: [spki, pkcs1].map((one) => one.toString('base64')) };
}

/** The key of a record, without the spaces that it may be written with; undefined for a record of something else. */
function keyIn(record: string): string | undefined {
  const tags = new Map(
    record.split(';').map((tag) => {
      const [label = '', ...value] = tag.split('=');
      return [label.trim(), value.join('=').replaceAll(/\s/g, '')];
    }),
  );
  const version = tags.get('v');
  return version === undefined || version === 'DKIM1' ? tags.get('p') : undefined;
}

function recordOf({ type, keys: [key = ''] }: PublicKey): string {
  return `v=DKIM1; k=${type}; p=${key}`;
}
