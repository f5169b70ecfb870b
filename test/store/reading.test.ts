import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageIntake } from '../../intake/accept.ts';
import { contactOf } from '../../store/contact.ts';
import { destroyKeys, forgetQuestion, questionsOf } from '../../store/erase-questions.ts';
import { openFile } from '../../store/attachments.ts';
import { keepPieces, PIECE_BYTES, removeStrayPieces } from '../../store/file-pieces.ts';
import { filePieces } from '../../store/file-schema.ts';
import { openFollowUp, followUpsOf } from '../../store/follow-up.ts';
import {
  medicalAccesses,
  readAsMedical,
  readAsSupport,
  writeMessage,
  type Written,
} from '../../store/messages.ts';
import { keepMail, mailByHeader, markMail, openMail, outboxList } from '../../store/outbox.ts';
import { inbox, messages, questions } from '../../store/schema.ts';
import { accepted, at, chat, doorOf } from '../support/intake.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';

let opened: Opened;
let door: MessageIntake;
beforeAll(async () => {
  opened = await embeddedStore();
  door = doorOf(opened);
});
afterAll(() => opened.remove());

const accepts = async (asked: ReturnType<typeof chat>) => accepted(await door.accept(asked));
const accept = (text: string, more: Parameters<typeof chat>[1] = {}) => accepts(chat(text, more));
const asSupport = (question: string) =>
  readAsSupport(opened.store.db, opened.vault.reader('support'), question);
const asMedical = (question: string, agent = 'dr-marc') =>
  readAsMedical(opened.store.db, opened.vault.requesterReader(), { question, agent, at });
const file = { name: 'résultats.pdf', type: 'application/pdf', content: Buffer.from('%PDF') };

function reply(question: string, id: string, more: Partial<Written> = {}): Written {
  const body = { text: 'Bonjour Ana' };
  return {
    id,
    question,
    author: 'agent',
    agent: 'lea',
    kind: 'reply',
    open: true,
    audience: 'support',
    body,
    at,
    ...more,
  };
}

describe('a medical conversation', () => {
  test('shows support that it exists, and nothing of what it says', async () => {
    const { reference } = await accept('Voici mes résultats', { attachments: [file] });
    const [message] = await asSupport(reference);
    expect(message).toMatchObject({ author: 'requester', body: undefined, masked: true, files: [] });
    expect(await medicalAccesses(opened.store.db, reference)).toEqual([]);
  });

  test('opens to the medical team, and each opening is written down', async () => {
    const { reference } = await accept('Voici mes résultats', { attachments: [file] });
    const [message] = await asMedical(reference);
    expect(message).toMatchObject({
      body: { text: 'Voici mes résultats' },
      files: [{ name: 'résultats.pdf', size: 4 }],
    });
    await asMedical(reference, 'dr-lise');
    expect(await medicalAccesses(opened.store.db, reference)).toEqual([
      { agent: 'dr-marc', at },
      { agent: 'dr-lise', at },
    ]);
  });

  test('does not open with what support holds, whatever is tried', async () => {
    const { reference, messageId } = await accept('Voici mes résultats', { attachments: [file] });
    const { db } = opened.store;
    const reader = opened.vault.reader('support');
    const [row] = await db.select().from(messages).where(eq(messages.id, messageId));
    const held = await reader.of(db, reference);
    expect(() => held?.text(messageId, 'body', row?.body ?? new Uint8Array())).toThrow('does not open');
    const asked = { question: reference, id: `${messageId}:file:1` };
    expect(await openFile(opened.store, reader, asked)).toBeUndefined();
    // @ts-expect-error code for support cannot be given the medical reader
    const wrong: Parameters<typeof readAsSupport>[1] = opened.vault.reader('medical');
    expect(wrong.audience).toBe('medical');
  });

  test('gives its files to the medical team', async () => {
    const { reference, messageId } = await accept('Voici mes résultats', { attachments: [file] });
    const asked = { question: reference, id: `${messageId}:file:1` };
    const read = await openFile(opened.store, opened.vault.reader('medical'), asked);
    expect(read).toMatchObject({
      name: 'résultats.pdf',
      type: 'application/pdf',
      content: Buffer.from('%PDF'),
    });
  });

  test('keeps what the medical team answers to the medical team', async () => {
    const { reference } = await accept('Voici mes résultats');
    await writeMessage(
      opened,
      reply(reference, `${reference}:r1`, { agent: 'dr-marc', audience: 'medical' }),
    );
    expect((await asSupport(reference)).map(({ body }) => body)).toEqual([undefined, undefined]);
    expect((await asMedical(reference)).map(({ body }) => body?.text)).toEqual([
      'Voici mes résultats',
      'Bonjour Ana',
    ]);
  });
});

