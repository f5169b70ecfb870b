import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { qualify } from '../../activities/qualify-message.ts';
import { readingOf } from '../../intake/inbound-message.ts';
import { bounceHandler, type Bounce } from '../../email/handle-bounce.ts';
import { writeMessage } from '../../store/messages.ts';
import { mailLine } from '../../store/outbox.ts';
import { alerts } from '../../store/alert-schema.ts';
import { plainTriage } from '../support/plain-triage.ts';
import { acknowledgement, mailHouse, type MailHouse } from './email-house.ts';

const caps = { perQuestion: 3, perRecipient: 5, everything: 8, alertsPerQuestion: 2 };
const HOUR = 3_600_000;

let house: MailHouse;
beforeAll(async () => {
  house = await mailHouse({ caps });
});
afterAll(() => house.remove());
/** A new day: nothing was sent within the window. */
beforeEach(() => {
  house.clock.now += 24 * HOUR;
  house.catcher.caught.length = 0;
});

const from = (name: string) => ({ contact: { email: `${name}@exemple.fr` } });
const say = (question: string, seq: number) =>
  house.say(acknowledgement(question, { message: `${question}:${seq}` }));

describe('a machine that answers our answers', () => {
  test('gets no more than so many automatic mails about a question', async () => {
    const { reference } = await house.byMail();
    for (const seq of [1, 2, 3]) await say(reference, seq);
    await expect(say(reference, 4)).rejects.toMatchObject({ type: 'MailCapped', nonRetryable: true });
    expect(house.catcher.caught).toHaveLength(3);
  });

  test('nor by opening one question after another', async () => {
    const questions = await Promise.all(
      [1, 2, 3].map((n) => house.byMail({ ...from('robot'), text: `Question ${n}` })),
    );
    for (const seq of [1, 2]) for (const { reference } of questions.slice(0, 2)) await say(reference, seq);
    const last = questions[2]?.reference ?? '';
    await say(last, 1);
    await expect(say(last, 2)).rejects.toMatchObject({ type: 'MailCapped' });
  });

  test('a retry is no loop: what was begun may end', async () => {
    const { reference } = await house.byMail();
    for (const seq of [1, 2]) await say(reference, seq);
    house.catcher.answers.data = 451;
    await expect(say(reference, 3)).rejects.toMatchObject({ name: 'MailAway' });
    house.catcher.answers.data = 250;
    await expect(say(reference, 3)).resolves.toBe(house.clock.now);
  });

  test('may be written to again after the window', async () => {
    const { reference } = await house.byMail();
    for (const seq of [1, 2, 3]) await say(reference, seq);
    house.clock.now += 2 * HOUR;
    await expect(say(reference, 4)).resolves.toBe(house.clock.now);
  });

  test('an emergency and a human are never held back', async () => {
    const { reference: question } = await house.byMail();
    for (const seq of [1, 2, 3]) await say(question, seq);
    await house.say(acknowledgement(question, { occasion: 'emergency', message: `${question}:emergency:m` }));
    const reply = {
      id: 'r1',
      question,
      author: 'agent',
      audience: 'support',
      kind: 'reply',
      open: true,
    } as const;
    await writeMessage(house, { ...reply, body: { text: 'Bonjour' }, at: house.clock.now });
    await house.deliver({ question, message: 'r1' });
    expect(house.catcher.caught).toHaveLength(5);
  });
});

describe('an emergency that comes again and again', () => {
  const tell = async (text: string, id: string) => {
    const key = { idempotencyKey: id, contact: { email: 'robot@exemple.fr' }, text };
    const { reference, messageId } = await house.byMail(key);
    const message = `${reference}:emergency:${messageId}`;
    return house.say(acknowledgement(reference, { occasion: 'emergency', message }));
  };

  test('in the very same words is answered three times an hour, and another one always', async () => {
    for (const id of ['e1', 'e2', 'e3']) await tell('Je fais un malaise', id);
    await expect(tell('Je fais un malaise', 'e4')).rejects.toMatchObject({ type: 'MailCapped' });
    await expect(tell('Je fais un malaise, mon bras est engourdi', 'e5')).resolves.toBe(house.clock.now);
  });
});

