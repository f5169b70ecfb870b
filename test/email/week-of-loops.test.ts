// Machines that no header betrays talk with the service for a week: real listener's code, real store, real mail out.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mailCounter } from '../../email/count-mails.ts';
import { whatFollows } from '../../email/explain-course.ts';
import { readMail } from '../../email/read-mail.ts';
import { decideMail, takeMail, type MailIntake } from '../../email/receive-mail.ts';
import { emergencyId } from '../../intake/accept.ts';
import type { Occasion } from '../../content/fr/speech.ts';
import { quarantining } from '../../intake/quarantine.ts';
import { alerts } from '../../store/alert-schema.ts';
import { questions } from '../../store/schema.ts';
import { plainTriage } from '../support/plain-triage.ts';
import { acknowledgement, mailHouse, type MailHouse } from './email-house.ts';
import { MAILBOX } from './post-office.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let house: MailHouse;
beforeAll(async () => {
  house = await mailHouse();
});
afterAll(() => house.remove());
beforeEach(() => {
  house.clock.now += 30 * DAY;
  house.catcher.caught.length = 0;
});

type Sent = { from: string; subject: string; text: string; headers?: Record<string, string> };
let sent = 0;

/** A mail comes in; what the process would say of it at once is said, and mailed. */
async function comesIn({ from, subject, text, headers = {} }: Sent): Promise<string> {
  sent += 1;
  const head = {
    From: from,
    To: MAILBOX,
    Subject: subject,
    'Message-ID': `<${sent}@machine.example>`,
    ...headers,
  };
  const lines = Object.entries({ ...head, 'Content-Type': 'text/plain; charset=utf-8' });
  const raw = Buffer.from(`${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${text}`);
  const { clock } = house;
  const arrival = {
    mailbox: MAILBOX,
    raw,
    route: { returnPath: from },
    recipients: [MAILBOX],
    receivedAt: clock.now,
  };
  const intake: MailIntake = {
    accept: house.door.accept,
    bounced: () => Promise.resolve(),
    qualify: plainTriage,
    countMails: mailCounter(house),
    quarantine: quarantining({
      ...house,
      qualify: plainTriage,
      alert: (question, at, reason) => house.alert({ question, to: 'supervisor', reason, at }),
    }),
  };
  const mail = await readMail({ raw, returnPath: from }, MAILBOX);
  const taken = await takeMail(mail, arrival, intake);
  if (typeof taken === 'string') return taken;
  if (!taken.accepted) throw new Error(taken.code);
  const decided = await decideMail(mail, arrival, intake);
  if (decided.outcome !== 'question') throw new Error(decided.outcome);
  // The process does not hand over what it joined in a machine's name.
  for (const occasion of whatFollows(decided.asked, plainTriage).sends) await tell(taken, occasion);
  return taken.reference;
}

/** As the process does; what a cap withholds is a task for a person. */
async function tell({ reference, messageId }: { reference: string; messageId: string }, occasion: string) {
  const message =
    occasion === 'emergency' ? emergencyId(reference, messageId) : `${reference}:${occasion}:${sent}`;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same words, told as a list
  await house.say(acknowledgement(reference, { occasion: occasion as Occasion, message })).catch(() => {});
}

type Responder = (
  received: { to: string; subject: string; messageId: string },
  count: number,
) => Sent | undefined;

/** Every hour of a week each responder answers whatever it has received since. */
async function week(responders: readonly Responder[], first: readonly Sent[]) {
  for (const mail of first) await comesIn(mail);
  let read = 0;
  for (let hour = 0; hour < 7 * 24; hour += 1) {
    house.clock.now += HOUR;
    const received = house.catcher.caught.slice(read);
    read = house.catcher.caught.length;
    const got = received.map(({ mail, to }) => ({
      to: to[0] ?? '',
      subject: mail.subject ?? '',
      messageId: mail.messageId ?? '',
    }));
    const answers = got.flatMap((one, index) =>
      responders.flatMap((responder) => responder(one, read + index) ?? []),
    );
    for (const answer of answers) await comesIn(answer);
  }
  const { reference } = questions;
  const opened = await house.store.db
    .select({ reference })
    .from(questions)
    .where(eq(questions.channel, 'email'));
  return {
    opened: opened.length,
    mails: house.catcher.caught.filter(({ to }) => to[0] !== 'equipe@paladin.fr').length,
  };
}

