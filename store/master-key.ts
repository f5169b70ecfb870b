import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Team } from '../domain/journal.ts';
import { StoreProblem } from './problem.ts';
import { decrypted, encrypted, KEY_BYTES } from './sealing.ts';

/** What a data key is for; it opens for nothing else. */
export type KeyContext = { question: string; audience: Team } | { house: string };
export type WrappedKey = { masterKey: string; wrapped: Uint8Array };

/** Wraps data keys and gives them back, as a key management service does; the key itself never comes out. */
export type MasterKey = {
  /** Id of the master key that new data keys are wrapped under. */
  current(): string;
  wrap(dataKey: Uint8Array, context: KeyContext): Promise<WrappedKey>;
  /** Throws SealBroken, or StoreProblem when the master key of that id is not at hand. */
  unwrap(wrapped: WrappedKey, context: KeyContext): Promise<Uint8Array>;
};

/** A master key of our own keeping, that can be replaced. */
export type KeyRing = MasterKey & {
  /** Makes a new master key the current one; the former ones go on opening what they wrapped. */
  renew(): Promise<string>;
  /** Forgets every key but the current one: only once nothing is wrapped under the others. */
  retire(): Promise<void>;
  /** How many former keys are still there. */
  former(): number;
};

/** Keys as written in the environment or the file: base64 of 32 bytes each, the current one first. */
export function keyRing(written: readonly string[], save?: (written: string[]) => Promise<void>): KeyRing {
  let keys = written.map(keyFrom);
  return {
    current: () => first(keys).id,
    async wrap(dataKey, context) {
      const { id, key } = first(keys);
      return { masterKey: id, wrapped: encrypted(key, contextOf(context), dataKey) };
    },
    async unwrap({ masterKey, wrapped }, context) {
      const found = keys.find(({ id }) => id === masterKey);
      if (!found) throw unknown(masterKey);
      return decrypted(found.key, contextOf(context), wrapped);
    },
    async renew() {
      const renewed = [keyFrom(newKey()), ...keys];
      await (save ?? refused)(renewed.map(({ key }) => key.toString('base64')));
      keys = renewed;
      return first(keys).id;
    },
    async retire() {
      const { key } = first(keys);
      await save?.([key.toString('base64')]);
      keys = keys.slice(0, 1);
    },
    former: () => keys.length - 1,
  };
}

/**
 * The ring in force: PALADIN_MASTER_KEY (one key, or several with commas, the current one first), else the file
 * `master.key` of the data folder, made on the first start with mode 600.
 * Throws StoreProblem `master-key-…` with one sentence.
 */
export async function openKeyRing({
  folder,
  given,
}: {
  folder?: string;
  given?: string | undefined;
}): Promise<KeyRing> {
  if (given !== undefined) return keyRing(given.split(',').map((key) => key.trim()));
  if (folder === undefined) {
    throw new StoreProblem(
      'master-key-missing',
      'No master key: set PALADIN_MASTER_KEY to the base64 of 32 random bytes.',
    );
  }
  const path = join(folder, 'master.key');
  return keyRing(await keysIn(path), (written) => replaced(path, written));
}

async function keysIn(path: string): Promise<string[]> {
  await made(path);
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) {
    throw new StoreProblem(
      'master-key-exposed',
      `The master key ${path} can be read by others. Run: chmod 600 ${path}`,
    );
  }
  const written = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  if (written.length === 0) throw malformed(path);
  return written;
}

/** Written whole under another name, then linked: two first starts agree on one key, and none is ever cut short. */
async function made(path: string): Promise<void> {
  if (await stat(path).catch(() => undefined)) return;
  await mkdir(join(path, '..'), { recursive: true });
  const draft = await written600(path, [newKey()]);
  await link(draft, path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await rm(draft);
}

async function replaced(path: string, written: string[]): Promise<void> {
  await rename(await written600(path, written), path);
}

async function written600(path: string, written: string[]): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  await file.writeFile(`${written.join('\n')}\n`);
  await file.sync();
  await file.close();
  return draft;
}

/** Without a place to write to, a renewed key would live in this process's memory alone, and every text would die with it. */
async function refused(): Promise<never> {
  throw new StoreProblem(
    'master-key-given',
    'The master key comes from PALADIN_MASTER_KEY: set it to "new key,former key", start again, then rotate.',
  );
}

function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

function keyFrom(written: string): { id: string; key: Buffer } {
  const key = Buffer.from(written, 'base64');
  if (key.length !== KEY_BYTES || key.toString('base64') !== written) throw malformed('given');
  const id = createHash('sha256').update('paladin master key').update(key).digest('hex').slice(0, 12);
  return { id, key };
}

function first<T>(keys: readonly T[]): T {
  const [key] = keys;
  if (key === undefined) throw malformed('given');
  return key;
}

function malformed(which: string): StoreProblem {
  return new StoreProblem(
    'master-key-malformed',
    `The master key ${which} is not the base64 of 32 bytes. Restore it from a backup: without it, no text opens.`,
  );
}

function unknown(id: string): StoreProblem {
  return new StoreProblem(
    'master-key-unknown',
    `This store is sealed under the master key ${id}, which is not among those given. Give it back: without it, no text opens.`,
  );
}

function contextOf(context: KeyContext): string {
  return JSON.stringify('house' in context ? ['house', context.house] : [context.question, context.audience]);
}
