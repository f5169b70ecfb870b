import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lastReadByPerson, lastReadByUs } from '../../store/read-signs.ts';
import { messages } from '../../store/schema.ts';
import { askBy, happen, send, told } from './test-site.ts';
import { plainReading } from '../../domain/plain-reading.ts';
import { openStaffed, type Staffed } from './staffed.ts';

let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

/** A question that Léa has answered once. */
async function answered() {
  const { reference, token, messageId } = await askBy(site.api, 'Où est ma facture ?');
  const reply = `${reference}:reply`;
  await site.store.db.insert(messages).values({
    id: reply,
    question: reference,
    author: 'agent',
    agent: 'lea',
    kind: 'reply',
    open: true,
    audience: 'support',
    body: Buffer.alloc(0),
    at: site.clock.now,
  });
  await happen(site, reference, {
    from: 1,
    events: [
      { type: 'registered', channel: 'chat', role: 'employee' },
      { type: 'linked', message: messageId },
      { type: 'replied', message: reply, by: 'agent:lea' },
    ],
  });
  const reads = (seq: number, by = token) =>
    send(site.api, `PUT /api/questions/${reference}/reading`, { token: by, body: { seq } });
  const readSign = async () =>
    (await site.as('lea', `GET /api/desk/questions/${reference}/standing`)).body['readByPerson'];
  return { reference, token, messageId, reply, reads, readSign };
}

describe('what the person has read', () => {
  test('is told to whoever may answer, of the last message of ours that stood before their eyes', async () => {
    const { reads, readSign, reply } = await answered();
    expect(await readSign()).toBeUndefined();
    await reads(2);
    expect(await readSign()).toBeUndefined();
    expect((await reads(3)).status).toBe(204);
    expect(await readSign()).toBe(reply);
    // A page that was opened earlier says so later: what was read stays read.
    await reads(1);
    expect(await readSign()).toBe(reply);
  });

  test('is never further than the journal, and nobody else’s to say', async () => {
    const { reads, reference } = await answered();
    const other = await answered();
    expect((await reads(3, other.token)).status).toBe(404);
    expect((await reads(-1)).status).toBe(422);
    await reads(1_000);
    expect(await lastReadByPerson(site.store.db, { question: reference, sealed: false })).toBe(
      `${reference}:reply`,
    );
    await happen(site, reference, { from: 4, events: [{ type: 'reminded' }] });
    expect((await site.as('victor', `GET /api/desk/questions/${reference}/standing`)).body).toEqual({
      seq: 4,
    });
  });

  test('of a message sealed to the medical team is not told to support', async () => {
    const { reads, reference, reply, readSign } = await answered();
    await site.store.db.update(messages).set({ audience: 'medical' }).where(eq(messages.id, reply));
    await reads(3);
    expect(await readSign()).toBeUndefined();
    expect(await lastReadByPerson(site.store.db, { question: reference, sealed: true })).toBe(reply);
  });
});

describe('what somebody of ours has read', () => {
  const readByUs = async (reference: string, token: string) =>
    (await told(send(site.api, `GET /api/questions/${reference}`, { token }))).body['readByUs'];

  test('is told to the person, once somebody who may answer has opened their question', async () => {
    const { reference, token, messageId } = await askBy(site.api, 'Une question');
    await happen(site, reference, {
      from: 1,
      events: [
        { type: 'registered', channel: 'chat', role: 'employee' },
        { type: 'message', message: messageId, reading: plainReading(), by: 'requester' },
      ],
    });
    expect(await readByUs(reference, token)).toBeUndefined();
    await site.as('victor', `GET /api/desk/questions/${reference}`);
    expect(await readByUs(reference, token)).toBeUndefined();
    await site.as('lea', `GET /api/desk/questions/${reference}`);
    expect(await readByUs(reference, token)).toBe(messageId);
    // For the doctors alone: who has opened it, and when, is nobody's to guess.
    await site.store.db.update(messages).set({ audience: 'medical' }).where(eq(messages.id, messageId));
    expect(await lastReadByUs(site.store.db, reference)).toBeUndefined();
  });
});
