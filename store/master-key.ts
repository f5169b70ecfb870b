import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Team } from '../domain/journal.ts';
import { openKeyFile, type KeyFile } from './master-key-file.ts';
import { StoreProblem } from './store-problem.ts';
import { decrypt, encrypt, KEY_BYTES } from './sealing.ts';

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

/** A master key of our own keeping, that can be replaced. Other processes may keep it too, by the same file. */
export type KeyRing = MasterKey & {
  /** Takes up what another process has written meanwhile. */
  refresh(): Promise<void>;
  /** Makes a new master key the current one; the former ones go on opening what they wrapped. */
  renew(): Promise<string>;
  /** Forgets every key but the current one: only once nothing is wrapped under the others. */
  retire(): Promise<void>;
  /** How many former keys are still there. */
  former(): number;
  /** Since when the keys are as they are, in epoch ms; undefined when they come from the environment. */
  keptSince(): Promise<number | undefined>;
};

/** Keys as written in the environment or the file: base64 of 32 bytes each, the current one first. */
export function keyRing(written: readonly string[], file?: KeyFile): KeyRing {
  const ofHouse = (one: string) => keyFrom(one, file === undefined);
  let keys = written.map(ofHouse);
  const refresh = async () => {
    const news = await file?.news();
    if (news && news.length > 0) keys = news.map(ofHouse);
  };
  const keepNext = async (next: typeof keys) => {
    await file?.save(next.map(({ key }) => key.toString('base64')));
    keys = next;
  };
  return {
    current: () => first(keys).id,
    refresh,
    async wrap(dataKey, context) {
      // Looked up each time: nothing is wrapped under a key that another process is about to forget.
      await refresh();
      const { id, key } = first(keys);
      return { masterKey: id, wrapped: encrypt(key, contextOf(context), dataKey) };
    },
    async unwrap({ masterKey, wrapped }, context) {
      const find = () => keys.find(({ id }) => id === masterKey);
      if (!find()) await refresh();
      const found = find();
      if (!found) throw unknown(masterKey);
      return decrypt(found.key, contextOf(context), wrapped);
    },
    async renew() {
      if (!file) throw givenKeyProblem();
      await refresh();
      await keepNext([ofHouse(newKey()), ...keys]);
      return first(keys).id;
    },
    async retire() {
      await refresh();
      await keepNext([first(keys)]);
    },
    former: () => keys.length - 1,
    keptSince: async () => file?.savedAt(),
  };
}

/**
 * The ring in force: PALADIN_MASTER_KEY (one key, or several with commas, the current one first), else the file
 * `master.key` of the data folder, made on the first start with mode 600.
 * Throws StoreProblem `master-key-…` with one sentence.
 */
export async function openKeyRing({
  folder,
  given: written,
}: {
  folder?: string;
  given?: string | undefined;
}): Promise<KeyRing> {
  if (written !== undefined) return keyRing(written.split(',').map((key) => key.trim()));
  if (folder === undefined) {
    throw new StoreProblem(
      'master-key-missing',
      'No master key: set PALADIN_MASTER_KEY to the base64 of 32 random bytes.',
    );
  }
  const path = join(folder, 'master.key');
  const file = await openKeyFile(path, newKey);
  if (file.keys.length === 0) throw malformedProblem(path);
  return keyRing(file.keys, file);
}

/** Without a place to write to, a renewed key would live in this process's memory alone, and every text would die with it. */
function givenKeyProblem(): StoreProblem {
  return new StoreProblem(
    'master-key-given',
    'The master key comes from PALADIN_MASTER_KEY: set it to "new key,former key", start again, then rotate.',
  );
}

function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

function keyFrom(written: string, isGiven: boolean): { id: string; key: Buffer } {
  const key = Buffer.from(written, 'base64');
  if (key.length !== KEY_BYTES || key.toString('base64') !== written)
    throw isGiven ? malformedGivenProblem() : malformedProblem('of the data folder');
  const id = createHash('sha256').update('paladin master key').update(key).digest('hex').slice(0, 12);
  return { id, key };
}

function first<T>(keys: readonly T[]): T {
  const [key] = keys;
  if (key === undefined) throw malformedGivenProblem();
  return key;
}

function malformedProblem(which: string): StoreProblem {
  return new StoreProblem(
    'master-key-malformed',
    `The master key ${which} is not the base64 of 32 bytes. Restore it from a backup: without it, no text opens.`,
  );
}

/** At a first start there is nothing to restore. */
function malformedGivenProblem(): StoreProblem {
  return new StoreProblem(
    'master-key-malformed',
    'PALADIN_MASTER_KEY is not the base64 of 32 bytes. For a store that is new, make one with `openssl rand -base64 32`, and keep it apart; one that holds texts needs the key they were sealed with, from where it is kept.',
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
