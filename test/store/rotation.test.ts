import { rmSync } from 'node:fs';
import { and, eq, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageIntake } from '../../intake/accept.ts';
import { openKeyRing, type KeyRing, type MasterKey } from '../../store/master-key.ts';
import { keysByMaster, retireFormerKeys, rewrapAll, rotateMasterKey } from '../../store/rotation.ts';
import { destroyKeys } from '../../store/erase-questions.ts';
import { houseKeys, keys } from '../../store/schema.ts';
import { openVault, type Vault } from '../../store/vault.ts';
import { accepted, chat, doorOf, readSealed } from '../support/intake.ts';
import { newFolder, stores, type Opened } from '../support/stores.ts';

describe.each(stores)('a master key replaced while the service goes on, on %s', (_, open) => {
  let opened: Opened;
  let door: MessageIntake;
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

describe.each(stores)('keys that change while they are wrapped anew, on %s', (_, open) => {
  let opened: Opened;
  let door: MessageIntake;
  beforeAll(async () => {
    opened = await open();
    door = doorOf(opened);
  });
  afterAll(() => opened.remove());

  test('a medical key that was replaced meanwhile is not brought back', async () => {
    const { store, ring } = opened;
    const { reference: question } = accepted(await door.accept(chat('Mes résultats')));
    // Wrapped under the former master key, as a process may do that was about to write it.
    const under = await ring.wrap(Buffer.alloc(32, 7), { question, audience: 'medical' });
    const medical = and(eq(keys.question, question), eq(keys.audience, 'medical'));
    let replaced = false;
    const meddling: MasterKey = {
      ...ring,
      unwrap: async (wrapped, context) => {
        const isMedical = 'question' in context && context.audience === 'medical';
        if (isMedical && !replaced)
          await store.db
            .update(keys)
            .set({ ...under, destroyedAt: 2 })
            .where(medical);
        if (isMedical) replaced = true;
        return ring.unwrap(wrapped, context);
      },
    };
    await ring.renew();
    await rewrapAll(store.db, meddling);
    const [row] = await store.db.select().from(keys).where(medical);
    if (!row?.wrapped) throw new Error('no key');
    const { wrapped, masterKey } = row;
    expect(masterKey).toBe(ring.current());
    expect(await ring.unwrap({ wrapped, masterKey }, { question, audience: 'medical' })).toEqual(
      Buffer.alloc(32, 7),
    );
  });

  test('a rotation that was interrupted is finished at the next start, before the former key is forgotten', async () => {
    const { store, ring } = opened;
    const message = accepted(await door.accept(chat('Interrompu')));
    await ring.renew();
    await expect(rewrapAll(store.db, failingAfter(ring, 1))).rejects.toThrow('interrupted');
    expect(await retireFormerKeys(store.db, ring)).toBe(true);
    expect(ring.former()).toBe(0);
    expect(await readSealed(opened, { audience: 'support', id: message.messageId, part: 'body' })).toEqual({
      text: 'Interrompu',
    });
  });
});

describe('several processes with one key file and one PostgreSQL', () => {
  let opened: Opened;
  let folder: string;
  const [, open] = stores[1] ?? stores[0] ?? [];
  /** A process that has started: its ring, and its door. */
  async function started(): Promise<{ ring: KeyRing; door: MessageIntake; vault: Vault }> {
    const ring = await openKeyRing({ folder });
    const vault = await openVault(opened.store.db, ring);
    return { ring, vault, door: doorOf({ store: opened.store, vault }) };
  }
  beforeAll(async () => {
    if (!open) throw new Error('no store');
    opened = await open();
    folder = newFolder();
    // The house keys of this store were made under another ring.
    await opened.store.db.delete(houseKeys);
  });
  afterAll(async () => {
    await opened.remove();
    rmSync(folder, { recursive: true });
  });

  test('go on reading and writing when one of them replaces the key', async () => {
    const [here, there] = [await started(), await started()];
    const before = accepted(await there.door.accept(chat('Avant')));
    const { current } = await rotateMasterKey(opened.store.db, here.ring);
    const opens = (id: string) =>
      readSealed({ store: opened.store, vault: there.vault }, { audience: 'support', id, part: 'body' });
    expect(await opens(before.messageId)).toEqual({ text: 'Avant' });
    const after = accepted(await there.door.accept(chat('Après')));
    expect(await opens(after.messageId)).toEqual({ text: 'Après' });
    expect(there.ring.current()).toBe(current);
    expect(await opened.store.db.$count(keys, ne(keys.masterKey, current))).toBe(0);
  });

  test('make one new key when two of them rotate at once, and lose nothing', async () => {
    const processes = [await started(), await started(), await started()] as const;
    const written = accepted(await processes[0].door.accept(chat('Ensemble')));
    const known = new Set(Object.keys(await keysByMaster(opened.store.db)));
    const rotated = await Promise.all(processes.map(({ ring }) => rotateMasterKey(opened.store.db, ring)));
    for (const { current } of rotated) expect(known).not.toContain(current);
    const last = await started();
    expect(await opened.store.db.$count(keys, ne(keys.masterKey, last.ring.current()))).toBe(0);
    expect(
      await readSealed(
        { store: opened.store, vault: last.vault },
        { audience: 'support', id: written.messageId, part: 'body' },
      ),
    ).toEqual({ text: 'Ensemble' });
  });

  test('forget the former keys only once none of them can be writing under one', async () => {
    const { store } = opened;
    const [here, there] = [await started(), await started()];
    await rotateMasterKey(store.db, here.ring);
    const since = (await here.ring.keptSince()) ?? 0;
    expect(await retireFormerKeys(store.db, here.ring, { keptSince: since - 1 })).toBe(false);
    expect(await retireFormerKeys(store.db, here.ring, { keptSince: since + 1 })).toBe(true);
    expect((await started()).ring.former()).toBe(0);
    const after = accepted(await there.door.accept(chat('Encore')));
    const again = await started();
    expect(
      await readSealed(
        { store, vault: again.vault },
        { audience: 'support', id: after.messageId, part: 'body' },
      ),
    ).toEqual({ text: 'Encore' });
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
