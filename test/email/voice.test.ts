import { ApplicationFailure } from '@temporalio/common';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mailLine, openMail } from '../../store/outbox.ts';
import { keys, messages, outbox } from '../../store/schema.ts';
import { acknowledgement, mailHouse, type MailHouse } from './email-house.ts';
import { friday17h30, MAILBOX } from './post-office.ts';

let house: MailHouse;
beforeAll(async () => {
  house = await mailHouse();
});
afterAll(() => house.remove());
beforeEach(() => {
  house.catcher.caught.length = 0;
  house.catcher.answers.recipient = 250;
  house.catcher.answers.data = 250;
});

describe('what the service says to someone who wrote by mail', () => {
  test('leaves as an automatic answer, in the thread, with a Message-ID made from its id', async () => {
    const { reference } = await house.byMail({
      mail: { messageId: '<q1@exemple.fr>', references: ['<q0@exemple.fr>'] },
    });
    const accepted = await house.say(acknowledgement(reference));
    expect(accepted).toBe(friday17h30);
    const [{ mail, to, from } = fail()] = house.catcher.caught;
    expect({ to, from }).toEqual({ to: ['ana@exemple.fr'], from: MAILBOX });
    expect(mail.messageId).toBe(`<${reference}.3@paladin.fr>`);
    expect(mail.inReplyTo).toBe('<q1@exemple.fr>');
    expect(mail.references).toEqual(['<q0@exemple.fr>', '<q1@exemple.fr>']);
    expect(mail.headers.get('auto-submitted')).toBe('auto-replied');
    expect(mail.from?.text).toBe('"Paladin" <bonjour@paladin.fr>');
    expect(mail.subject).toBe(`Votre demande à Paladin [${reference}]`);
    expect(mail.text).toContain('un conseiller vous répond avant lundi 9\u00A0h\u00A030');
    expect(mail.text).toContain(
      'Nos horaires : du lundi au vendredi, de 9\u00A0h\u00A000 à 18\u00A0h\u00A000.',
    );
    expect(mail.html).toContain('<html lang="fr">');
  });

  test('is said once, however often it is asked', async () => {
    const { reference } = await house.byMail();
    const first = await house.say(acknowledgement(reference));
    house.clock.now += 60_000;
    expect(await house.say(acknowledgement(reference))).toBe(first);
    expect(house.catcher.caught).toHaveLength(1);
    const stored = await house.store.db
      .select()
      .from(messages)
      .where(eq(messages.id, `${reference}:3`));
    expect(stored).toHaveLength(1);
  });

  test('a crash between sending and marking sends the same mail again, to the letter', async () => {
    const { reference } = await house.byMail();
    const settled = acknowledgement(reference, { occasion: 'resolved', because: 'agent' });
    await house.say(settled);
    const asCrashed = { state: 'pending', acceptedAt: null } as const;
    await house.store.db
      .update(outbox)
      .set(asCrashed)
      .where(eq(outbox.message, `${reference}:3`));
    house.clock.now += 60_000;
    await house.say(settled);
    const ids = house.catcher.caught.map(({ mail }) => mail.messageId);
    expect(ids).toEqual([`<${reference}.3@paladin.fr>`, `<${reference}.3@paladin.fr>`]);
    const [first, again] = house.catcher.caught.map(({ mail: { text, html } }) => ({ text, html }));
    expect(first?.text).toContain('acces=');
    expect(again).toEqual(first);
  });

  test('refers to all that was said before', async () => {
    const { reference } = await house.byMail({ mail: { messageId: '<q1@exemple.fr>' } });
    await house.say(acknowledgement(reference));
    await house.say(
      acknowledgement(reference, { message: `${reference}:9`, occasion: 'resolved', because: 'agent' }),
    );
    const { mail } = house.catcher.caught.at(-1) ?? fail();
    expect(mail.references).toEqual(['<q1@exemple.fr>', `<${reference}.3@paladin.fr>`]);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.text).toMatch(new RegExp(`https://aide.paladin.fr/question/${reference}/avis\\?acces=\\S+`));
    const kept = await openMail(house.store.db, house.vault.reader('support'), `${reference}:9`);
    expect(JSON.stringify(kept)).not.toContain('acces=');
  });

  test('begins with the 15 when a life is at stake', async () => {
    const { reference } = await house.byMail();
    await house.say(acknowledgement(reference, { occasion: 'emergency' }));
    const { mail } = house.catcher.caught[0] ?? fail();
    expect(mail.text).toMatch(/^Appelez immédiatement le\u00A015\./);
    const shown = String(mail.html)
      .replace(/^.*<body/s, '<body')
      .replaceAll(/<[^>]+>/g, ' ');
    expect(shown).toMatch(/^\s*Appelez immédiatement le\u00A015\./);
    expect(mail.headers.get('priority')).toBe('high');
  });
});

describe('what the service says in the chat', () => {
  test('is stored for the person to read, and sent nowhere', async () => {
    const { reference } = await house.byChat();
    let looked = 0;
    const unsubscribe = house.store.changes.subscribe(reference, () => void (looked += 1));
    await house.say(acknowledgement(reference));
    unsubscribe();
    expect(looked).toBe(1);
    expect(house.catcher.caught).toEqual([]);
    expect(await house.store.db.$count(messages, eq(messages.id, `${reference}:3`))).toBe(1);
  });
});

describe('a mail that does not leave', () => {
  test('is tried again when the relay is away, and nothing of the person is in the error', async () => {
    const { reference } = await house.byMail();
    house.catcher.answers.data = 451;
    const failure = await house.say(acknowledgement(reference)).catch((error: unknown) => error);
    expect(failure).not.toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({ name: 'MailAway' });
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('exemple.fr');
    house.catcher.answers.data = 250;
    await house.say(acknowledgement(reference));
    expect(await mailLine(house.store.db, `${reference}:3`)).toMatchObject({ state: 'accepted' });
  });

  test('is given up, for a human to see, when the relay refuses the recipient', async () => {
    const { reference } = await house.byMail();
    house.catcher.answers.recipient = 550;
    const failure = await house.say(acknowledgement(reference)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ nonRetryable: true, type: 'MailRefused' });
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('exemple.fr');
    expect(await mailLine(house.store.db, `${reference}:3`)).toMatchObject({
      state: 'failed',
      acceptedAt: null,
    });
  });

  test('has nobody to go to once the person is erased', async () => {
    const { reference } = await house.byMail();
    await house.store.db.update(keys).set({ wrapped: null }).where(eq(keys.question, reference));
    await expect(house.say(acknowledgement(reference))).rejects.toMatchObject({ nonRetryable: true });
    expect(house.catcher.caught).toEqual([]);
  });
});

describe('without a relay', () => {
  test('mail is kept, and can be read by whoever runs the house', async () => {
    const { reference } = await house.byMail();
    await house.sayUnrelayed(acknowledgement(reference));
    const message = `${reference}:3`;
    expect(await mailLine(house.store.db, message)).toMatchObject({ state: 'kept', question: reference });
    const mail = await openMail(house.store.db, house.vault.reader('support'), message);
    expect(mail?.recipient).toBe('ana@exemple.fr');
    expect(mail?.content.text).toContain(reference);
    expect(house.catcher.caught).toEqual([]);
  });
});

function fail(): never {
  throw new Error('no mail was caught');
}