describe('a file too large for one statement', () => {
  const scan = { name: 'scan.pdf', type: 'application/pdf', content: randomBytes(3 * PIECE_BYTES + 7) };
  const pieces = async () => {
    const { db } = opened.store;
    return (await db.select({ file: filePieces.file }).from(filePieces)).map((row) => row.file);
  };
  const opensAs = (question: string, id: string) =>
    openFile(opened.store, opened.vault.reader('support'), { question, id });

  test('opens whole, wherever its question goes', async () => {
    const { reference, messageId } = await accept('Voici ma facture', { attachments: [scan] });
    const id = `${messageId}:file:1`;
    expect((await opensAs(reference, id))?.content.equals(scan.content)).toBe(true);
    const next = await openFollowUp(opened, { question: reference, message: messageId });
    expect((await opensAs(next ?? '', id))?.content.equals(scan.content)).toBe(true);
  });

  test('does not open with a piece that is missing, or stands elsewhere', async () => {
    const { db } = opened.store;
    const { reference, messageId } = await accept('Voici ma facture', { attachments: [scan] });
    const id = `${messageId}:file:1`;
    const first = and(eq(filePieces.file, id), eq(filePieces.piece, 0));
    await db.update(filePieces).set({ piece: 9 }).where(first);
    await expect(opensAs(reference, id)).rejects.toThrow('does not open');
    await db
      .update(filePieces)
      .set({ piece: 0 })
      .where(and(eq(filePieces.file, id), eq(filePieces.piece, 3)));
    await expect(opensAs(reference, id)).rejects.toThrow('does not open');
  });

  test('leaves nothing behind: sent twice, forgotten, or when the service ended before it was accepted', async () => {
    const before = await pieces();
    const asked = chat('Voici ma facture', { attachments: [scan] });
    const [{ reference }] = await Promise.all([accepts(asked), accepts(asked)]);
    expect(await pieces()).toHaveLength(before.length + 4);
    await forgetQuestion(opened.store, { question: reference, at });
    expect(await pieces()).toEqual(before);
    await keepPieces(opened.store.db, {
      file: 'stray',
      key: randomBytes(32).toString('base64'),
      content: scan.content,
    });
    await removeStrayPieces(opened.store.db, Date.now() - 1_000);
    expect(await pieces()).toHaveLength(before.length + 4);
    await removeStrayPieces(opened.store.db, Date.now() + 1_000);
    expect(await pieces()).toEqual(before);
  });
});

describe('what the house writes', () => {
  test('is written once by its id: the first text stands', async () => {
    const { reference } = await accept('Bonjour');
    await writeMessage(opened, reply(reference, `${reference}:r1`));
    await writeMessage(opened, reply(reference, `${reference}:r1`, { body: { text: 'Autre' } }));
    expect((await asSupport(reference)).map(({ body }) => body?.text)).toEqual(['Bonjour', 'Bonjour Ana']);
  });

  test('by mail is kept before it is sent, and found by its Message-ID', async () => {
    const { reference } = await accept('Bonjour');
    const mail = {
      message: `${reference}:m`,
      question: reference,
      audience: 'support' as const,
      recipient: 'ana@exemple.fr',
      content: { subject: 'Votre question', text: 'Bonjour' },
      messageId: `<${reference}.1@paladin.fr>`,
      at,
    };
    expect(await keepMail(opened, mail)).toBe(true);
    await keepMail(opened, { ...mail, recipient: 'autre@exemple.fr' });
    await markMail(opened.store.db, { message: mail.message, state: 'accepted', acceptedAt: at });
    expect(await mailByHeader(opened.store.db, ['<x>', mail.messageId])).toMatchObject({
      question: reference,
      state: 'accepted',
    });
    const read = await openMail(opened.store.db, opened.vault.reader('support'), mail.message);
    expect(read).toEqual({ recipient: 'ana@exemple.fr', content: mail.content });
    expect(await openMail(opened.store.db, opened.vault.reader('medical'), mail.message)).toBeUndefined();
    expect(JSON.stringify(await outboxList(opened.store.db, { limit: 100 }))).not.toContain('exemple');
  });
});

