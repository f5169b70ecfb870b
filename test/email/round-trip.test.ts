import { eq } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMailListener, type MailListener } from '../../email/listener.ts';
import { questionOfMail } from '../../email/thread.ts';
import { StoreAway } from '../../store/unavailable.ts';
import { readAsSupport } from '../../store/messages.ts';
import { inbox, questions } from '../../store/schema.ts';
import { plainTriage } from '../support/plain-triage.ts';
import { acknowledgement, mailHouse, type MailHouse } from './email-house.ts';
import { friday17h30, MAILBOX } from './post-office.ts';

let house: MailHouse;
let listener: MailListener;
let away = false;
beforeAll(async () => {
  house = await mailHouse();
  listener = await startMailListener({
    port: 0,
    host: '127.0.0.1',
    mailbox: MAILBOX,
    now: () => friday17h30,
    accept: (asked) => (away ? Promise.reject(new StoreAway()) : house.door.accept(asked)),
    bounced: () => Promise.resolve(),
    qualify: plainTriage,
    quarantine: () => Promise.resolve(),
    threadOf: (ids, sender) => questionOfMail(house, ids, sender),
  });
});
afterAll(async () => {
  await listener.close();
  await house.remove();
});

function post(mail: object) {
  const client = createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true });
  return client.sendMail({ from: 'Ana <ana@example.org>', to: MAILBOX, subject: 'Facture', ...mail });
}

async function referenceOf(sent: Promise<{ response: string }>): Promise<string> {
  return /PAL-\w{4}-\w{4}/.exec((await sent).response)?.[0] ?? '';
}

describe('a question by mail, its answer, and the reply to it', () => {
  test('are one conversation', async () => {
    const reference = await referenceOf(post({ text: 'Où est ma facture ?', messageId: '<q1@example.org>' }));
    await house.say(acknowledgement(reference));
    const { mail } = house.catcher.caught.at(-1) ?? {};
    expect(mail?.inReplyTo).toBe('<q1@example.org>');

    const reply = {
      subject: `Re: ${mail?.subject}`,
      text: `Celle de mai.\n\nLe 20/11/2026 à 17:30, Paladin a écrit :\n> ${mail?.text?.replaceAll('\n', '\n> ')}`,
      ...(mail?.messageId === undefined ? {} : { inReplyTo: mail.messageId }),
    };
    expect(await referenceOf(post(reply))).toBe(reference);
    const said = await readAsSupport(house.store.db, house.vault.reader('support'), reference);
    expect(said.map(({ author, body }) => [author, body?.text.split('\n')[0]])).toEqual([
      ['requester', 'Où est ma facture ?'],
      ['system', 'Bonjour,'],
      ['requester', 'Celle de mai.'],
    ]);
  });

  test("a stranger who answers opens a question of their own, and reads nothing of Ana's", async () => {
    const reference = await referenceOf(post({ text: 'Ma question à moi' }));
    await house.say(acknowledgement(reference));
    const { mail } = house.catcher.caught.at(-1) ?? {};
    const theirs = await referenceOf(
      post({
        from: 'paul@example.org',
        subject: `Re: ${mail?.subject}`,
        inReplyTo: mail?.messageId,
        text: 'Et moi ?',
      }),
    );
    expect(theirs).not.toBe(reference);
    expect(await house.store.db.$count(inbox, eq(inbox.question, reference))).toBe(1);
  });

  test("Ana's answer to her own first mail joins it, before we have said anything", async () => {
    const reference = await referenceOf(post({ text: 'Une question', messageId: '<own1@example.org>' }));
    expect(await referenceOf(post({ text: 'Je précise', inReplyTo: '<own1@example.org>' }))).toBe(reference);
  });

  test('delivered twice, it is one question and one message', async () => {
    const twice = { text: 'Deux fois', messageId: '<twice@example.org>' };
    const first = await referenceOf(post(twice));
    expect(await referenceOf(post(twice))).toBe(first);
    expect(await house.store.db.$count(inbox, eq(inbox.question, first))).toBe(1);
  });

  test('refused with 451 while the store is away, it is held once on the next try', async () => {
    const mail = { text: 'Le magasin est fermé', messageId: '<away@example.org>' };
    away = true;
    await expect(post(mail)).rejects.toMatchObject({ responseCode: 451 });
    away = false;
    const reference = await referenceOf(post(mail));
    expect(await house.store.db.$count(questions, eq(questions.reference, reference))).toBe(1);
  });
});
