import { describe, expect, test } from 'vitest';
import { readMail } from '../../email/read-mail.ts';
import { MAILBOX } from './post-office.ts';

const CRY = 'Mon collègue est tombé, il ne respire plus';
const html = (body: string) => [
  'Content-Type: text/html; charset=utf-8',
  '',
  `<html><body>${body}</body></html>`,
];
const plain = (text: string) => ['Content-Type: text/plain; charset=utf-8', '', text];
const logo = [
  'Content-Type: image/png; name="logo.png"',
  'Content-ID: <logo@x>',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
];
const pdf = [
  'Content-Type: application/pdf; name="facture.pdf"',
  'Content-ID: <pdf@x>',
  'Content-Disposition: attachment; filename="facture.pdf"',
  '',
  '%PDF',
];
let boundaries = 0;
const of = (kind: string, ...parts: string[][]) => {
  boundaries += 1;
  const boundary = `b${boundaries}`;
  const inner = parts.flatMap((lines) => [`--${boundary}`, ...lines]);
  return [`Content-Type: multipart/${kind}; boundary="${boundary}"`, '', ...inner, `--${boundary}--`, ''];
};
const read = (lines: string[], head: string[] = []) =>
  readMail(
    {
      raw: Buffer.from(['From: Ana <ana@example.org>', `To: ${MAILBOX}`, ...head, ...lines].join('\r\n')),
      returnPath: 'ana@example.org',
    },
    MAILBOX,
  );

describe('what a person reads in their program is read here', () => {
  // oxfmt-ignore
  test.each<[string, string[]]>([
    ['HTML alone',                                   html(`<p>${CRY}</p>`)],
    ['HTML beside its logo',                         of('related', html(`<p>${CRY}</p><img src="cid:logo@x">`), logo)],
    ['HTML beside a file',                           of('mixed', html(`<p>${CRY}</p>`), pdf)],
    ['HTML with logo, beside a file',                of('mixed', of('related', html(`<b>${CRY}</b>`), logo), pdf)],
    ['HTML with an empty plain one',                 of('alternative', plain(''), html(`<p>${CRY}</p>`))],
    ['HTML with a plain one that says nothing',      of('alternative', plain('Votre messagerie n’affiche pas le HTML.'), html(`<p>${CRY}</p>`))],
    ['an alternative whose HTML has a logo',         of('alternative', plain(' '), of('related', html(CRY), logo))],
    ['related around an alternative',                of('related', of('alternative', plain('-'), html(CRY)), logo)],
    ['signed HTML',                                  of('signed', html(CRY), ['Content-Type: application/pgp-signature', '', 'x'])],
    ['signed, mixed, related',                       of('signed', of('mixed', of('related', html(CRY), logo)), ['Content-Type: application/pkcs7-signature; name=smime.p7s', '', 'x'])],
    ['plain after a picture',                        of('mixed', logo, plain(CRY))],
    ['plain that is called HTML within',             ['Content-Type: text/plain; charset=utf-8', '', `<html><body><p>${CRY}</p></body></html>`]],
    ['a table',                                      html(`<table><tr><td>${CRY}</td></tr></table>`)],
    ['text attached and nothing else',               ['Content-Type: text/plain; charset=utf-8', 'Content-Disposition: attachment; filename=mot.txt', '', CRY]],
    ['HTML inline with a name',                      ['Content-Type: text/html; charset=utf-8; name=body.html', 'Content-Disposition: inline; filename=body.html', '', `<p>${CRY}</p>`]],
    ['XHTML',                                        ['Content-Type: application/xhtml+xml; charset=utf-8', '', `<p>${CRY}</p>`]],
    ['text/enriched',                                ['Content-Type: text/enriched; charset=utf-8', '', `<bold>${CRY}</bold>`]],
    ['HTML that hides all it says',                  html(`<div style="display:none">${CRY}</div>`)],
    ['a boundary that never comes',                  ['Content-Type: multipart/mixed; boundary=nowhere', '', CRY]],
    ['a part that says it is a multipart of none',   of('mixed', ['Content-Type: multipart/alternative', '', CRY])],
  ])('%s', async (_, lines) => expect((await read(lines)).text).toContain(CRY));

  test('a plain text that says the same is preferred: its quotes are marked', async () => {
    const mail = await read(
      of(
        'alternative',
        plain('Merci.\n> Bonjour à vous'),
        html('<p>Merci.</p><blockquote>Bonjour à vous</blockquote>'),
      ),
    );
    expect(mail.text).toBe('Merci.\n> Bonjour à vous');
  });

  test('cells of a table stand apart', async () => {
    const { text } = await read(
      html('<table><tr><th>Nom</th><th>Visite</th></tr><tr><td>Ana</td><td>mai</td></tr></table>'),
    );
    expect(text).toBe('Nom\tVisite\nAna\tmai');
  });

  test('styles, scripts and preheaders are not', async () => {
    const { text } = await read(
      html('<style>p{color:red}</style><div style="display:none">Aperçu</div><script>x()</script><p>Oui</p>'),
    );
    expect(text).toBe('Oui');
  });
});