describe("a mail whose headers tell a machine's", () => {
  const looked = async (automated: boolean) => {
    const { reference: question, messageId } = await house.byMail({ automated });
    const read = qualify({ ...house, read: (text, context) => readingOf(plainTriage(text, context)) });
    return read({ question, messages: [messageId], channel: 'email', role: 'unknown' });
  };

  test("stays a machine's when its text, which says nothing of it, is read again", async () => {
    expect((await looked(true)).automated).toBe(true);
    expect((await looked(false)).automated).toBe(false);
  });
});

describe('too much automatic mail altogether', () => {
  test('waits, and leaves later', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      await say((await house.byMail({ ...from(name), text: name })).reference, 1);
    }
    const { reference } = await house.byMail({ ...from('i'), text: 'i' });
    await expect(say(reference, 1)).rejects.toMatchObject({ name: 'MailAway' });
    house.clock.now += 2 * HOUR;
    await expect(say(reference, 1)).resolves.toBe(house.clock.now);
  });
});

describe('an alert to the team', () => {
  test('stands on the desk and goes to its mailbox, once, with the reference alone', async () => {
    const { reference: question } = await house.byMail();
    const raised = { question, to: 'supervisor', reason: 'breached', at: house.clock.now } as const;
    await house.alert(raised);
    await house.alert(raised);
    expect(await house.store.db.$count(alerts, eq(alerts.question, question))).toBe(1);
    expect(house.catcher.caught).toHaveLength(1);
    const [caught] = house.catcher.caught;
    expect(caught?.to).toEqual(['equipe@paladin.fr']);
    expect(caught?.mail.subject).toBe(`Échéance dépassée [${question}]`);
    expect(caught?.mail.text).not.toMatch(/ana|facture/i);
  });

  test('without a mailbox for that team stands on the desk', async () => {
    const { reference: question } = await house.byMail();
    await house.alert({ question, to: 'medical', reason: 'handed-off', at: house.clock.now });
    expect(await house.store.db.$count(alerts, eq(alerts.question, question))).toBe(1);
    expect(house.catcher.caught).toEqual([]);
  });
});

describe('alerts about one question', () => {
  test('fill no mailbox: past the cap they stand on the desk alone', async () => {
    const { reference: question } = await house.byMail();
    for (const minute of [0, 1, 2, 3]) {
      await house.alert({
        question,
        to: 'supervisor',
        reason: 'message',
        at: house.clock.now + minute * 60_000,
      });
    }
    expect(house.catcher.caught).toHaveLength(2);
    await house.alert({ question, to: 'supervisor', reason: 'emergency', at: house.clock.now });
    expect(house.catcher.caught).toHaveLength(3);
  });
});

describe('a mail that comes back', () => {
  const told: Bounce[] = [];
  const bounced = (message: string, reference: string) =>
    bounceHandler({
      ...house,
      tell: (bounce) => Promise.resolve(void told.push(bounce)),
    })({ reference, message });
  beforeEach(() => void (told.length = 0));

  test('is bounced, no longer accepted, and its question hears of it', async () => {
    const { reference } = await house.byMail();
    await say(reference, 3);
    await bounced(`${reference}:3`, reference);
    expect(told).toEqual([{ question: reference, message: `${reference}:3`, id: `bounce:${reference}:3` }]);
    expect(await mailLine(house.store.db, `${reference}:3`)).toMatchObject({ state: 'bounced' });
    await bounced(`${reference}:3`, reference);
    expect(told).toHaveLength(1);
  });

  test('that never left is a forgery', async () => {
    const { reference } = await house.byMail();
    await bounced(`${reference}:3`, reference);
    expect(told).toEqual([]);
  });

  test('and was an alert raises no other alert', async () => {
    const { reference: question } = await house.byMail();
    await house.alert({ question, to: 'supervisor', reason: 'breached', at: house.clock.now });
    await bounced(`${question}:alert:supervisor:breached:${house.clock.now}`, question);
    expect(told).toEqual([]);
  });
});
