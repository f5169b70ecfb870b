// The service in processes of their own, on a real engine and PostgreSQL: its worker is killed while a change is told, and
// while a reply may still be taken back.
import { Client, Connection } from '@temporalio/client';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clocks } from '../../domain/clocks.ts';
import { replayJournal } from '../../domain/evolve.ts';
import { published } from '../../domain/policy.ts';
import { keepAgent } from '../../store/agents.ts';
import { eventsAfter } from '../../store/project-journal.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { journal } from '../../store/schema.ts';
import { ask, call, type Said } from '../story/people.ts';
import { ordinaryEngine, type OrdinaryEngine } from '../support/engine.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { type Home, newHome, type Paladin } from '../support/service.ts';

/** More than one batch. */
const QUESTIONS = 60;
const COMPLAINT = 'Je souhaite faire une réclamation : personne ne m’a répondu depuis deux semaines.';
const password = 'a password for tests';
/** The engine gives a dead worker's tasks to another one when their time is up; this machine may be busy. */
const AFTER_A_CRASH = { timeout: 150_000, interval: 250 };

let postgres: Postgres;
let engine: OrdinaryEngine;
let store: Store;
let client: Client;
let home: Home;
let door: Paladin;
let worker: Paladin;
let cookie: string;
const references: string[] = [];

