import { afterAll, describe, expect, test } from 'vitest';
import { triage } from '../../content/triage/triage.ts';
import { readMail } from '../../email/read-mail.ts';
import { openReaders } from '../../service/reading-threads.ts';
import { StoreAway } from '../../store/unavailable.ts';

const chat = { channel: 'chat', role: 'unknown' } as const;
const readers = openReaders();
afterAll(() => readers.close());

describe('what people wrote, read on threads of their own', () => {
  test.each([
    ['short', 'Je fais un malaise, je ne respire plus'],
    ['long', `${'Bonjour, où est ma facture ? '.repeat(100)}Merci`],
  ])('is understood as it would be here: a %s message', async (_, text) => {
    expect(await readers.qualify(text, chat)).toEqual(triage()(text, chat));
  });

  test('a mail, with the bytes of its files', async () => {
    const lines = [
      'From: Ana <ana@example.org>',
      'Subject: Attestation',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      '',
      'Ci-joint.',
      '--x',
      'Content-Type: application/pdf; name="a.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'AAEC/w==',
      '--x--',
    ];
    const received = { raw: Buffer.from(lines.join('\r\n')), returnPath: 'ana@example.org' };
    const mail = await readers.readMail(received, 'bonjour@paladin.fr');
    const here = await readMail(received, 'bonjour@paladin.fr');
    expect(mail.text).toBe(here.text);
    expect(mail.attachments.map(({ name, content }) => [name, [...content]])).toEqual([
      ['a.pdf', [0, 1, 2, 255]],
    ]);
  });

  test('is waited for where a busy machine takes longer to start the thread than a message may wait', async () => {
    const slow = openReaders({ short: 1, long: 1, sender: 1 });
    await expect(slow.qualify('Bonjour', chat)).rejects.toThrow(StoreAway);
    await slow.warm();
    await slow.close();
  });

  test('is turned away for now when too much waits already, rather than kept waiting', async () => {
    const flood = Array.from({ length: 700 }, () => readers.qualify('Bonjour', chat));
    const outcomes = await Promise.allSettled(flood);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThan(100);
    expect(refused.every(({ reason }) => reason instanceof StoreAway)).toBe(true);
  });
});
