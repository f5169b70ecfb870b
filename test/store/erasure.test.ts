// What an erasure leaves, on either database, and what it does while others write.
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../domain/commands.ts';
import type { RunningQuestions } from '../../intake/running-questions.ts';
import { EngineAway } from '../../intake/running-questions.ts';
import { erasable, eraseQuestions, tellErased } from '../../api/erase-person.ts';
import type { MessageIntake } from '../../intake/accept.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { raiseAlert } from '../../store/alerts.ts';
import { attempts } from '../../store/attempt-schema.ts';
import { erasures } from '../../store/erasure-schema.ts';
import { forgetQuestion, forgetWithin } from '../../store/erase-questions.ts';
import { projectEvents } from '../../store/project-journal.ts';
import { openFollowUp } from '../../store/follow-up.ts';
import { mendProjection } from '../../store/mend-projection.ts';
import { listReceipts, findUntold } from '../../store/erasure-receipts.ts';
import { alerts } from '../../store/alert-schema.ts';
import { contacts, inbox, journal, keys, messages, questions } from '../../store/schema.ts';
import { reading } from '../support/cast.ts';
import { accepted, at, chat, doorOf } from '../support/intake.ts';
import { behindItsBack, stores, type Opened } from '../support/stores.ts';

const telling = reading({
  route: 'emergency',
  suicidal: true,
  sensitive: true,
  topic: 'arret',
  rules: ['nuit'],
});
const summary = {
  status: 'queued',
  team: 'medical',
  route: 'emergency',
  topic: 'arret',
  handedOff: true,
} as const;

const asOf = { run: 'run', events: 1 };

/** A journal that tells of an illness, as the engine projects it. */
function journalOf(message: string): JournalEvent[] {
  return [
    { type: 'registered', channel: 'chat', role: 'employee', seq: 1, at, by: 'requester' },
    { type: 'message', message, reading: telling, seq: 2, at, by: 'requester', cause: message },
    { type: 'qualified', route: 'emergency', topic: 'arret', rules: ['nuit'], seq: 3, at, by: 'system' },
    { type: 'emergency', message, suicidal: true, seq: 4, at, by: 'system' },
  ];
}

