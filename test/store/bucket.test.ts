import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR } from '../../domain/durations.ts';
import { appendToArchive } from '../../store/archive/append.ts';
import { archiveBucket } from '../../store/archive/archive-files.ts';
import { checkArchive } from '../../store/archive/check-archive.ts';
import { archiveKeys } from '../../store/archive/signing-key.ts';
import { openFile } from '../../store/attachments.ts';
import { openBucket, type Bucket } from '../../store/bucket.ts';
import { markStrays, moveToBucket, removeFromBucket } from '../../store/bucket-files.ts';
import { forgetQuestion } from '../../store/erase-questions.ts';
import { exportQuestion } from '../../store/export-questions.ts';
import { PIECE_BYTES } from '../../store/file-pieces.ts';
import { bucketFiles, filePieces } from '../../store/file-schema.ts';
import { openFollowUp } from '../../store/follow-up.ts';
import { discardedFromQuarantine, keepInQuarantine, quarantinedMail } from '../../store/quarantine.ts';
import { StoreAway } from '../../store/unavailable.ts';
import { startBucket } from '../support/bucket.ts';
import { accepted, at, chat, doorOf, mail } from '../support/intake.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';

let server: Awaited<ReturnType<typeof startBucket>>;
let bucket: Bucket;
let opened: Opened;
beforeAll(async () => {
  server = await startBucket();
  bucket = openBucket(server.settings);
  const { store, ...rest } = await embeddedStore();
  opened = { ...rest, store: { ...store, bucket } };
});
afterAll(async () => {
  await opened.remove();
  await server.stop();
});

const note = { name: 'note.txt', type: 'text/plain', content: Buffer.from('Mon numéro de dossier est 4512') };
const scan = { name: 'scan.pdf', type: 'application/pdf', content: randomBytes(3 * PIECE_BYTES + 7) };
const files = [note, scan];

const read = async (name: string) => buffer((await bucket.read(name)) ?? Readable.from([]));
const inStore = () => opened.store.db.$count(filePieces);
const inBucket = () => bucket.list('files');
const round = { limit: 100, now: at };
const move = (to = bucket) => moveToBucket({ db: opened.store.db, bucket: to }, round);
const tidy = (now = at) => removeFromBucket({ db: opened.store.db, bucket }, { limit: 100, now });
const opens = (question: string, id: string) =>
  openFile(opened.store, opened.vault.reader('support'), { question, id });

async function accept(more: Parameters<typeof chat>[1] = {}) {
  const asked = chat(`Voici ma facture ${randomBytes(4).toString('hex')}`, { attachments: files, ...more });
  return accepted(await doorOf(opened).accept(asked));
}

async function forget(question: string) {
  await forgetQuestion(opened.store, { question, at });
  await tidy();
}

const refusing: Bucket = {
  ...openBucket({ url: 'http://127.0.0.1:1/paladin', region: 'us-east-1', keyId: 'k', secret: 's' }),
};