describe('a person who is forgotten', () => {
  test('leaves nothing readable, and the question stands', async () => {
    const { reference, messageId } = await accept('Oubliez-moi', { contact: { email: 'oubli@exemple.fr' } });
    const { db } = opened.store;
    const requester = opened.vault.pseudonym('oubli@exemple.fr');
    expect(await questionsOf(db, requester)).toEqual([reference]);
    expect(await contactOf(db, opened.vault.reader('support'), reference)).toEqual({
      email: 'oubli@exemple.fr',
    });
    expect(await forgetQuestion(opened.store, { question: reference, at })).toEqual({
      messages: 1,
      files: 0,
      mails: 0,
    });
    expect(await forgetQuestion(opened.store, { question: reference, at: at + 1 })).toEqual({
      messages: 0,
      files: 0,
      mails: 0,
    });
    expect(await asSupport(reference)).toEqual([]);
    expect(await contactOf(db, opened.vault.reader('support'), reference)).toBeUndefined();
    expect(await questionsOf(db, requester)).toEqual([]);
    expect(await writeMessage(opened, reply(reference, `${reference}:r1`))).toBe(false);
    expect(await db.select().from(questions).where(eq(questions.reference, reference))).toMatchObject([
      { erasedAt: at },
    ]);
    expect(await db.select().from(inbox).where(eq(inbox.id, messageId))).toMatchObject([
      { key: messageId, content: '' },
    ]);
    expect(await door.accept(chat('Encore', { reference }))).toEqual({ accepted: false, code: 'not-found' });
  });

  test('of medical text alone leaves the rest', async () => {
    const { reference } = await accept('Bonjour');
    await accept('J’ai du diabète', { reference });
    await destroyKeys(opened.store.db, { question: reference, at, audiences: ['medical'] });
    expect((await asMedical(reference)).map(({ body }) => body?.text)).toEqual([
      'Bonjour',
      'J’ai du [donnée médicale masquée]',
    ]);
  });
});

describe('a message that came after the end', () => {
  test('opens a question of its own, once, and is readable there', async () => {
    const { reference } = await accept('Voici mes résultats');
    const late = await accept('Et mes résultats encore', { reference, attachments: [file] });
    const move = { question: reference, message: late.messageId };
    const [linked, again] = await Promise.all([openFollowUp(opened, move), openFollowUp(opened, move)]);
    expect(linked).toBe(again);
    expect(await followUpsOf(opened.store.db, reference)).toEqual([linked]);
    expect(await asMedical(linked ?? '')).toMatchObject([
      { id: late.messageId, body: { text: 'Et mes résultats encore' }, files: [{ name: 'résultats.pdf' }] },
    ]);
    expect(await asSupport(linked ?? '')).toMatchObject([{ body: undefined, files: [] }]);
    expect(await contactOf(opened.store.db, opened.vault.reader('support'), linked ?? '')).toMatchObject({
      name: 'Ana',
    });
    expect(await asMedical(reference)).toHaveLength(1);
    expect(await opened.store.db.$count(messages, eq(messages.question, linked ?? ''))).toBe(1);
  });

  test('of an erased question opens nothing', async () => {
    const { reference, messageId } = await accept('Bonjour');
    await forgetQuestion(opened.store, { question: reference, at });
    expect(await openFollowUp(opened, { question: reference, message: messageId })).toBeUndefined();
    expect(await openFollowUp(opened, { question: reference, message: 'unknown' })).toBeUndefined();
  });
});
