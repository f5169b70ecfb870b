// Mails written down line by line, so that whoever reads a case sees what it is.
import type { MailExplanation } from '../../../email/explain.ts';

export const MAILBOX = 'bonjour@paladin.fr';
export const OURS = '<PAL-7F3K-92QX.7@paladin.fr>';

/** What a mail must give: parts of its explanation, words that must stand somewhere, and words that must not. */
export type Expected = Omit<Partial<MailExplanation>, 'sender' | 'files'> & {
  sender?: MailExplanation['sender']['verdict'];
  files?: string[];
  own?: string | string[];
  notOwn?: string | string[];
  folded?: string | string[];
};
export type Case = [name: string, mail: Buffer, expected: Expected];

type Headers = Record<string, string>;

const usual: Headers = {
  From: 'Ana Martin <ana@example.org>',
  To: MAILBOX,
  Subject: 'Question',
  'Message-ID': '<a1@example.org>',
};

/** @param headers beside the usual ones; an empty value leaves a header out */
export function mail(body: readonly string[] | string, headers: Headers = {}): Buffer {
  const head = Object.entries({ ...usual, ...headers })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  const lines = typeof body === 'string' ? plain(body) : body;
  return Buffer.from([...head, ...lines].join('\r\n'));
}

export function plain(text: string): string[] {
  return ['Content-Type: text/plain; charset=utf-8', '', ...text.split('\n')];
}

export function html(body: string): string[] {
  return ['Content-Type: text/html; charset=utf-8', '', `<html><body>${body}</body></html>`];
}

let boundaries = 0;
export function multipart(kind: string, ...parts: readonly (readonly string[])[]): string[] {
  boundaries += 1;
  const boundary = `part${boundaries}`;
  const type = kind.includes(';')
    ? kind.replace(';', `; boundary="${boundary}";`)
    : `${kind}; boundary="${boundary}"`;
  return [
    `Content-Type: multipart/${type}`,
    '',
    ...parts.flatMap((part) => [`--${boundary}`, ...part]),
    `--${boundary}--`,
    '',
  ];
}

export function file(name: string, type: string, content = 'x', more: readonly string[] = []): string[] {
  return [
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    ...more,
    '',
    content,
  ];
}

export function picture(name: string, size: number): string[] {
  return [
    `Content-Type: image/png; name="${name}"`,
    `Content-ID: <${name}@x>`,
    'Content-Disposition: inline',
    '',
    'p'.repeat(size),
  ];
}

/** A reply to a mail of ours. */
export function reply(text: string, headers: Headers = {}): Buffer {
  return mail(text, {
    Subject: 'Re: Votre demande à Paladin [PAL-7F3K-92QX]',
    'In-Reply-To': OURS,
    ...headers,
  });
}

/** A report of a mail system, with whatever of our mail it carries. */
export function report(parts: readonly (readonly string[])[], headers: Headers = {}): Buffer {
  return mail(multipart('report; report-type=delivery-status', ...parts), {
    'Return-Path': '<>',
    From: 'Mail Delivery System <MAILER-DAEMON@mx.example.org>',
    Subject: 'Undelivered Mail',
    ...headers,
  });
}

export function status(action: string, code: string): string[] {
  return [
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; ana@example.org',
    `Action: ${action}`,
    `Status: ${code}`,
  ];
}

export function ourMail(type = 'message/rfc822'): string[] {
  return [
    `Content-Type: ${type}`,
    '',
    'From: Paladin <bonjour@paladin.fr>',
    `Message-ID: ${OURS}`,
    'Subject: Votre demande [PAL-7F3K-92QX]',
    '',
    'Bonjour',
  ];
}