describe('files that are kept in a bucket', () => {
  test('leave the store once they are accepted, sealed, and open as before', async () => {
    const { reference, messageId } = await accept();
    expect(await move()).toBe(2);
    expect([await inStore(), (await inBucket()).length]).toEqual([0, 2]);
    for (const name of await inBucket()) {
      const kept = await read(name);
      expect(name + kept.toString()).not.toMatch(/dossier|note\.txt|PAL-/);
    }
    for (const [index, { name, content }] of files.entries()) {
      const file = await opens(reference, `${messageId}:file:${index + 1}`);
      expect([file?.name, file?.content.equals(content)]).toEqual([name, true]);
    }
    await forget(reference);
  });

  test('are the original of a mail, too', async () => {
    const original = Buffer.from('Subject: Facture\r\n\r\nOù est ma facture ?\r\n');
    const asked = mail('Où est ma facture ?', { original, idempotencyKey: 'bucket' });
    const { reference, messageId } = accepted(await doorOf(opened).accept(asked));
    await move();
    expect(await inStore()).toBe(0);
    expect((await opens(reference, `${messageId}:original`))?.content.equals(original)).toBe(true);
    await forget(reference);
  });

  test('go with their question, and into an export', async () => {
    const { reference, messageId } = await accept();
    await move();
    const next = (await openFollowUp(opened, { question: reference, message: messageId })) ?? '';
    const held = await exportQuestion(opened.store, opened.vault.requesterReader(), next);
    const exported = held?.messages[0]?.files ?? [];
    expect(exported.map(({ content }, index) => files[index]?.content.equals(content))).toEqual([true, true]);
    await forget(next);
  });

  test('stay in the store while the bucket is away, and nothing waits for it', async () => {
    const { reference, messageId } = await accept();
    await expect(move(refusing)).rejects.toThrow(StoreAway);
    expect((await opens(reference, `${messageId}:file:2`))?.content.equals(scan.content)).toBe(true);
    await move();
    expect(await inStore()).toBe(0);
    const away = { ...opened.store, bucket: refusing };
    const asked = { question: reference, id: `${messageId}:file:2` };
    await expect(openFile(away, opened.vault.reader('support'), asked)).rejects.toThrow(StoreAway);
    await forget(reference);
  });

  test('do not open when they were cut, or exchanged', async () => {
    const { reference, messageId } = await accept();
    await move();
    const names = await inBucket();
    const [one = '', other = ''] = names;
    const sealed = await Promise.all(names.map(read));
    const write = (name: string, content: Buffer) =>
      bucket.write(name, Readable.from([content]), content.length);
    await write(one, sealed[1] ?? Buffer.alloc(0));
    await write(other, (sealed[0] ?? Buffer.alloc(0)).subarray(0, 20));
    for (const file of [1, 2])
      await expect(opens(reference, `${messageId}:file:${file}`)).rejects.toThrow('does not open');
    await forget(reference);
  });
});

describe('what is destroyed leaves the bucket', () => {
  test('with its question', async () => {
    const { reference } = await accept();
    await move();
    await forget(reference);
    expect([await inBucket(), await opened.store.db.$count(bucketFiles)]).toEqual([[], 0]);
  });

  test('when it is erased while it is moved', async () => {
    const { reference } = await accept();
    await move({
      ...bucket,
      async write(...written) {
        await bucket.write(...written);
        await forgetQuestion(opened.store, { question: reference, at });
      },
    });
    expect([await inBucket(), await inStore()]).toEqual([[], 0]);
    await tidy(Date.now() + 2 * HOUR);
    expect(await opened.store.db.$count(bucketFiles)).toBe(0);
  });

  test('when a crash left it to nobody', async () => {
    await opened.store.db.insert(bucketFiles).values({ file: 'stray', writtenAt: at, movedAt: at });
    await markStrays(opened.store.db, at);
    expect(await tidy()).toBe(0);
    await markStrays(opened.store.db, at + 1);
    expect(await tidy()).toBe(1);
  });

  test('as a mail in quarantine, once it is discarded', async () => {
    const id = 'QUA-bucket';
    const original = Buffer.from('Subject: Rapport\r\n\r\nbip');
    const label = { subject: 'Rapport', text: 'bip' };
    const row = { id, key: id, receivedAt: at, reasons: ['x'], sender: 'y', requester: null };
    const parts = { emergency: false, audience: 'support' as const, label, original };
    await keepInQuarantine(opened, { ...row, ...parts });
    await move();
    const readers = [opened.vault.reader('support')];
    expect((await quarantinedMail(opened.store, readers, id))?.original.equals(original)).toBe(true);
    expect(await inBucket()).toHaveLength(1);
    await discardedFromQuarantine(opened.store.db, { id, by: 'lea', at });
    await tidy();
    expect(await inBucket()).toEqual([]);
  });
});

test('an archive in a bucket is one that can be checked', async () => {
  const { store, ring } = opened;
  const archive = archiveBucket(bucket);
  const keys = await archiveKeys(store.db, ring);
  const lived = { reference: 'PAL-1', run: 'run-1', ended: 'completed', closedAt: at, journal: [] } as const;
  const history = { ...lived, journal: [], whole: true, sealed: 'c2VhbGVk' };
  expect(await appendToArchive({ store, files: archive, keys }, { histories: [history], at })).toBe(1);
  expect(await archive.list()).toHaveLength(2);
  const trusted = keys[0].publicKey;
  expect(await checkArchive({ files: archive, trusted })).toMatchObject({ problems: [] });
});