beforeAll(async () => {
  [postgres, engine] = await Promise.all([startPostgres(), ordinaryEngine()]);
  home = await newHome({
    TEMPORAL_ADDRESS: engine.address,
    DATABASE_URL: postgres.url,
    PALADIN_PROXIES: '1',
  });
  client = new Client({ connection: Connection.lazy({ address: engine.address }) });
  door = await home.start('--only', 'api');
  worker = await home.start('--only', 'worker');
  store = await openStore({ url: postgres.url });
  await keepAgent(store.db, { id: 'paule', name: 'Paule', roles: ['supervisor'], password });
  const { headers } = await call(home.url, 'POST /api/session', { body: { name: 'paule', password } });
  cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(async () => {
  await Promise.all([door?.kill(), worker?.kill()]);
  await Promise.all([client?.connection.close(), store?.close()]);
  await Promise.all([engine?.stop(), postgres?.remove()]);
});

describe('a change of the opening hours whose worker is killed in the middle', () => {
  let id: string;
  let before: Map<string, number>;

  test('comes upon questions that run, each measured by the published hours', async () => {
    for (let person = 0; person < QUESTIONS; person += 1) references.push(await asks(person));
    for (const reference of references)
      await expect.poll(() => types(reference), AFTER_A_CRASH).toContain('handed-off');
    for (const reference of references)
      await expect.poll(() => sheets(reference), AFTER_A_CRASH).toEqual(['published']);
  });

  test('has moved some questions and not the others, and is still under way', async () => {
    ({ id, before } = await cutShort());
    expect(await standing(id)).toEqual({ at: 'under-way' });
  });

  test('comes to its end once the worker is replaced, with no question missed', async () => {
    worker = await home.start('--only', 'worker');
    await expect.poll(async () => (await standing(id))['at'], AFTER_A_CRASH).toBe('done');
    expect(await standing(id)).toMatchObject({ reached: { told: QUESTIONS, gone: 0, running: QUESTIONS } });
    for (const reference of references)
      await expect.poll(async () => (await sheets(reference)).at(-1), AFTER_A_CRASH).toBe(id);
  });

  test('has moved each question exactly once', async () => {
    for (const reference of references) {
      const events = await eventsAfter(store.db, reference, 0);
      expect(
        events.filter((event) => event.type === 'calendar-changed' && event.version === id),
      ).toHaveLength(1);
      expect((await sheets(reference)).filter((version) => version === id)).toHaveLength(1);
      expect(await dueOf(reference)).not.toBe(before.get(reference));
    }
  });

  test('told again, moves nothing a second time', async () => {
    const told = await asPaule(`PUT /api/desk/calendar/changes/${id}/telling`, {});
    expect(told.status).toBe(202);
    await expect.poll(async () => (await standing(id))['at'], AFTER_A_CRASH).toBe('done');
    for (const reference of references)
      expect((await sheets(reference)).filter((version) => version === id)).toHaveLength(1);
  });

  test('is what a question asked afterwards is measured by, and every history replays', async () => {
    const reference = await asks(QUESTIONS);
    await expect.poll(() => sheets(reference), AFTER_A_CRASH).toEqual([id]);
    const { code, output } = await home.run('replay', '--all');
    expect(output).toMatch(/^\d+ agree, 0 disagree$/m);
    expect(code).toBe(0);
  });
});

describe('a reply whose worker is killed while it may still be taken back', () => {
  test('leaves once, as of the instant at which it was to leave', async () => {
    const { reference, seen } = await ask(home.url, COMPLAINT);
    await expect.poll(() => types(reference), AFTER_A_CRASH).toContain('handed-off');
    await acts(reference, 'PUT claim');
    const sent = acts(reference, 'POST replies', { text: 'Voici votre réponse.', undo: true });
    await expect.poll(() => types(reference), { ...AFTER_A_CRASH, interval: 5 }).toContain('sending');
    await worker.kill();
    await sent;
    worker = await home.start('--only', 'worker');
    await expect.poll(() => types(reference), AFTER_A_CRASH).toContain('replied');
    const events = await eventsAfter(store.db, reference, 0);
    const until = events.flatMap((event) => (event.type === 'sending' ? [event.until] : []));
    expect(events.flatMap(({ type, at }) => (type === 'replied' ? [at] : []))).toEqual(until);
    expect(JSON.stringify(await seen()).split('Voici votre réponse.')).toHaveLength(2);
  }, 300_000);
});

/**
 * Begins a change and kills the worker once a first question has moved. Should all have moved by then, the next change
 * is tried: it moves them back.
 */
async function cutShort(): Promise<{ id: string; before: Map<string, number> }> {
  for (const [edition, kind] of (['close', 'restore', 'close'] as const).entries()) {
    const id = `${kind}-${edition}`;
    const before = await dues();
    const edit = { kind, from: inDays(1), until: inDays(7) };
    await asPaule(`PUT /api/desk/calendar/changes/${id}`, { edit, reason: 'Travaux', onto: edition });
    await expect.poll(() => movedBy(id), { interval: 5 }).toBeGreaterThan(0);
    await worker.kill();
    const moved = await movedBy(id);
    const { status } = await client.workflow.getHandle(`calendar-change:${id}`).describe();
    if (moved < QUESTIONS && status.name === 'RUNNING') return { id, before };
    worker = await home.start('--only', 'worker');
    await expect.poll(() => movedBy(id), AFTER_A_CRASH).toBe(QUESTIONS);
  }
  throw new Error('each change was over before its worker could be killed');
}

/** How many questions have journalled a change. */
async function movedBy(id: string): Promise<number> {
  const rows = await store.db.select().from(journal).where(eq(journal.type, 'calendar-changed'));
  return rows.filter(({ event }) => event.type === 'calendar-changed' && event.version === id).length;
}

async function standing(id: string): Promise<Said> {
  return (await asPaule(`GET /api/desk/calendar/changes/${id}`)).body;
}

function asPaule(line: string, body?: Said) {
  return call(home.url, line, { headers: { cookie }, body });
}

function acts(reference: string, act: string, body: Said = {}) {
  const [method, path] = act.split(' ');
  const line = `${method} /api/desk/questions/${reference}/${path}`;
  return asPaule(line, { id: crypto.randomUUID(), ...body });
}

/** A complaint, by somebody at an address of their own. */
async function asks(person: number): Promise<string> {
  const sent = {
    headers: { 'x-forwarded-for': `192.0.2.${person}` },
    body: { id: crypto.randomUUID(), text: COMPLAINT, role: 'employee' },
  };
  const { status, body } = await call(home.url, 'POST /api/questions', sent);
  if (status !== 202) throw new Error(`not accepted: ${status}`);
  return String(body['reference']);
}

async function types(reference: string): Promise<string[]> {
  return (await eventsAfter(store.db, reference, 0)).map(({ type }) => type);
}

/** The versions of the calendars that a question was given, in order. */
async function sheets(reference: string): Promise<string[]> {
  const events = await eventsAfter(store.db, reference, 0);
  return events.flatMap((event) => (event.type === 'calendar' ? [event.sheet.version] : []));
}

async function dues(): Promise<Map<string, number>> {
  const each = references.map(async (reference) => [reference, await dueOf(reference)] as const);
  return new Map(await Promise.all(each));
}

async function dueOf(reference: string): Promise<number> {
  const state = replayJournal(reference, published, await eventsAfter(store.db, reference, 0));
  return clocks(state, Date.now()).find(({ target }) => target === 'resolution')?.due ?? 0;
}

/** The civil date in Paris, some days from now. */
function inDays(days: number): string {
  const dates = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' });
  return dates.format(Date.now() + days * 24 * 3_600_000);
}
