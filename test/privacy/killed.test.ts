// Processes that are killed half-way through a rotation, an erasure or the daily destruction, with others at work on the
// same PostgreSQL and key file: what they began is finished, or was never begun.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, inArray, isNotNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageIntake } from '../../intake/accept.ts';
import { retentionRuns } from '../../store/erasure-schema.ts';
import { openKeyRing, type KeyRing } from '../../store/master-key.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { listReceipts } from '../../store/erasure-receipts.ts';
import { keysByMaster } from '../../store/rotation.ts';
import { keys, messages, questions } from '../../store/schema.ts';
import { openVault, type Vault } from '../../store/vault.ts';
import { accepted, chat, doorOf, readSealed } from '../support/intake.ts';
import { ordinaryEngine, type OrdinaryEngine } from '../support/engine.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { newHome, type Home, type Paladin } from '../support/service.ts';
import { killedWhen } from './killed.ts';

const DAY = 24 * 3_600_000;

let postgres: Postgres;
let engine: OrdinaryEngine;
let home: Home;
/** This process is one more copy of the service. */
let store: Store;
let ring: KeyRing;
let vault: Vault;
let door: MessageIntake;
beforeAll(async () => {
  [postgres, engine] = await Promise.all([startPostgres(), ordinaryEngine()]);
  home = await newHome({ DATABASE_URL: postgres.url, TEMPORAL_ADDRESS: engine.address });
  store = await openStore({ url: postgres.url });
  ring = await openKeyRing({ folder: home.folder });
  vault = await openVault(store.db, ring);
  door = doorOf({ store, vault });
});
afterAll(async () => {
  await store?.close();
  await engine?.stop();
  await postgres?.remove();
});

const accept = async (text: string, email: string, receivedAt = Date.now()) =>
  accepted(await door.accept(chat(text, { contact: { email }, receivedAt })));
const opens = (messageId: string) =>
  readSealed({ store, vault }, { audience: 'support', id: messageId, part: 'body' });
const linesOfKeyFile = async () =>
  (await readFile(join(home.folder, 'master.key'), 'utf8')).trim().split('\n').length;

describe('a rotation that is killed half-way, while people write', () => {
  test('is taken up by the next one under the same key, and nothing is lost', async () => {
    const email = 'tess@exemple.fr';
    const before = await accept('Avant', email);
    for (let batch = 0; batch < 2; batch += 1) {
      const fresh = await Promise.all(Array.from({ length: 250 }, () => vault.fresh(randomUUID())));
      await store.db.insert(keys).values(fresh.flatMap(({ rows }) => rows));
    }
    const written: { messageId: string }[] = [];
    const ended = new AbortController();
    const writing = Array.from({ length: 2 }, async () => {
      while (!ended.signal.aborted) written.push(await accept('Pendant', email));
    });
    const killed = await killedWhen(home, ['keys', 'rotate'], (printed) => printed.includes('keys so far'));
    const during = written.length;
    expect(killed).toBe(true);
    const halfWay = await keysByMaster(store.db);
    expect(Object.keys(halfWay)).toHaveLength(2);

    expect(await home.run('keys', 'rotate')).toMatchObject({ code: 0 });
    ended.abort();
    await Promise.all(writing);
    await ring.refresh();
    expect(Object.keys(await keysByMaster(store.db))).toEqual([ring.current()]);
    expect(await linesOfKeyFile()).toBe(2);
    expect(during).toBeGreaterThan(0);
    expect(written.length).toBeGreaterThan(during);
    expect(await opens(before.messageId)).toEqual({ text: 'Avant' });
    for (const { messageId } of written) expect(await opens(messageId)).toEqual({ text: 'Pendant' });
  });
});

describe('an erasure that is killed half-way', () => {
  const email = 'theo@exemple.fr';

  test('has erased nothing, and erases all of it when asked again', async () => {
    const asked = await Promise.all(
      Array.from({ length: 60 }, (_unused, index) => accept(`Texte ${index}`, email)),
    );
    const references = asked.map(({ reference }) => reference);
    const theirs = inArray(questions.reference, references);
    const already = await listReceipts(store.db);
    const erasing = sql`select 1 from pg_locks join pg_class on pg_class.oid = relation
      where relname = 'contacts' and mode = 'RowExclusiveLock' and pid <> pg_backend_pid()`;
    const isErasing = async () => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the driver answers with `rows`
      const { rows } = (await store.db.execute(erasing)) as { rows: unknown[] };
      return rows.length > 0;
    };
    const killed = await killedWhen(home, ['erase', '--email', email, '--yes'], isErasing);
    expect(killed).toBe(true);
    await expect.poll(isErasing).toBe(false);
    expect(await store.db.$count(questions, and(theirs, isNotNull(questions.erasedAt)))).toBe(0);
    expect(await store.db.$count(messages, inArray(messages.question, references))).toBe(60);
    expect(await listReceipts(store.db)).toEqual(already);

    expect(await home.run('erase', '--email', email, '--yes')).toMatchObject({ code: 0 });
    expect(await store.db.$count(questions, and(theirs, isNotNull(questions.erasedAt)))).toBe(60);
    const held = and(inArray(keys.question, references), isNotNull(keys.wrapped));
    expect(await store.db.$count(keys, held)).toBe(0);
    expect(await listReceipts(store.db)).toHaveLength(already.length + 1);
  });
});

describe('a worker that is killed in the middle of the daily destruction', () => {
  const email = 'ugo@exemple.fr';
  let references: string[];
  const start = (): Promise<Paladin> => home.start('--only', 'worker');
  const gone = () =>
    store.db.$count(questions, and(inArray(questions.reference, references), isNotNull(questions.erasedAt)));

  beforeAll(async () => {
    const then = Date.now() - 800 * DAY;
    const asked = await Promise.all(
      Array.from({ length: 150 }, (_unused, index) => accept(`Ancien ${index}`, email, then)),
    );
    references = asked.map(({ reference }) => reference);
    const closed = { status: 'closed', route: 'question', closedAt: then + DAY } as const;
    await store.db.update(questions).set(closed).where(inArray(questions.reference, references));
  });

  test('is replaced by another one, which destroys the rest, and the run is written down once', async () => {
    const young = await accept('Récent', 'vera@exemple.fr');
    const first = await start();
    expect((await home.run('retention')).output).toMatch(/Started; `temporal workflow show -w retention-/);
    await expect.poll(gone, { interval: 1 }).toBeGreaterThan(20);
    await first.kill();
    expect(await gone()).toBeLessThan(references.length);
    const second = await start();
    await expect.poll(() => store.db.$count(retentionRuns)).toBe(1);
    expect(await gone()).toBe(references.length);
    expect(await opens(young.messageId)).toEqual({ text: 'Récent' });
    expect(await store.db.$count(messages, inArray(messages.question, references))).toBe(0);
    await second.interrupt();
  });
});
