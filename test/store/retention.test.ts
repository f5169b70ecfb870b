// What is destroyed because it has served its time, while the service goes on: on either database.
import { MockActivityEnvironment } from '@temporalio/testing';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { retentionActivities } from '../../activities/retention-sweeps.ts';
import type { MessageIntake } from '../../intake/accept.ts';
import { publishedRetention as policy } from '../../domain/retention-policy.ts';
import { forgetQuestion } from '../../store/erase-questions.ts';
import { destroy, findDue } from '../../store/sweeps.ts';
import { inbox, keys, messages } from '../../store/schema.ts';
import type { Vault } from '../../store/vault.ts';
import { accepted, at, chat, doorOf, readSealed } from '../support/intake.ts';
import { gated } from '../support/cast.ts';
import { stores, type Opened } from '../support/stores.ts';

const DAY = 24 * 3_600_000;
const now = at + 31 * DAY;

describe.each(stores)('a medical text that has served its time, on %s', (_, open) => {
  let opened: Opened;
  let door: MessageIntake;
  beforeAll(async () => {
    opened = await open();
    door = doorOf(opened);
  });
  afterAll(() => opened.remove());

  const ask = async (text: string, more: Parameters<typeof chat>[1] = {}) =>
    accepted(await door.accept(chat(text, more)));
  const ended = (question: string) =>
    destroy({ ...opened, policy }, { sweep: 'medical', question, now, at: now });
  const medical = (id: string) => readSealed(opened, { audience: 'medical', id, part: 'body' });

  test('stays with all the rest when something was written since the run found it', async () => {
    const { reference, messageId } = await ask('Mes résultats');
    expect(await findDue(opened.store.db, { sweep: 'medical', policy, now, limit: 100 })).toContain(
      reference,
    );
    const late = await ask('Mes résultats, encore', { reference, receivedAt: now - DAY });
    await ended(reference);
    expect(await medical(messageId)).toEqual({ text: 'Mes résultats' });
    expect(await medical(late.messageId)).toEqual({ text: 'Mes résultats, encore' });
  });

  test('stays for the next try when the worker stops in the middle of a batch', async () => {
    const { reference } = await ask('Mes résultats d’analyse');
    const due = () => findDue(opened.store.db, { sweep: 'medical', policy, now, limit: 100 });
    const tell = () => Promise.resolve(0);
    const { destroyBatch } = retentionActivities({ ...opened, policy, tell, now: () => now });
    const environment = new MockActivityEnvironment();
    environment.cancel('WORKER_SHUTDOWN');
    await expect(environment.run(() => destroyBatch({ sweep: 'medical', now }))).rejects.toThrow(
      'WORKER_SHUTDOWN',
    );
    expect(await due()).toContain(reference);
    await new MockActivityEnvironment().run(() => destroyBatch({ sweep: 'medical', now }));
    expect(await due()).not.toContain(reference);
  });

  test('takes nothing with it that was being accepted: that is sealed with the new key', async () => {
    const { reference, messageId } = await ask('Mes résultats');
    const sealing = gated();
    const destroyed = gated();
    // Stops a message between its sealing and its writing.
    const slow: Vault = {
      ...opened.vault,
      sealer: async (db, question) => {
        const sealer = await opened.vault.sealer(db, question);
        sealing.resolve();
        await destroyed.promise;
        return sealer;
      },
    };
    const meanwhile = doorOf({ ...opened, vault: slow }).accept(
      chat('Mes résultats, encore', { reference, receivedAt: now }),
    );
    await sealing.promise;
    await ended(reference);
    destroyed.resolve();
    const late = accepted(await meanwhile);
    expect(await medical(messageId)).toBeUndefined();
    expect(await medical(late.messageId)).toEqual({ text: 'Mes résultats, encore' });
  });

  test('leaves nothing that tells of it where its message was counted', async () => {
    const { reference, messageId } = await ask('Mes résultats');
    const { db } = opened.store;
    await db.update(inbox).set({ dispatchedAt: at }).where(eq(inbox.id, messageId));
    expect(JSON.stringify(await db.select().from(inbox).where(eq(inbox.id, messageId)))).toContain('plain');
    await ended(reference);
    expect(JSON.stringify(await db.select().from(inbox).where(eq(inbox.id, messageId)))).not.toContain(
      'plain',
    );
  });

  test('that is broken goes all the same, and holds up no other', async () => {
    const { reference, messageId } = await ask('Ma dépression, et ma facture');
    const { db } = opened.store;
    await db
      .update(messages)
      .set({ masked: Buffer.from('cut short') })
      .where(eq(messages.id, messageId));
    await ended(reference);
    expect(await db.$count(messages, eq(messages.question, reference))).toBe(0);
  });

  test('can be forgotten afterwards, new key and all', async () => {
    const { reference } = await ask('Mes résultats');
    await ended(reference);
    const young = { sweep: 'questions', question: reference, now, at: now } as const;
    await destroy({ ...opened, policy }, young);
    const held = and(eq(keys.question, reference), eq(keys.audience, 'medical'));
    const { db } = opened.store;
    expect((await db.select().from(keys).where(held))[0]?.wrapped).not.toBeNull();
    await forgetQuestion(opened.store, { question: reference, at: now });
    expect((await db.select().from(keys).where(held))[0]).toMatchObject({ wrapped: null, destroyedAt: now });
  });
});