const absent = 'Je vous remercie de votre message et le lirai à mon retour, le 30 novembre, avec plaisir.';
const support = 'Votre message est arrivé chez nous sous le numéro 1234, nous y donnerons suite sous peu.';

const openedBefore = async () => house.store.db.$count(questions);

describe('two responders and the service, for a week', () => {
  test('keep to one question each and to a few mails', async () => {
    const before = await openedBefore();
    const one: Responder = ({ to, subject, messageId }) =>
      to === 'ana@absente.example'
        ? { from: to, subject: `Re: ${subject}`, text: absent, headers: { 'In-Reply-To': messageId } }
        : undefined;
    const two: Responder = ({ to, subject }, count) =>
      to === 'aide@editeur.example'
        ? { from: to, subject: `${subject} (${count})`, text: support }
        : undefined;
    const { opened, mails } = await week(
      [one, two],
      [
        {
          from: 'ana@absente.example',
          subject: 'Facture',
          text: 'Où est ma facture de mai, s’il vous plaît ?',
        },
        { from: 'aide@editeur.example', subject: 'Suivi', text: support },
      ],
    );
    expect(opened - before).toBe(2);
    expect(mails).toBeLessThanOrEqual(20);
  });

  test('that write from another address each time open one question, and a supervisor hears of it once', async () => {
    const before = await openedBefore();
    const told = await house.store.db.$count(alerts, eq(alerts.reason, 'loop'));
    const changing: Responder = ({ to, subject }, count) =>
      to.endsWith('.mutant.example')
        ? {
            from: `r${count}@n${count}.mutant.example`,
            subject: `Re: ${subject}`,
            text: `${support} ${count}`,
          }
        : undefined;
    const { opened, mails } = await week(
      [changing],
      [{ from: 'r0@n0.mutant.example', subject: 'Suivi', text: support }],
    );
    expect(opened - before).toBe(1);
    expect(mails).toBeLessThanOrEqual(3);
    expect(await house.store.db.$count(alerts, eq(alerts.reason, 'loop'))).toBe(told + 1);
  });

  test('that answer nothing and only repeat themselves stop being answered', async () => {
    const before = await openedBefore();
    for (let count = 0; count < 20; count += 1) {
      house.clock.now += HOUR;
      await comesIn({
        from: `capteur${count}@usine.example`,
        subject: `Alerte ${count}`,
        text: 'La pompe de la cuve nord a dépassé son seuil de marche.',
      });
    }
    expect((await openedBefore()) - before).toBe(5);
  });

  test('one that cries for help again and again is answered three times, and never silently dropped', async () => {
    const before = house.catcher.caught.length;
    const outcomes: string[] = [];
    for (let count = 0; count < 10; count += 1)
      outcomes.push(
        await comesIn({
          from: `r${count}@cri.example`,
          subject: 'Urgent',
          text: 'Je fais un malaise, mon bras est engourdi, venez.',
        }),
      );
    expect(outcomes.filter((outcome) => outcome === 'quarantined')).toHaveLength(7);
    const answers = house.catcher.caught
      .slice(before)
      .filter(({ mail }) => mail.subject?.startsWith('Appelez'));
    expect(answers).toHaveLength(3);
  });
});

describe('people are no loop', () => {
  test('many of one company write, with the same short words, and are all answered', async () => {
    const before = await openedBefore();
    for (let count = 0; count < 15; count += 1) {
      house.clock.now += 2 * 60_000;
      await comesIn({
        from: `p${count}@grande.example`,
        subject: 'Question',
        text: `Bonjour, où est la facture de ${'abcdefghijklmnopqrstuvwxyz'[count % 26]}${'abc'[Math.floor(count / 26)]} ?`,
      });
    }
    expect((await openedBefore()) - before).toBe(15);
  });

  test('one says "oui" to every question and each changes something', async () => {
    const reference = await comesIn({
      from: 'zoe@oui.example',
      subject: 'Facture',
      text: 'Où est la facture de la visite ?',
    });
    for (let count = 0; count < 6; count += 1) {
      const headers = { 'In-Reply-To': `<${reference}.${count}@paladin.fr>` };
      expect(
        await comesIn({
          from: 'zoe@oui.example',
          subject: 'Re: Facture',
          text: `Oui, la ligne ${'abcdef'[count]} est juste`,
          headers,
        }),
      ).toBe(reference);
    }
  });
});
