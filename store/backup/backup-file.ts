// A backup is one file: a line of JSON that says what it is, then its lines gzipped and sealed (AES-256-GCM) under a key of its own,
// which the master key wraps. The master key is not in it.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, open, rename, rm, stat } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import type { MasterKey } from '../master-key.ts';
import { KEY_BYTES } from '../sealing.ts';
import { StoreProblem } from '../store-problem.ts';
import { wholeLines } from './whole-lines.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LONGEST_HEADER = 64 * 1024;
const PURPOSE = { house: 'backup' };

const Header = z.object({
  backup: z.literal('paladin'),
  format: z.literal(1),
  /** Of the instant that it holds, epoch ms. */
  at: z.number(),
  /** The last migration of the store that it holds, by drizzle's own date. */
  schema: z.number(),
  store: z.enum(['embedded', 'postgres']),
  /** Of the embedded engine whose state is in it. */
  engine: z.string().optional(),
  masterKey: z.string(),
  wrapped: z.string(),
  nonce: z.string(),
});
export type BackupHeader = z.infer<typeof Header>;
export type BackupOrigin = Omit<BackupHeader, 'backup' | 'format' | 'masterKey' | 'wrapped' | 'nonce'>;

/** Whole under that name, for its owner alone, or not there at all. */
export async function writeBackup(
  path: string,
  { origin, lines, master }: { origin: BackupOrigin; lines: AsyncIterable<string>; master: MasterKey },
): Promise<void> {
  const draft = `${path}.part`;
  const [key, nonce] = [randomBytes(KEY_BYTES), randomBytes(NONCE_BYTES)];
  const { masterKey, wrapped } = await master.wrap(key, PURPOSE);
  const sealed = { masterKey, wrapped: base64(wrapped), nonce: base64(nonce) };
  const header: BackupHeader = { backup: 'paladin', format: 1, ...origin, ...sealed };
  const first = `${JSON.stringify(header)}\n`;
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(first));
  try {
    await (await open(draft, 'w', 0o600)).close();
    await appendFile(draft, first);
    await pipeline(Readable.from(lines), createGzip(), cipher, createWriteStream(draft, { flags: 'a' }));
    const file = await open(draft, 'a');
    await file
      .appendFile(cipher.getAuthTag())
      .then(() => file.sync())
      .finally(() => file.close());
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

export type Backup = { header: BackupHeader; lines: () => AsyncIterable<string> };

/**
 * Opens one, its seal looked at to the end first: nothing of it is acted upon before.
 * @throws StoreProblem `backup-unreadable`, `master-key-unknown`
 */
export async function openBackup(path: string, master: MasterKey): Promise<Backup> {
  const { header, first, size } = await readHeader(path);
  const { masterKey, wrapped, nonce } = header;
  const key = await master.unwrap({ masterKey, wrapped: Buffer.from(wrapped, 'base64') }, PURPOSE);
  const start = Buffer.byteLength(first);
  const tag = await readAt(path, size - TAG_BYTES, TAG_BYTES);
  const plain = () =>
    [
      createReadStream(path, { start, end: size - TAG_BYTES - 1 }),
      createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(first))
        .setAuthTag(tag),
    ] as const;
  await pipeline(...plain(), nowhere()).catch((cause: unknown) => {
    throw unreadable(path, 'it was altered or cut short', cause);
  });
  return { header, lines: () => linesOf(plain()) };
}

async function* linesOf([file, decipher]: readonly [Readable, ReturnType<typeof createDecipheriv>]) {
  const unzipped = createGunzip();
  const done = pipeline(file, decipher, unzipped);
  // Told by whoever reads; awaited below.
  done.catch(() => {});
  yield* wholeLines(unzipped);
  await done;
}

async function readHeader(path: string): Promise<{ header: BackupHeader; first: string; size: number }> {
  const { size } = await stat(path).catch((cause: unknown) => {
    throw unreadable(path, 'it is not there', cause);
  });
  const start = (await readAt(path, 0, Math.min(size, LONGEST_HEADER))).toString();
  const first = start.slice(0, start.indexOf('\n') + 1);
  const header = headerIn(first);
  if (header === undefined || size < Buffer.byteLength(first) + TAG_BYTES)
    throw unreadable(path, 'it is no backup of this service, or of a later version');
  return { header, first, size };
}

function headerIn(line: string): BackupHeader | undefined {
  try {
    return Header.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

async function readAt(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, position).finally(() => file.close());
  return buffer;
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, next) => next() });
}

function unreadable(path: string, why: string, cause?: unknown): StoreProblem {
  return new StoreProblem('backup-unreadable', `${path} cannot be restored: ${why}. Nothing was changed.`, {
    cause,
  });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
