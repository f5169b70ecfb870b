import { ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Door } from '../../api/door.ts';
import type { MasterKey } from '../../store/master-key.ts';
import { retireFormerKeys, rewrapAll, rotateMasterKey } from '../../store/rotation.ts';
import { destroyKeys } from '../../store/erasure.ts';
import { houseKeys, keys } from '../../store/schema.ts';
import { openVault } from '../../store/vault.ts';
import { accepted, chat, doorOf, readSealed } from '../support/door.ts';
import { stores, type Opened } from '../support/stores.ts';

describe.each(stores)('a master key replaced while the service goes on, on %s', (_, open) => {
  let opened: Opened;
  let door: Door;
  beforeAll(async () => {
    opened = await open();
    door = doorOf(opened);
  });
  afterAll(() => opened.remove());

  const accept = async (text: string) => accepted(await door.accept(chat(text)));
  const opens = ({ messageId }: { messageId: string }) =>
    readSealed(opened, { audience: 'support', id: messageId, part: 'body' });

  test('leaves every text readable, those written meanwhile too, and nothing under the former key', async () => {
    const { store, ring } = opened;
    const before = await Promise.all(
      Array.from({ length: 130 }, (_unused, index) => accept(`Avant ${index}`)),
    );
    const rotated = new AbortController();
    const during: { messageId: string }[] = [];
    const writing = (async () => {
      while (!rotated.signal.aborted) during.push(await accept(`Pendant ${during.length}`));
    })();
    const former = ring.current();
    const { rewrapped, current } = await rotateMasterKey(store.db, ring);
    rotated.abort();
    await writing;
    expect(current).not.toBe(former);
    expect(rewrapped).toBeGreaterThanOrEqual(2 * before.length + 1);
    await rewrapAll(store.db, ring);
    expect(await store.db.$count(keys, ne(keys.masterKey, current))).toBe(0);
    expect(await retireFormerKeys(store.db, ring)).toBe(true);
    expect(await Promise.all(before.map(opens))).toEqual(
      before.map((_unused, index) => ({ text: `Avant ${index}` })),
    );
    expect(await Promise.all(during.map(opens))).toEqual(
      during.map((_unused, index) => ({ text: `Pendant ${index}` })),
    );
  });

  test('knows the same person and message as before', async () => {
    const again = await openVault(opened.store.db, opened.ring);
    expect(again.pseudonym('Ana@exemple.fr')).toBe(opened.vault.pseudonym('ana@exemple.fr '));
    expect(await opened.store.db.$count(houseKeys)).toBe(1);
  });

  test('interrupted half-way, is taken up where it stopped, with no third key', async () => {
    const { store, ring } = opened;
    const message = await accept('Interrompu');
    const failing = failingAfter(opened.ring, 3);
    const current = await ring.renew();
    await expect(rewrapAll(store.db, failing)).rejects.toThrow('interrupted');
    expect(await retireFormerKeys(store.db, ring)).toBe(false);
    expect(await rotateMasterKey(store.db, ring)).toMatchObject({ current });
    expect(await store.db.$count(keys, ne(keys.masterKey, current))).toBe(0);
    expect(await opens(message)).toEqual({ text: 'Interrompu' });
  });

  test('does not bring back a key that was destroyed', async () => {
    const message = await accept('Détruit');
    await destroyKeys(opened.store.db, { question: message.reference, at: 1 });
    await rotateMasterKey(opened.store.db, opened.ring);
    expect(await opens(message)).toBeUndefined();
  });
});

function failingAfter(master: MasterKey, times: number): MasterKey {
  let left = times;
  return {
    ...master,
    wrap: (...wrapping) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('interrupted')) : master.wrap(...wrapping);
    },
  };
}
