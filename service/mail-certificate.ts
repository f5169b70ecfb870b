// The mail listener's certificate: read at the start, and again whenever its file was renewed, as it is every few weeks.
import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { Certificate } from '../email/listener.ts';
import { ServiceProblem } from './service-problem.ts';

type Files = { cert: string; key: string };

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

/** Hands on what was renewed; half of a renewal is waited for. Gives how to stop. */
export function followCertificate(
  files: Files,
  renew: (certificate: Certificate) => void,
  everyMs = LOOK_EVERY_MS,
): () => void {
  const look = () => void readCertificate(files).then(renew, () => {});
  const watched = [files.cert, files.key];
  for (const file of watched) watchFile(file, { interval: everyMs, persistent: false }, look);
  return () => watched.forEach((file) => unwatchFile(file, look));
}