describe('what a mail carries', () => {
  test('every file is kept, inside whatever part it stands', async () => {
    const mail = await read(
      of(
        'related',
        html('Voir le PDF <img src="cid:shot@x">'),
        pdf,
        ['Content-Type: image/png; name="capture.png"', 'Content-ID: <shot@x>', '', 'x'.repeat(20_000)],
        logo,
      ),
    );
    expect(mail.attachments.map(({ name, folded }) => [name, folded ?? false])).toEqual([
      ['facture.pdf', false],
      ['capture.png', false],
      ['logo.png', true],
    ]);
    expect(mail.text).toContain('[image : capture.png]');
  });

  test('not one is cut away', async () => {
    const many = Array.from({ length: 60 }, (_, index) => [
      `Content-Type: text/csv; name="f${index}.csv"`,
      'Content-Disposition: attachment',
      '',
      'a;b',
    ]);
    expect((await read(of('mixed', plain('Voici'), ...many))).attachments).toHaveLength(60);
  });

  test('a mail inside is read: its words, its files', async () => {
    const inner = [
      'From: Paul <paul@example.org>',
      'Subject: Ma santé',
      ...of('mixed', html('Je suis diabétique'), pdf),
    ].join('\r\n');
    const mail = await read(of('mixed', plain('Voir ci-joint'), ['Content-Type: message/rfc822', '', inner]));
    expect(mail.nested).toEqual([
      { from: { email: 'paul@example.org', name: 'Paul' }, subject: 'Ma santé', text: 'Je suis diabétique' },
    ]);
    expect(mail.attachments.map(({ name }) => name)).toContain('facture.pdf');
  });

  // oxfmt-ignore
  test.each<[string, string[], string]>([
    ['an encrypted mail',  of('encrypted', ['Content-Type: application/pgp-encrypted', '', 'Version: 1'], ['Content-Type: application/octet-stream', '', 'x']), 'encrypted'],
    ['S/MIME',             ['Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', 'Content-Transfer-Encoding: base64', '', 'MIAG'], 'encrypted'],
    ['winmail.dat',        of('mixed', plain(''), ['Content-Type: application/ms-tnef; name=winmail.dat', '', 'x']), 'winmail'],
    ['winmail.dat, named', of('mixed', ['Content-Type: application/octet-stream; name=winmail.dat', '', 'x']), 'winmail'],
  ])('%s is known to be unreadable', async (_, lines, why) => {
    expect((await read(lines)).unread).toContain(why);
  });
});

describe('letters', () => {
  const bytes = (head: string, body: Buffer | string, bodyEncoding: BufferEncoding = 'latin1') =>
    readMail(
      {
        raw: Buffer.concat([
          Buffer.from(`From: ana@example.org\r\n${head}\r\n\r\n`, 'latin1'),
          typeof body === 'string' ? Buffer.from(body, bodyEncoding) : body,
        ]),
        returnPath: 'ana@example.org',
      },
      MAILBOX,
    );

  test('a Latin-1 subject over a UTF-8 body: both are read', async () => {
    expect(
      await bytes(
        'Subject: Épilepsie déclarée\r\nContent-Type: text/plain; charset=utf-8',
        'Très gênée',
        'utf8',
      ),
    ).toMatchObject({ subject: 'Épilepsie déclarée', text: 'Très gênée' });
  });

  test('UTF-8 declared Latin-1 is UTF-8', async () => {
    expect((await bytes('Content-Type: text/plain; charset=iso-8859-1', 'Déjà réglé', 'utf8')).text).toBe(
      'Déjà réglé',
    );
  });

  test('Latin-1 declared UTF-8 is Latin-1', async () => {
    expect((await bytes('Content-Type: text/plain; charset=utf-8', 'Déjà réglé, très déçue')).text).toBe(
      'Déjà réglé, très déçue',
    );
  });

  test('ISO-2022-JP without a charset is Japanese', async () => {
    expect(
      (await bytes('Content-Type: text/plain', Buffer.from('\u001B$B$3$s$K$A$O\u001B(B', 'latin1'))).text,
    ).toBe('こんにちは');
  });

  test('an encoded word that says Latin-1 and holds UTF-8', async () => {
    expect(
      (await bytes('Subject: =?iso-8859-1?Q?Facture_d=C3=A9j=C3=A0_r=C3=A9gl=C3=A9e?=', 'x')).subject,
    ).toBe('Facture déjà réglée');
  });

  test('HTML that names its charset itself', async () => {
    expect(
      (await bytes('Content-Type: text/html', '<meta charset="iso-8859-15"><p>Prix : 5 \u00A4</p>')).text,
    ).toBe('Prix : 5 €');
  });
});

test('a text longer than anybody reads is kept whole: its beginning is read, the rest is a file', async () => {
  const long = 'Où est ma facture ? '.repeat(40_000).trim();
  const { text, attachments } = await read(plain(long));
  expect(text.length).toBeLessThan(long.length);
  expect(text + Buffer.from(attachments[0]?.content ?? []).toString()).toBe(long);
});
