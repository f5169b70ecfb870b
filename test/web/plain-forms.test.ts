// The chat's forms as a browser without a script sends them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messages } from '../../store/schema.ts';
import { askBy, happen, uuid } from '../api/site.ts';
import { openHelpSite } from './help-site.ts';

let site: Awaited<ReturnType<typeof openHelpSite>>;
beforeAll(async () => {
  site = await openHelpSite();
});
afterAll(() => site.remove());

/** A resolved question, and a way to send one of its forms. */
async function resolved() {
  const { reference, token } = await askBy(site.whole, 'Où est ma facture ?');
  await happen(site, reference, { from: 1, events: [], summary: { status: 'resolved' } });
  return (what: string, fields: Record<string, string>) =>
    site.whole.request(`/question/${reference}/${what}`, {
      method: 'POST',
      body: new URLSearchParams({ id: uuid(), ...fields }),
      headers: { origin: 'http://localhost', cookie: `question-${reference}=${token}` },
    });
}

describe('a question as long as the form lets it be', () => {
  const ask = (fields: Record<string, string>) =>
    site.whole.request('/question', {
      method: 'POST',
      body: new URLSearchParams({ id: uuid(), role: 'employer', ...fields }),
      headers: { origin: 'http://localhost' },
    });

  test('is taken, line breaks and the wish for a person included', async () => {
    const form = await (await site.whole.request('/question')).text();
    const most = Number(/maxlength="(\d+)"/.exec(form)?.[1]);
    const text = 'Où est ma facture ?\r\n'.repeat(600).slice(0, most + 470);
    expect(text.replaceAll('\r\n', '\n').length).toBeLessThanOrEqual(most);
    expect(text.length).toBeGreaterThan(10_000);
    expect((await ask({ text, personne: 'oui' })).status).toBe(303);
  });

  test('may be nothing but the wish for a person', async () => {
    expect((await ask({ text: '', personne: 'oui' })).status).toBe(303);
    expect((await ask({ text: '' })).status).toBe(422);
  });
});

describe('the rating', () => {
  test('takes a comment, sealed like every text', async () => {
    const send = await resolved();
    const answer = await send('avis', { score: '4', comment: 'Un peu long, mais clair.' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/PAL-[^?]+$/),
    ]);
    const rows = await site.store.db.select().from(messages);
    expect(rows.filter(({ kind }) => kind === 'comment')).toHaveLength(1);
    expect(Buffer.concat(rows.map(({ body }) => Buffer.from(body))).includes('Un peu long')).toBe(false);
    expect(site.desk.asked.at(-1)).toMatchObject({ command: { name: 'rate', score: 4 } });
  });

  test('does without', async () => {
    const send = await resolved();
    expect((await send('avis', { score: '5', comment: ' ' })).headers.get('location')).not.toContain('souci');
  });

  test('whose comment reads as an emergency gives the numbers to call before anything else', async () => {
    const send = await resolved();
    const page = await (await send('avis', { score: '1', comment: 'Je fais un malaise' })).text();
    expect(page).toMatch(/role="alert"[^>]*>.*Appelez immédiatement le\s15/s);
    expect(page).toContain('Revenir à ma demande');
  });
});

describe('a message that reads as an emergency', () => {
  test('gives the numbers to call before anything else', async () => {
    const send = await resolved();
    const page = await (await send('messages', { text: 'Je fais un malaise' })).text();
    expect(page).toMatch(/Appelez immédiatement le\s15/);
  });
});
