// A mail as its writer's program would show it: what it looks like stays, what it could do is gone.
import { describe, expect, test } from 'vitest';
import { safeHtml } from '../../email/safe-html.ts';
import { showMail } from '../../email/show-mail.ts';
import { file, html, mail, multipart, plain } from './corpus/compose.ts';

const safe = (source: string) => safeHtml(source, () => undefined)?.html ?? '';

describe('the HTML of a stranger', () => {
  // oxfmt-ignore
  test.each([
    ['a script',                     '<script>alert(1)</script>'],
    ['a script in a picture',        '<img src=x onerror=alert(1)>'],
    ['a script in SVG',              '<svg onload=alert(1)><script>alert(1)</script></svg>'],
    ['a script in MathML',           '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>'],
    ['a script address',             '<a href="javascript:alert(1)" onclick="alert(1)">x</a>'],
    ['a script address as a picture','<img src="javascript:alert(1)">'],
    ['a page as a picture',          '<img src="data:text/html,<script>alert(1)</script>">'],
    ['a drawing as a picture',       '<img src="data:image/svg+xml,<svg onload=alert(1)>">'],
    ['a handler on any element',     '<p onmouseover=alert(1) style="color:red" onfocus=alert(1) tabindex=1>x</p>'],
    ['a frame',                      '<iframe src="https://example.org/alert(1)"></iframe><object data="https://example.org/alert(1)"></object>'],
    ['an unclosed attribute',        '<p title="<img src=x onerror=alert(1)>">x'],
    ['a template',                   '<template><img src=x onerror=alert(1)></template>'],
    ['a comment that ends early',    '<!--><img src=x onerror=alert(1)>-->'],
    ['a title that ends early',      '<title></title><img src=x onerror=alert(1)>'],
    ['a null within',                '<scr\0ipt>alert(1)</scr\0ipt><img src=x on\0error=alert(1)>'],
  ])('%s runs nothing', (_, source) =>
    expect(safe(source).replaceAll('&lt;', '').replaceAll(/ title="[^"<>]*"/g, '')).not.toMatch(/<(?!\/?(?:p|u|span|img|table|br|tbody|tr|td)\b)|\son\w+=|javascript:|<img[^>]*src="(?!data:image\/(?:png|jpe?g|gif|webp))/i));

  // oxfmt-ignore
  test.each([
    ['a picture',            '<img src="https://t.example/p.gif?ana">'],
    ['without a scheme',     '<img src="//t.example/p.gif">'],
    ['a set of pictures',    '<img srcset="https://t.example/p.gif 2x"><picture><source srcset="https://t.example/p.gif"></picture>'],
    ['a background',         '<table background="https://t.example/p.gif"><tr><td style="background:url(https://t.example/p.gif)">x</td></tr></table>'],
    ['an escaped background','<p style="background:u\\72l(https://t.example/p.gif)">x</p>'],
    ['a style sheet',        '<link rel=stylesheet href="https://t.example/p.css"><style>@import "https://t.example/p.css";</style>'],
    ['a list’s mark',        '<ul style="list-style-image:url(https://t.example/p.gif)"><li>x</ul>'],
    ['a film',               '<video src="https://t.example/p.mp4" poster="https://t.example/p.gif"></video>'],
    ['a new place',          '<meta http-equiv=refresh content="0;url=https://t.example"><base href="https://t.example">'],
    ['a form',               '<form action="https://t.example"><input name=mdp><button>Envoyer</button></form>'],
  ])('%s from elsewhere is not fetched', (_, source) => expect(safe(source)).not.toContain('t.example'));

  test('a link leads nowhere, and says where it led', () =>
    expect(safe('<a href="https://t.example/x">Votre banque</a>')).toBe(
      '<u title="https://t.example/x">Votre banque</u>',
    ));

  test('a picture within it is shown where it is one', () =>
    expect(safe('<img src="data:image/png;base64,iVBORw0KGgo=" width="20">')).toBe(
      '<img width="20" src="data:image/png;base64,iVBORw0KGgo=" />',
    ));

  test('its looks stay', () => {
    const source =
      '<table bgcolor="#eee"><tr><td style="color:red;padding:4px;position:fixed">x</td></tr></table>';
    expect(safe(source)).toBe(
      '<table bgcolor="#eee"><tr><td style="color:red;padding:4px">x</td></tr></table>',
    );
  });

  test('thousands of elements within each other are shown, and what no program wrote is not', () => {
    expect(safe(`${'<div>'.repeat(5_000)}Bonjour`)).toContain('Bonjour');
    expect(safeHtml(`${'<div>'.repeat(200_000)}Bonjour`, () => undefined)).toBeUndefined();
  });
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const picture = (id: string, content: Buffer, type = 'image/png') => [
  `Content-Type: ${type}`,
  `Content-ID: <${id}>`,
  'Content-Transfer-Encoding: base64',
  '',
  content.toString('base64'),
];

describe('an original', () => {
  test('shows whom it names, when, and what it is about', async () => {
    const raw = mail(plain('Bonjour'), {
      From: '=?utf-8?Q?H=C3=A9l=C3=A8ne?= <h@example.org>',
      To: 'bonjour@paladin.fr, Paul <paul@example.org>',
      Cc: 'marc@example.org',
      Date: 'Mon, 23 Nov 2026 09:00:00 +0100',
      Subject: '=?utf-8?Q?Visite_m=C3=A9dicale?=',
    });
    expect(await showMail(raw)).toMatchObject({
      from: ['Hélène <h@example.org>'],
      to: ['bonjour@paladin.fr', 'Paul <paul@example.org>'],
      copies: ['marc@example.org'],
      date: 'Mon, 23 Nov 2026 09:00:00 +0100',
      subject: 'Visite médicale',
      text: 'Bonjour',
    });
  });

  test('shows its pictures where they stood, by their bytes, and counts those that it would fetch', async () => {
    const page = html(
      'Voyez <img src="cid:a@x"> puis <img src="CID:b%40x"> et <img src="cid:faux@x" alt="plan"> <img src="https://t.example/p.gif">',
    );
    const raw = mail(
      multipart(
        'related',
        page,
        picture('a@x', png),
        picture('b@x', png, 'application/octet-stream'),
        picture('faux@x', Buffer.from('<svg onload=alert(1)>')),
      ),
    );
    const { html: shown = '', remote } = await showMail(raw);
    const data = `<img src="data:image/png;base64,${png.toString('base64')}" />`;
    expect(shown).toContain(`Voyez ${data} puis ${data} et <span>[plan]</span>`);
    expect(remote).toBe(1);
  });

  test('of text alone has no page, and its files are named', async () => {
    const raw = mail(multipart('mixed', plain('Voici'), file('a.pdf', 'application/pdf', '%PDF')));
    const shown = await showMail(raw);
    expect(shown).not.toHaveProperty('html');
    expect(shown.files).toEqual([{ name: 'a.pdf', type: 'application/pdf', size: 4 }]);
  });
});
