// Behind a real mail server, by LMTP: each recipient has an answer of their own, and nothing that the server took is lost.
import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMailListener, type MailListener, type MailListenerParts } from '../../email/listener.ts';
import { hasPostfix, startPostfix, type Postfix } from '../support/postfix.ts';
import { listenerParts, MAILBOX, taken } from './post-office.ts';

type Asked = Parameters<MailListenerParts['accept']>[0];

/** What a server says, line after line, until the answer to QUIT. */
function said(port: number, lines: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let words = '';
    const left = [...lines, 'QUIT'];
    const socket = connect(port, '127.0.0.1');
    socket.on('error', reject);
    socket.on('data', (more: Buffer) => {
      words += more.toString();
      if (/^\d{3} [^\n]*\n$/m.test(words.slice(words.lastIndexOf('\n', words.length - 2) + 1)))
        socket.write(`${left.shift() ?? ''}\r\n`);
    });
    socket.on('close', () => resolve(words.trim().split(/\r?\n/)));
  });
}

const codes = (lines: string[]) => lines.map((line) => line.slice(0, 3));

describe('the listener that speaks LMTP', () => {
  test('answers for each recipient, and knows no HELO', async () => {
    const listener = await startMailListener({ ...listenerParts, lmtp: true });
    const mail = `From: a@example.org\r\nMessage-ID: <l@example.org>\r\n\r\nBonjour\r\n.`;
    const lines = await said(listener.port, [
      'EHLO x',
      'LHLO x',
      'MAIL FROM:<a@example.org>',
      `RCPT TO:<${MAILBOX}>`,
      'RCPT TO:<personne@paladin.fr>',
      'RCPT TO:<postmaster@paladin.fr>',
      'DATA',
      mail,
    ]);
    await listener.close();
    const after = codes(lines.slice(lines.findIndex((line) => line.startsWith('354')) + 1));
    expect(codes(lines)).toContain('550');
    expect(codes(lines)[1]).toBe('500');
    expect(after).toEqual(['250', '250', '221']);
  });
});

describe.skipIf(!hasPostfix)('a real Postfix in front', () => {
  const came: Asked[] = [];
  let listener: MailListener;
  let postfix: Postfix;
  let answer: MailListenerParts['accept'];
  const accept: MailListenerParts['accept'] = async (asked) => {
    const answered = await answer(asked);
    came.push(asked);
    return answered;
  };
  const routes: unknown[] = [];
  const own: NonNullable<MailListenerParts['sender']>['own'] = async ({ route }) => {
    routes.push(route);
    return undefined;
  };
  beforeAll(async () => {
    answer = () => Promise.resolve(taken);
    listener = await startMailListener({ ...listenerParts, accept, lmtp: true, sender: { own } });
    postfix = await startPostfix({ domain: 'paladin.fr', lmtpPort: listener.port });
  });
  afterAll(async () => {
    await postfix.stop();
    await listener.close();
  });
  const post = (
    text: string,
    more: { to?: string[]; attachments?: { content: Buffer; filename: string }[] } = {},
  ) => {
    const client = createTransport({ host: '127.0.0.1', port: postfix.port, ignoreTLS: true });
    return client
      .sendMail({ from: 'ana@example.org', to: MAILBOX, subject: text, text, ...more })
      .finally(() => client.close());
  };
  const texts = () => came.map(({ text }) => text);

  test('hands over what comes, to the signed address as well, each once', async () => {
    await post('Où est ma facture ?');
    await post('Et la suivante ?', { to: ['bonjour+7f3k92qx-abc@paladin.fr'] });
    await expect.poll(texts).toEqual(expect.arrayContaining(['Où est ma facture ?', 'Et la suivante ?']));
  });

  test('keeps what our store cannot take now, and hands it over later', async () => {
    let away = true;
    answer = () => (away ? Promise.reject(new Error('away')) : Promise.resolve(taken));
    await post('Le magasin est absent');
    await expect.poll(postfix.log).toMatch(/status=deferred[^\n]*451/);
    away = false;
    await expect.poll(texts).toContain('Le magasin est absent');
    expect(texts().filter((text) => text === 'Le magasin est absent')).toHaveLength(1);
  });

  test('tells the sender of an address that is not ours, while the other recipient’s mail arrives', async () => {
    answer = () => Promise.resolve(taken);
    await post('À deux', { to: [MAILBOX, 'personne@paladin.fr'] });
    await expect.poll(texts).toContain('À deux');
    await expect.poll(postfix.log).toMatch(/to=<personne@paladin\.fr>[^\n]*status=bounced[^\n]*550/);
  });

  test('hands over ten megabytes', async () => {
    const content = Buffer.alloc(10 * 1024 * 1024, 'a');
    await post('En grand', { attachments: [{ filename: 'a.bin', content }] });
    await expect.poll(texts).toContain('En grand');
    expect(came.at(-1)?.attachments?.[0]?.content.length).toBe(content.length);
  });

  test('says who connected to it: senders are checked by that', async () => {
    await said(postfix.port, [
      'EHLO relais.example.org',
      'XFORWARD ADDR=192.0.2.7 HELO=mail.example.org',
      'MAIL FROM:<ana@example.org>',
      `RCPT TO:<${MAILBOX}>`,
      'DATA',
      `From: ana@example.org\r\nMessage-ID: <x@example.org>\r\n\r\nDe loin\r\n.`,
    ]);
    await expect.poll(texts).toContain('De loin');
    expect(routes).toContainEqual(expect.objectContaining({ ip: '192.0.2.7', helo: 'mail.example.org' }));
  });
});
