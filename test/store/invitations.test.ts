import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY } from '../../domain/durations.ts';
import { mayInvite } from '../../store/invitations.ts';
import { messages, questions } from '../../store/schema.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';

const now = Date.parse('2026-06-10T09:00:00Z');
let opened: Opened;
beforeAll(async () => {
  opened = await embeddedStore();
});
afterAll(() => opened.remove());

type Asked = Partial<typeof questions.$inferInsert>;

async function asked(reference: string, fields: Asked = {}, resolvedAt?: number): Promise<string> {
  const { db } = opened.store;
  await db
    .insert(questions)
    .values({ reference, channel: 'email', role: 'employee', receivedAt: now - 60 * DAY, ...fields });
  if (resolvedAt !== undefined)
    await db.insert(messages).values({
      id: `m-${reference}`,
      question: reference,
      author: 'system',
      kind: 'resolved',
      open: true,
      audience: 'support',
      body: Buffer.from('x'),
      at: resolvedAt,
    });
  return reference;
}

const invited = (question: string) => mayInvite(opened.store.db, { question, at: now });

describe('the mail that says a question resolved', () => {
  test('asks for a score', async () => {
    expect(await invited(await asked('PAL-1', { requester: 'ana' }))).toBe(true);
    expect(await invited(await asked('PAL-2'))).toBe(true);
  });

  test('never of an emergency, nor of the medical team', async () => {
    expect(await invited(await asked('PAL-3', { route: 'emergency' }))).toBe(false);
    expect(await invited(await asked('PAL-4', { team: 'medical' }))).toBe(false);
    expect(await invited('PAL-0')).toBe(false);
  });

  test('three times a month at most of one person', async () => {
    for (const [index, days] of [1, 5, 29].entries())
      await asked(`PAL-b${index}`, { requester: 'bruno' }, now - days * DAY);
    expect(await invited(await asked('PAL-5', { requester: 'bruno' }))).toBe(false);
    for (const [index, days] of [1, 5, 31].entries())
      await asked(`PAL-c${index}`, { requester: 'chloe' }, now - days * DAY);
    expect(await invited(await asked('PAL-6', { requester: 'chloe' }))).toBe(true);
  });
});
