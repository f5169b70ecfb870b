// What one sender, one question or one tab may try: each is bounded, and what it is answered is looked at.
import { randomUUID } from 'node:crypto';
import { asking, holdSmtp, mail, MAILBOX, send, type Reply } from './client.ts';
import type { Instance } from './instance.ts';
import type { Chance } from '../chance.ts';

export type Attack = {
  name: string;
  /** Gives what it was answered: statuses, or what else there is to say. */
  run: (instance: Instance, chance: Chance) => Promise<(number | string)[]>;
};

const status = ({ status: one }: Reply) => one;
const inTurn = async <T>(times: number, work: (at: number) => Promise<T>): Promise<T[]> => {
  const all: T[] = [];
  for (let at = 0; at < times; at += 1) all.push(await work(at));
  return all;
};
const raw = (head: string[], body: string) => ({
  raw: [`From: eve@example.org`, `To: ${MAILBOX}`, ...head, '', body].join('\r\n'),
  envelope: { from: 'eve@example.org', to: MAILBOX },
});

function withFile(chance: Chance, bytes: number) {
  const attachments = [{ filename: 'scan.pdf', content: chance.bytes(bytes) }];
  return { subject: 'Mon dossier', text: 'Ci-joint mon dossier.', attachments };
}

export const attacks: readonly Attack[] = [
  { name: 'nothing', run: async () => [] },
  {
    name: 'a text of 100,000 signs, again and again',
    run: (instance, chance) =>
      inTurn(40, async () =>
        status(await send(instance, 'POST /api/questions', asking(chance.text(100_000)))),
      ),
  },
  {
    name: 'the longest text allowed, beyond the rate',
    run: (instance, chance) =>
      inTurn(60, async () => status(await send(instance, 'POST /api/questions', asking(chance.text(9_990))))),
  },
  {
    name: 'sixty thousand brackets and quotes',
    run: (instance, chance) =>
      inTurn(20, async () =>
        status(
          await send(
            instance,
            'POST /api/questions',
            asking(chance.of(['[', '«', '> ', '- ']).repeat(60_000)),
          ),
        ),
      ),
  },
  {
    name: 'a conversation of 9,900 brackets, read 60 times',
    run: async (instance) => {
      const from = '198.51.100.67';
      const asked = await send(instance, 'POST /api/questions', { ...asking('['.repeat(9_900)), from });
      const cookie = asked.cookies.map((one) => one.split(';')[0]).join('; ');
      const page = `GET /question/${String(asked.body['reference'])}`;
      return inTurn(60, async () => status(await send(instance, page, { cookie, from })));
    },
  },
  {
    name: 'a subject of 60,000 signs',
    run: (instance, chance) =>
      inTurn(5, () => mail(instance, { subject: chance.text(60_000), text: 'Bonjour' })),
  },
  {
    name: 'mails of 130,000 short lines',
    run: (instance) => inTurn(5, () => mail(instance, { subject: 'Lignes', text: 'a\n'.repeat(130_000) })),
  },
  {
    name: '“a écrit” and spaces',
    run: (instance) =>
      inTurn(5, () =>
        mail(instance, { text: `Le lundi${' '.repeat(20_000)}a écrit${' '.repeat(20_000)}\n`.repeat(3) }),
      ),
  },
  {
    name: 'a bounce that names 5,000 mails of ours',
    run: (instance) => {
      const ids = Array.from(
        { length: 5_000 },
        (_, at) => `<PAL-7F3K-${String(at).padStart(4, '0')}.1@paladin.fr>`,
      );
      const head = ['Subject: Undeliverable', 'Content-Type: multipart/report; boundary=x'];
      const failed = ['--x', 'Content-Type: message/delivery-status', '', 'Action: failed', '', '--x', ''];
      return inTurn(5, () => mail(instance, raw(head, [...failed, ids.join('\r\n'), '--x--'].join('\r\n'))));
    },
  },
  {
    name: '190,000 nested tags',
    run: (instance, chance) =>
      inTurn(4, () => {
        const tag = chance.of(['div', 'blockquote', 'b', 'table']);
        return mail(instance, { subject: 'Bonjour', html: `<${tag}>`.repeat(190_000) });
      }),
  },
  {
    name: 'a text of 12 MB by mail',
    run: (instance, chance) =>
      inTurn(3, () => mail(instance, { subject: 'Long', text: `${chance.text(600)}\n`.repeat(20_000) })),
  },
  {
    name: 'files of 10 MB',
    run: (instance, chance) => inTurn(4, () => mail(instance, withFile(chance, 10_000_000))),
  },
  {
    name: 'a mail of 25 MB, signed by nobody',
    run: (instance, chance) =>
      inTurn(2, () => {
        const signature = [
          'v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.invalid; s=x',
          'h=from',
          'bh=AA==',
          'b=AA==',
        ];
        const headers = { 'DKIM-Signature': signature.join('; ') };
        return mail(instance, { ...withFile(chance, 18_000_000), headers });
      }),
  },
  {
    name: 'files of 25 MB, beyond what a mail may hold',
    run: (instance, chance) => inTurn(2, () => mail(instance, withFile(chance, 25_000_000))),
  },
  {
    name: 'six mails of 10 MB at once',
    run: (instance, chance) =>
      Promise.all(Array.from({ length: 6 }, () => mail(instance, withFile(chance, 10_000_000)))),
  },
  {
    name: 'uploads of 30 MB by chat',
    run: (instance, chance) =>
      inTurn(4, async () => {
        const json = { ...asking('Bonjour').json, text: chance.text(1_000).repeat(30_000) };
        // What is refused early is cut off, too.
        return send(instance, 'POST /api/questions', { json }).then(status, () => 'cut off');
      }),
  },
  {
    name: '30 sign-ins at once',
    run: (instance) =>
      Promise.all(
        Array.from({ length: 30 }, async (_, at) => {
          const json = { name: `nobody-${at}`, password: 'wrong' };
          return status(await send(instance, 'POST /api/session', { json }));
        }),
      ),
  },
  {
    name: '150 connections to the mail listener, held',
    run: async (instance) => {
      const held = await Promise.all(Array.from({ length: 150 }, () => holdSmtp(instance)));
      for (const { release } of held) release();
      return held.map(({ code }) => code);
    },
  },
  {
    name: '200 notes of the longest kind on one question',
    run: async (instance, chance) => {
      const { body } = await send(instance, 'POST /api/questions', {
        ...asking('Je veux parler à un conseiller.'),
        from: '198.51.100.68',
      });
      const json = () => ({ id: randomUUID(), text: chance.text(9_000) });
      const path = `POST /api/questions/${String(body['reference'])}/messages`;
      const token = String(body['token']);
      return inTurn(200, async () => status(await send(instance, path, { token, json: json() })));
    },
  },
];
