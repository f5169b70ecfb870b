import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { count, eq } from 'drizzle-orm';
import type { MessageIntake } from '../../intake/accept.ts';
import { parseCommand } from '../../domain/commands.ts';
import { MESSAGE_LIMIT } from '../../domain/decision.ts';
import { plainReading } from '../../domain/plain-reading.ts';
import { StoreAway } from '../../store/unavailable.ts';
import { proveAddress } from '../../store/proved-address.ts';
import { contacts, inbox, keys, messages, questions } from '../../store/schema.ts';
import { accepted, at, chat, doorOf, mail, readSealed } from '../support/intake.ts';
import { embeddedStore, stores, type Opened } from '../support/stores.ts';

describe.each(stores)('a message at the door, on %s', (_, open) => {
  let opened: Opened;
  let door: MessageIntake;
  beforeAll(async () => {
    opened = await open();
    door = doorOf(opened);
  });
  afterAll(() => opened.remove());

  const read = (audience: 'support' | 'medical', id: string, part: 'body' | 'masked' = 'body') =>
    readSealed(opened, { audience, id, part });

  test('is in the store once accepted, with its keys, contact and inbox row', async () => {
    const { reference, messageId } = accepted(await door.accept(chat('Où trouver ma convocation ?')));
    expect(reference).toMatch(/^PAL-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
    const { db } = opened.store;
    expect(await db.select().from(questions).where(eq(questions.reference, reference))).toMatchObject([
      { channel: 'chat', role: 'employee', receivedAt: at, seq: 0, status: 'registered', linkedTo: null },
    ]);
    expect(await db.$count(keys, eq(keys.question, reference))).toBe(2);
    expect(await db.$count(contacts, eq(contacts.question, reference))).toBe(1);
    expect(await db.select().from(inbox).where(eq(inbox.id, messageId))).toMatchObject([
      { question: reference, receivedAt: at, dispatchedAt: null, payload: { id: messageId, at } },
    ]);
    expect(await read('support', messageId)).toEqual({ text: 'Où trouver ma convocation ?' });
  });

  test('stands nowhere in clear', async () => {
    await door.accept(
      mail('Le secret est PETUNIA.', { contact: { email: 'petunia@exemple.fr', name: 'Pétunia' } }),
    );
    const tables = [questions, keys, contacts, messages, inbox];
    const rows = await Promise.all(tables.map((table) => opened.store.db.select().from(table)));
    const all = JSON.stringify(rows, (_key, value: unknown) =>
      value instanceof Object &&
      'type' in value &&
      value.type === 'Buffer' &&
      'data' in value &&
      Array.isArray(value.data)
        ? Buffer.from(value.data).toString('latin1')
        : value,
    );
    expect(all).not.toMatch(/p[eé]tunia|exemple\.fr/i);
    expect(all).not.toContain(Buffer.from('PETUNIA').toString('base64').slice(0, 8));
  });

  test('sent twice with the same key is one message with one answer', async () => {
    const once = chat('Deux fois la même');
    const first = accepted(await door.accept(once));
    expect(await door.accept(once)).toEqual({ ...first, duplicate: true });
  });

  test('sent twice at the same instant is one message', async () => {
    const once = chat('En même temps');
    const both = (await Promise.all([door.accept(once), door.accept(once), door.accept(once)])).map(accepted);
    expect(new Set(both.map(({ messageId }) => messageId)).size).toBe(1);
    expect(both.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  });

  test('of a chat, with a key used for another content, is a conflict', async () => {
    const once = chat('Un texte');
    const { reference } = accepted(await door.accept(once));
    expect(await door.accept({ ...once, text: 'Un autre' })).toEqual({
      accepted: false,
      code: 'idempotency-conflict',
      reference,
    });
  });

  test('of a mail, with a Message-ID used for another content, is another message', async () => {
    const once = mail('Un texte');
    const first = accepted(await door.accept(once));
    const second = accepted(await door.accept({ ...once, text: 'Un autre' }));
    expect(second.duplicate).toBe(false);
    expect(second.messageId).not.toBe(first.messageId);
    expect(await door.accept(once)).toEqual({ ...first, duplicate: true });
  });

  test('tells the engine nothing but a reading that its commands understand', async () => {
    const { messageId } = accepted(await door.accept(chat("C'est inadmissible")));
    const [held] = await opened.store.db.select().from(inbox).where(eq(inbox.id, messageId));
    expect(parseCommand('message', held?.payload)).toEqual({ name: 'message', ...held?.payload });
    expect(held?.payload.reading).toMatchObject({ route: 'complaint', rules: ['plain-any'] });
  });

  describe('that joins a question', () => {
    test('keeps its place there', async () => {
      const first = accepted(await door.accept(chat('Bonjour')));
      const next = accepted(await door.accept(chat('Et aussi', { reference: first.reference })));
      expect(next.reference).toBe(first.reference);
    });

    test('that does not exist is refused by chat and begins one by mail', async () => {
      const reference = 'PAL-2222-2222';
      expect(await door.accept(chat('Perdu', { reference }))).toEqual({ accepted: false, code: 'not-found' });
      expect(accepted(await door.accept(mail('Perdu', { reference }))).reference).not.toBe(reference);
    });

    test('of someone else by mail begins their own', async () => {
      const { reference } = accepted(await door.accept(mail('À moi')));
      const other = mail('À lui', { reference, contact: { email: 'paul@exemple.fr' } });
      expect(accepted(await door.accept(other)).reference).not.toBe(reference);
      const same = mail('Encore moi', { reference, contact: { email: ' ANA@Exemple.fr' } });
      expect(accepted(await door.accept(same)).reference).toBe(reference);
    });

    test('of a chat by mail lies beside it until the address has been proved', async () => {
      const contact = { email: 'ana@exemple.fr' };
      const { reference } = accepted(await door.accept(chat('Par le chat', { contact })));
      const beside = accepted(await door.accept(mail('Par mail', { reference, contact })));
      expect(beside.reference).not.toBe(reference);
      expect(
        await opened.store.db.select().from(questions).where(eq(questions.reference, beside.reference)),
      ).toMatchObject([{ linkedTo: reference }]);

      await proveAddress(opened.store.db, { question: reference, at });
      expect(accepted(await door.accept(mail('Encore', { reference, contact }))).reference).toBe(reference);
    });

    test(`with ${MESSAGE_LIMIT} messages in it is asked for a new one`, async () => {
      const { reference } = accepted(await door.accept(mail('Le premier')));
      const many = Array.from({ length: MESSAGE_LIMIT - 1 }, (_unused, index) => ({
        id: `${reference}-${index}`,
        question: reference,
        key: `${reference}-${index}`,
        content: '',
        receivedAt: at,

        payload: { id: '', at, reading: plainReading() },
        nextTryAt: 0,
      }));
      await opened.store.db.insert(inbox).values(many);
      expect(await door.accept(chat('Encore', { reference }))).toEqual({
        accepted: false,
        code: 'too-many-messages',
      });
      const begun = accepted(await door.accept(mail('Encore', { reference })));
      expect(
        await opened.store.db.select().from(questions).where(eq(questions.reference, begun.reference)),
      ).toMatchObject([{ linkedTo: reference }]);
    });
  });

  test.each([
    ['empty', ' \n', 'empty'],
    ['too long', 'a'.repeat(10_001), 'too-long'],
  ])('that is %s is refused and leaves no trace', async (_name, text, code) => {
    const before = await opened.store.db.select({ all: count() }).from(inbox);
    expect(await door.accept(chat(text))).toEqual({ accepted: false, code });
    expect(await opened.store.db.select({ all: count() }).from(inbox)).toEqual(before);
  });
});

describe('a store that went away', () => {
  test('is told to the sender as such', async () => {
    const opened = await embeddedStore();
    await opened.store.close();
    await expect(doorOf(opened).accept(chat('Bonjour'))).rejects.toThrow(StoreAway);
  });
});
