import type { MasterKey } from '../master-key.ts';
import { appendToArchive, type Appending } from './append.ts';
import { archiveKeys, newArchiveKey, type PublicKey } from './signing-key.ts';

type Rotating = Pick<Appending, 'store'> & {
  archive: Appending['files'];
  master: MasterKey;
  now: () => number;
};

/** Makes a new key, and has the one in force announce it in a manifest of its own: from the next one on it signs. */
export async function rotateArchiveKey({ store, archive: files, master, now }: Rotating): Promise<PublicKey> {
  const keys = await archiveKeys(store.db, master);
  const { publicKey } = await newArchiveKey(store.db, master);
  await appendToArchive({ store, files, keys }, { histories: [], at: now(), next: publicKey });
  return publicKey;
}

/** Those of the archive, the first one first; with `rotate`, a new one is made before. */
export async function publicKeys({ rotate, ...parts }: Rotating & { rotate: boolean }): Promise<PublicKey[]> {
  if (rotate) await rotateArchiveKey(parts);
  return (await archiveKeys(parts.store.db, parts.master)).map(({ publicKey }) => publicKey);
}