describe.each(stores)('a person who is forgotten, on %s', (_, open) => {
  let opened: Opened;
  let door: MessageIntake;
  let away = false;
  let workers = true;
  const heard: [string, Command][] = [];
  const desk: RunningQuestions = {
    command: async (reference, command) => {
      if (away) throw new EngineAway();
      heard.push([reference, command]);
      return { applied: 1 };
    },
    state: async () => undefined,
    health: async () => ({ engine: !away, workers }),
  };
  beforeAll(async () => {
    opened = await open();
    door = doorOf(opened);
  });
  afterAll(() => opened.remove());

  const parts = () => ({ store: opened.store, vault: opened.vault, desk, now: () => at });
  const someone = () => ({ email: `${randomUUID()}@exemple.fr` });
  const ask = async (text: string, more: Parameters<typeof chat>[1] = {}) =>
    accepted(await door.accept(chat(text, more)));
  const whole = async (reference: string) => {
    const { db } = opened.store;
    const rows = await Promise.all([
      db.select().from(questions).where(eq(questions.reference, reference)),
      db.select().from(journal).where(eq(journal.question, reference)),
      db.select().from(inbox).where(eq(inbox.question, reference)),
      db.select().from(alerts).where(eq(alerts.question, reference)),
      db.select().from(contacts).where(eq(contacts.question, reference)),
      db.select().from(attempts).where(eq(attempts.question, reference)),
    ]);
    return JSON.stringify(rows);
  };

  test('leaves nothing that tells of an illness: no rule, topic, distress or alert; steps and route stand', async () => {
    const { store } = opened;
    const { reference, messageId } = await ask('Je fais un malaise');
    await projectEvents(store, { question: reference, events: journalOf(messageId), summary, asOf });
    await raiseAlert(store.db, { question: reference, to: 'medical', reason: 'emergency', at });
    await forgetQuestion(store, { question: reference, at });
    const left = await whole(reference);
    expect(left).not.toMatch(/nuit|arret|plain|"suicidal":true|"sensitive":true|medical:emergency/);
    const events = await store.db
      .select()
      .from(journal)
      .where(eq(journal.question, reference))
      .orderBy(journal.seq);
    expect(events.map(({ type, at: when }) => [type, when])).toEqual(
      journalOf(messageId).map(({ type, at: when }) => [type, when]),
    );
    expect(left).toContain('"route":"emergency"');
  });

  test('is not told of again by what is projected, or rebuilt, after that', async () => {
    const { store } = opened;
    const { reference, messageId } = await ask('Je fais un malaise');
    await forgetQuestion(store, { question: reference, at });
    const events = journalOf(messageId);
    await projectEvents(store, { question: reference, events, summary, asOf });
    const blanked = await whole(reference);
    expect(blanked).not.toMatch(/nuit|arret|"suicidal":true/);
    const told = {
      question: reference,
      channel: 'chat',
      role: 'employee',
      receivedAt: at,
      events,
      summary,
    } as const;
    expect(await mendProjection(store, told, { by: 'test' })).toEqual({
      events: 0,
      summary: false,
      question: false,
      facts: false,
    });
    const fourth = and(eq(journal.question, reference), eq(journal.seq, 4));
    await behindItsBack(store, (db) => db.delete(journal).where(fourth));
    await mendProjection(store, told, { by: 'test' });
    expect(await whole(reference)).toBe(blanked);
  });

  test('is forgotten whole when no address was given: what went on from the reference goes too', async () => {
    const { store } = opened;
    const first = await ask('Bonjour', { contact: {} });
    const late = await ask('Et encore', { contact: {}, reference: first.reference });
    const linked = await openFollowUp(opened, { question: first.reference, message: late.messageId });
    const both = new Set([first.reference, linked]);
    for (const reference of [first.reference, linked ?? ''])
      expect(new Set((await erasable(parts(), { reference })).map((line) => line.reference))).toEqual(both);
    await forgetQuestion(store, { question: linked ?? '', at });
    expect(await erasable(parts(), { reference: linked ?? '' })).toEqual([]);
    expect((await erasable(parts(), first)).map((line) => line.reference)).toEqual([first.reference]);
  });

  test('is forgotten with all their questions or with none: the receipt is part of it', async () => {
    const { store } = opened;
    const contact = someone();
    const references = [await ask('Un', { contact }), await ask('Deux', { contact })].map(
      (one) => one.reference,
    );
    const [first = ''] = references;
    await store.db.insert(erasures).values({
      id: 'taken',
      at,
      by: 'ines',
      receipt: { id: 'taken', at, by: 'ines', questions: [] },
      untold: [],
    });
    await expect(
      store.db.transaction(async (db) => {
        await forgetWithin(db, { question: first, at });
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await erasable(parts(), contact)).toHaveLength(2);
    const receipt = await eraseQuestions(parts(), { whom: contact, references, by: 'ines' });
    expect(receipt.questions.map(({ reference }) => reference)).toEqual(references);
    expect(await listReceipts(store.db)).toContainEqual(receipt);
    expect(await erasable(parts(), contact)).toEqual([]);
  });

  test('loses nothing unseen: a question that came since the list was shown refuses it all', async () => {
    const contact = someone();
    const { reference } = await ask('Un', { contact });
    await ask('Deux', { contact });
    const asked = { whom: contact, references: [reference], by: 'ines' };
    await expect(eraseQuestions(parts(), asked)).rejects.toThrow('erasure-changed');
    expect(await erasable(parts(), contact)).toMatchObject([{ messages: 1 }, { messages: 1 }]);
    expect(await findUntold(opened.store.db)).not.toContain(reference);
  });

  test('is erased once by two supervisors at once', async () => {
    const contact = someone();
    const references = [await ask('Un', { contact }), await ask('Deux', { contact })].map(
      (one) => one.reference,
    );
    const asked = { whom: contact, references, by: 'ines' };
    const outcomes = await Promise.allSettled([
      eraseQuestions(parts(), asked),
      eraseQuestions(parts(), { ...asked, references: references.toReversed() }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('writing at that very moment, is either forgotten with it or told that it is over', async () => {
    const contact = someone();
    const { reference } = await ask('Un', { contact });
    const writing = Array.from({ length: 20 }, (_unused, index) =>
      door.accept(chat(`Message ${index}`, { contact, reference })),
    );
    const erased = eraseQuestions(parts(), { whom: contact, references: [reference], by: 'ines' });
    await Promise.all([erased, ...writing]);
    const { db } = opened.store;
    expect(await db.$count(messages, eq(messages.question, reference))).toBe(0);
    const rows = await db.select().from(inbox).where(eq(inbox.question, reference));
    for (const row of rows) expect(row).toMatchObject({ key: row.id, content: '', dispatchedAt: at });
    const held = await db.select().from(keys).where(eq(keys.question, reference));
    expect(held.map(({ wrapped }) => wrapped)).toEqual([null, null]);
  });

  test('watched by somebody, is seen to go in any process', async () => {
    const contact = someone();
    const { reference } = await ask('Un', { contact });
    let looks = 0;
    const stop = opened.store.changes.subscribe(reference, () => (looks += 1));
    await eraseQuestions(parts(), { whom: contact, references: [reference], by: 'ines' });
    await expect.poll(() => looks).toBeGreaterThan(0);
    stop();
  });

  test('is closed in the engine when it is back, once, and nobody else waits for one that fails', async () => {
    away = true;
    const contact = someone();
    const { reference } = await ask('Un', { contact });
    await eraseQuestions(parts(), { whom: contact, references: [reference], by: 'ines' });
    expect(await tellErased(parts())).toBeGreaterThan(0);
    away = false;
    heard.length = 0;
    const failing: RunningQuestions = {
      ...desk,
      command: async (other, command) => {
        if (other === reference) throw new TypeError('a bug');
        return desk.command(other, command);
      },
    };
    const failures: unknown[] = [];
    await tellErased({ ...parts(), desk: failing, failed: (error) => failures.push(error) });
    expect(failures).toHaveLength(1);
    expect(await findUntold(opened.store.db)).toEqual([reference]);
    expect(await tellErased(parts())).toBe(0);
    expect(heard).toContainEqual([reference, { name: 'erase', id: `erase:${reference}` }]);
    expect(await findUntold(opened.store.db)).toEqual([]);
  });

  test('whose message was on its way, is closed although the engine began afterwards; not without a worker', async () => {
    const contact = someone();
    const { reference, messageId } = await ask('Un', { contact });
    await eraseQuestions(parts(), { whom: contact, references: [reference], by: 'ines' });
    expect(await findUntold(opened.store.db)).toEqual([]);
    const [registered] = journalOf(messageId);
    if (!registered) throw new Error('no journal');
    await projectEvents(opened.store, { question: reference, events: [registered], summary, asOf });
    heard.length = 0;
    workers = false;
    await tellErased(parts());
    expect(heard).toEqual([]);
    workers = true;
    await tellErased(parts());
    expect(heard.map(([one]) => one)).toContain(reference);
    const closed = { type: 'closed', why: 'erased', seq: 2, at, by: 'system' } as const;
    await projectEvents(opened.store, {
      question: reference,
      events: [closed],
      summary: { status: 'closed', team: 'support', handedOff: false, closedAt: at },
      asOf,
    });
    heard.length = 0;
    await tellErased(parts());
    expect(heard.map(([one]) => one)).not.toContain(reference);
  });
});
