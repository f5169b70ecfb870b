// Whatever is put in a form, an address or a name: never an error of ours.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askBy, uuid } from '../api/test-site.ts';
import { openHelpSite } from './help-site.ts';

let site: Awaited<ReturnType<typeof openHelpSite>>;
let asked: Awaited<ReturnType<typeof askBy>>;
beforeAll(async () => {
  site = await openHelpSite();
  asked = await askBy(site.whole, 'Où est ma facture ?');
});
afterAll(() => site.remove());

const odd = ['\0', 'a\r\nb: c', '%ED%A0%80', '\u202E', 'Mars/Olympus', '['.repeat(5_000)];

/** The same value in each place where somebody may put one. */
const places: [name: string, send: (value: string) => Response | Promise<Response>][] = [
  [
    'the zone of a conversation',
    (zone) => read(`/question/${asked.reference}/fil?${new URLSearchParams({ zone })}`),
  ],
  [
    'the problem of a conversation',
    (souci) => read(`/question/${asked.reference}?${new URLSearchParams({ souci })}`),
  ],
  ['the reference of a conversation', (value) => read(`/question/${encodeURIComponent(value)}`)],
  ['an article', (value) => read(`/aide/${encodeURIComponent(value)}`)],
  ['a search', (q) => read(`/aide/recherche?${new URLSearchParams({ q })}`)],
  [
    'where a sign-in leads to',
    (value) => post('/bureau/connexion', { vers: `/bureau?${value}`, name: 'lea', password: 'x' }),
  ],
  [
    'the sign-in page',
    (value) => read(`/bureau/connexion?${new URLSearchParams({ vers: `/bureau/${value}` })}`),
  ],
  ['a name to sign in with', (name) => post('/bureau/connexion', { name, password: 'x' })],
  ['a question', (text) => post('/question/envoi', { id: uuid(), text })],
  ['an address to answer to', (email) => post('/question/envoi', { id: uuid(), text: 'Bonjour', email })],
  ['a message', (text) => post(`/question/${asked.reference}/messages`, { id: uuid(), text })],
  ['a list of the desk', (liste) => read(`/bureau?${new URLSearchParams({ liste })}`)],
];

describe.each(places)('in %s', (_, send) => {
  test.each(odd.map((value) => [JSON.stringify(value).slice(0, 30), value]))(
    '%s is no error of ours',
    async (_name, value) => {
      expect((await send(value)).status).toBeLessThan(500);
    },
  );
});

test('whoever is asked to wait by a page is told how long', async () => {
  const tried = async () => post('/bureau/connexion', { name: 'ines', password: 'x' });
  let answer = await tried();
  for (let times = 0; times < 30 && answer.status !== 429; times += 1) answer = await tried();
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});

function read(path: string) {
  return site.whole.request(path, { headers: { authorization: `Bearer ${asked.token}` } });
}

function post(path: string, fields: Record<string, string>) {
  return site.whole.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: 'http://localhost' },
  });
}
