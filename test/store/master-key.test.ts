import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { keyRing, openKeyRing } from '../../store/master-key.ts';
import { masterKey, newFolder } from '../support/stores.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function folderWithKey(written?: string, mode = 0o600): { folder: string; path: string } {
  const folder = newFolder();
  folders.push(folder);
  const path = join(folder, 'master.key');
  if (written !== undefined) writeFileSync(path, written, { mode });
  return { folder, path };
}

const context = { question: 'PAL-2222-2222', audience: 'support' } as const;

describe('the master key of an embedded service', () => {
  test('is made on the first start, for its owner only, and found again on the next', async () => {
    const { folder, path } = folderWithKey();
    const ring = await openKeyRing({ folder });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await openKeyRing({ folder })).current()).toBe(ring.current());
  });

  test('is one and the same for two first starts at once', async () => {
    const { folder } = folderWithKey();
    const rings = await Promise.all([
      openKeyRing({ folder }),
      openKeyRing({ folder }),
      openKeyRing({ folder }),
    ]);
    expect(new Set(rings.map((ring) => ring.current())).size).toBe(1);
  });

  test('is refused with what to do when others can read it', async () => {
    const { folder, path } = folderWithKey(`${masterKey(1)}\n`);
    chmodSync(path, 0o640);
    await expect(openKeyRing({ folder })).rejects.toThrow(`Run: chmod 600 ${path}`);
  });

  test('is not left in drafts of a process that was killed while it wrote one', async () => {
    const { folder, path } = folderWithKey(`${masterKey(1)}\n`);
    const abandoned = `${path}.0123456789ab`;
    const fresh = `${path}.ba9876543210`;
    const others = `${path}.backup`;
    for (const draft of [abandoned, fresh, others]) writeFileSync(draft, masterKey(2), { mode: 0o600 });
    utimesSync(abandoned, new Date(0), new Date(0));
    utimesSync(others, new Date(0), new Date(0));
    await openKeyRing({ folder });
    expect([abandoned, fresh, others].map((draft) => existsSync(draft))).toEqual([false, true, true]);
  });

  test('is the one that another process has put there, as soon as it is met', async () => {
    const { folder } = folderWithKey();
    const [here, there] = [await openKeyRing({ folder }), await openKeyRing({ folder })];
    const before = await there.wrap(Buffer.alloc(32, 5), context);
    const renewed = await here.renew();
    const wrapped = await here.wrap(Buffer.alloc(32, 9), context);
    expect(await there.unwrap(wrapped, context)).toEqual(Buffer.alloc(32, 9));
    expect((await there.wrap(Buffer.alloc(32), context)).masterKey).toBe(renewed);
    expect(await there.unwrap(before, context)).toEqual(Buffer.alloc(32, 5));
  });

  test('stays as it is in memory when its file is gone, and no other is made in its place', async () => {
    const { folder, path } = folderWithKey();
    const ring = await openKeyRing({ folder });
    const wrapped = await ring.wrap(Buffer.alloc(32, 9), context);
    rmSync(path);
    expect(await ring.unwrap(await ring.wrap(Buffer.alloc(32, 3), context), context)).toEqual(
      Buffer.alloc(32, 3),
    );
    expect(await ring.unwrap(wrapped, context)).toEqual(Buffer.alloc(32, 9));
    expect(existsSync(path)).toBe(false);
  });

  test.each([
    ['empty', ''],
    ['cut short', masterKey(1).slice(0, 20)],
    ['not base64', 'not a key at all'],
  ])('is refused when it is %s, never replaced', async (_, written) => {
    const { folder, path } = folderWithKey(written);
    await expect(openKeyRing({ folder })).rejects.toThrow('is not the base64 of 32 bytes');
    expect(readFileSync(path, 'utf8')).toBe(written);
  });

  test('can be given by the environment instead, and then writes no file', async () => {
    const { folder } = folderWithKey();
    mkdirSync(join(folder, 'data'));
    const ring = await openKeyRing({ folder: join(folder, 'data'), given: masterKey(1) });
    expect(ring.current()).toBe(keyRing([masterKey(1)]).current());
    await expect(ring.renew()).rejects.toThrow('start again, then rotate');
    await expect(openKeyRing({ given: 'c2hvcnQ=' })).rejects.toThrow('is not the base64 of 32 bytes');
    await expect(openKeyRing({})).rejects.toThrow('set PALADIN_MASTER_KEY');
  });
});

describe('a wrapped data key', () => {
  test('opens for what it was made for, and for nothing else', async () => {
    const ring = keyRing([masterKey(1)]);
    const wrapped = await ring.wrap(Buffer.alloc(32, 9), context);
    expect(await ring.unwrap(wrapped, context)).toEqual(Buffer.alloc(32, 9));
    await expect(ring.unwrap(wrapped, { ...context, audience: 'medical' })).rejects.toThrow('does not open');
    await expect(ring.unwrap(wrapped, { house: 'identity' })).rejects.toThrow('does not open');
  });

  test('still opens after the master key was renewed, until the old one is retired', async () => {
    const { folder } = folderWithKey();
    const ring = await openKeyRing({ folder });
    const wrapped = await ring.wrap(Buffer.alloc(32, 9), context);
    const renewed = await ring.renew();
    expect((await ring.wrap(Buffer.alloc(32), context)).masterKey).toBe(renewed);
    const reopened = await openKeyRing({ folder });
    expect(await reopened.unwrap(wrapped, context)).toEqual(Buffer.alloc(32, 9));
    await reopened.retire();
    const last = await openKeyRing({ folder });
    expect(last.current()).toBe(renewed);
    await expect(last.unwrap(wrapped, context)).rejects.toThrow('is not among those given');
  });
});
