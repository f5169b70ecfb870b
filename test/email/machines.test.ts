import { describe, expect, test } from 'vitest';
import { MAILBOX, withPostOffice } from './post-office.ts';

const away = { text: 'Je suis absente jusqu’au 30.', inReplyTo: '<PAL-7F3K-92QX.7@paladin.fr>' };
const fromNobody = { from: '', to: MAILBOX };

describe('a mail that no person wrote', () => {
  // oxfmt-ignore
  test.each<[string, Record<string, string>]>([
    ['an out-of-office notice',      { 'Auto-Submitted': 'auto-replied' }],
    ['a scheduled mail',             { 'Auto-Submitted': 'auto-generated; owner-email="x@example.org"' }],
    ['a responder of old',           { 'X-Autoreply': 'yes' }],
    ['a bulk mail',                  { Precedence: 'bulk' }],
    ['a newsletter',                 { 'List-Unsubscribe': '<mailto:stop@example.org>' }],
    ['our own mail, forwarded back', { 'X-Loop': MAILBOX }],
  ])("%s is kept, and marked as a machine's", (_, headers) =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post({ ...away, headers });
      expect(accepted).toEqual([expect.objectContaining({ automated: true, reference: 'PAL-7F3K-92QX' })]);
    }),
  );

  test('joins nothing by its subject: anybody may provoke it under a reference of their choice', () =>
    withPostOffice({}, async ({ post, accepted, held }) => {
      const headers = { 'Auto-Submitted': 'auto-replied' };
      await post({ text: 'Ticket reçu', subject: 'Re: [PAL-7F3K-92QX] Ticket', headers });
      expect(accepted).toEqual([]);
      expect(held[0]).toMatchObject({ reasons: ['auto-submitted'], asked: { automated: true } });
      expect(held[0]?.asked).not.toHaveProperty('reference');
    }));

  test('the null return path tells one too', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post({ ...away, envelope: fromNobody });
      expect(accepted[0]?.automated).toBe(true);
    }));

  test('our own Message-ID or address coming in is a loop', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post({ ...away, messageId: '<PAL-7F3K-92QX.8@paladin.fr>' });
      await post({ ...away, from: MAILBOX });
      expect(accepted.map(({ automated }) => automated)).toEqual([true, true]);
    }));

  test('"Auto-Submitted: no" is a person\'s', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post({ ...away, headers: { 'Auto-Submitted': 'no' } });
      expect(accepted[0]?.automated).toBe(false);
    }));
});

describe('a report on a mail of ours', () => {
  test('that failed is a bounce of that message, and no question', () =>
    withPostOffice({}, async ({ post, accepted, bounced }) => {
      await post({ raw: report('failed', '5.1.1'), envelope: fromNobody });
      expect(bounced).toEqual([{ reference: 'PAL-7F3K-92QX', message: 'PAL-7F3K-92QX:7' }]);
      expect(accepted).toEqual([]);
    }));

  test('that is merely late changes nothing, and is kept aside', () =>
    withPostOffice({}, async ({ post, accepted, bounced, held }) => {
      await post({ raw: report('delayed', '4.4.1'), envelope: fromNobody });
      expect(bounced).toEqual([]);
      expect(accepted).toEqual([]);
      expect(held).toEqual([expect.objectContaining({ reasons: ['report'] })]);
    }));

  test('written in plain text by a server of old is a bounce as well', () =>
    withPostOffice({}, async ({ post, bounced }) => {
      await post({
        from: 'MAILER-DAEMON@mx.example.org',
        subject: 'Undelivered Mail Returned to Sender',
        text: 'Unknown user. Message-ID: <PAL-7F3K-92QX.7@paladin.fr>',
        envelope: fromNobody,
      });
      expect(bounced).toHaveLength(1);
    }));

  test('quoted by a person is not one', () =>
    withPostOffice({}, async ({ post, accepted, bounced }) => {
      await post({ subject: 'Undelivered mail', text: 'Que faire de <PAL-7F3K-92QX.7@paladin.fr> ?' });
      expect(bounced).toEqual([]);
      expect(accepted[0]?.automated).toBe(false);
    }));

  test('comes again when the bounce could not be noted', () =>
    withPostOffice({ bounced: () => Promise.reject(new Error('store away')) }, async ({ post }) => {
      const again = { responseCode: 451 };
      await expect(post({ raw: report('failed', '5.1.1'), envelope: fromNobody })).rejects.toMatchObject(
        again,
      );
    }));
});

function report(action: string, status: string): string {
  return [
    'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
    `To: ${MAILBOX}`,
    'Subject: Delivery report',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
    '',
    '--B',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mx.example.org.',
    '--B',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; ana@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    '--B',
    'Content-Type: message/rfc822',
    '',
    'From: Paladin <bonjour@paladin.fr>',
    'Message-ID: <PAL-7F3K-92QX.7@paladin.fr>',
    'Content-Type: text/plain',
    '',
    'Bonjour',
    '--B--',
    '',
  ].join('\r\n');
}
