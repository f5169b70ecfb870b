// The mail listener's certificate: read at the start, and again whenever its file was renewed, as it is every few weeks.
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { Certificate } from '../email/listener.ts';
import { ServiceProblem } from './service-problem.ts';

type Files = { cert: string; key: string };
type Following = { inUse: Certificate; renew: (certificate: Certificate) => void; everyMs?: number };

const LOOK_EVERY_MS = 60_000;

/** Throws ServiceProblem `certificate`, with what to do, when the two cannot be read or do not go together. */
export async function readCertificate({ cert, key }: Files): Promise<Certificate> {
  try {
    const read = { cert: await readFile(cert), key: await readFile(key) };
    createSecureContext(read);
    return read;
  } catch (cause) {
    throw new ServiceProblem(
      'certificate',
      `The certificate ${cert} with the key ${key} cannot be used. Check PALADIN_SMTP_CERT and PALADIN_SMTP_KEY: two PEM files that this user may read and that belong together.`,
      { cause },
    );
  }
}

/**
 * Hands on what differs from the certificate `inUse`, whenever its files were written; half of a renewal is waited for.
 * Gives how to stop.
 */
export function followCertificate(
  files: Files,
  { inUse, renew, everyMs = LOOK_EVERY_MS }: Following,
): () => void {
  let known = inUse;
  const looks = setInterval(async () => {
    const found = await readCertificate(files).catch(() => known);
    if (found.cert.equals(known.cert) && found.key.equals(known.key)) return;
    known = found;
    renew(found);
  }, everyMs);
  looks.unref();
  return () => clearInterval(looks);
}
