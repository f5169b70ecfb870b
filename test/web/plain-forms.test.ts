// The chat's forms as a browser without a script sends them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messages } from '../../store/schema.ts';
import { askBy, cookieOf, happen, uuid } from '../api/test-site.ts';
import { openHelpSite } from './help-site.ts';

let site: Awaited<ReturnType<typeof openHelpSite>>;
beforeAll(async () => {
  site = await openHelpSite();
});
afterAll(() => site.remove());

/** A resolved question, and a way to send one of its forms. */
async function resolved() {
  const { reference, cookie } = await askBy(site.whole, 'Où est ma facture ?');
  await happen(site, reference, { from: 1, events: [], summary: { status: 'resolved' } });
  return (what: string, fields: Record<string, string>) =>
    site.whole.request(`/question/${reference}/${what}`, {
      method: 'POST',
      body: new URLSearchParams({ id: uuid(), ...fields }),
      headers: { origin: 'http://localhost', cookie },
    });
}

describe('a question as long as the form lets it be', () => {
  const ask = (fields: Record<string, string>) =>
    site.whole.request('/question/envoi', {
      method: 'POST',
      body: new URLSearchParams({ id: uuid(), ...fields }),
      headers: { origin: 'http://localhost' },
    });

  test('is taken, line breaks and the wish for a person included', async () => {
    const form = await (await site.whole.request('/question')).text();
    const most = Number(/data-limit="(\d+)"/.exec(form)?.[1]);
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

describe('a conversation', () => {
  test('opens at its reference typed by hand, in small letters, with the right that came along', async () => {
    const { reference } = await askBy(site.whole, 'Où est ma facture ?');
    const answer = await site.whole.request(`/question/${reference.toLowerCase()}?acces=abc`);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      301,
      `/question/${reference}?acces=abc`,
    ]);
  });

  test('that cannot be is a page that does not exist', async () => {
    for (const typed of ['PAL-12', '..%2f..%2fetc', '%E0%A4%A'])
      expect((await site.whole.request(`/question/${typed}`)).status).toBe(404);
  });

  test('can be looked at anew without a script', async () => {
    const { reference, cookie } = await askBy(site.whole, 'Où est ma facture ?');
    const html = await (await site.whole.request(`/question/${reference}`, { headers: { cookie } })).text();
    expect(html).toContain(`<noscript><p><a class="button" href="/question/${reference}">`);
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
    expect(page).toMatch(/role="alert"[^>]*>.*Appelez immédiatement le\s<a href="tel:15">15</s);
    expect(page).toContain('Revenir à ma demande');
  });
});

describe('a score in a mail', () => {
  const linked = async () => {
    const { reference, token } = await askBy(site.whole, 'Où est ma facture ?');
    site.desk.asked = [];
    const open = (note: string) =>
      site.whole.request(`/question/${reference}/avis?acces=${token}&note=${note}`);
    const send = (fields: Record<string, string>) =>
      site.whole.request(`/question/${reference}/note`, {
        method: 'POST',
        body: new URLSearchParams({ acces: token, id: uuid(), ...fields }),
        headers: { origin: 'http://localhost' },
      });
    return { open, send };
  };

  test('is given by nobody who only opens its link', async () => {
    const { open } = await linked();
    const page = await (await open('4')).text();
    expect(page).toMatch(/value="4"[^>]*checked/);
    expect(page.match(/checked/g)).toHaveLength(1);
    expect(await (await open('9')).text()).not.toContain('checked');
    expect(site.desk.asked).toEqual([]);
  });

  test('is given by the button of its page, with or without a comment, and no cookie', async () => {
    const { send } = await linked();
    const thanks = await send({ score: '4', comment: 'Très clair.' });
    expect(await thanks.text()).toContain('4 sur 5');
    expect(thanks.headers.has('set-cookie')).toBe(false);
    expect(site.desk.asked.map(({ command }) => command)).toMatchObject([{ name: 'rate', score: 4 }]);
  });

  test('that is low is thanked for, and the question offered to be taken up again', async () => {
    const { send } = await linked();
    expect(await (await send({ score: '2' })).text()).toContain('Reprendre ma demande');
    const { send: others } = await linked();
    expect(await (await others({ score: '3' })).text()).not.toContain('Reprendre ma demande');
  });

  test('is given once: the page says so', async () => {
    const { send } = await linked();
    site.desk.says = { refused: 'already-rated' };
    const again = await send({ score: '1' });
    site.desk.says = { applied: 9 };
    expect([again.status, await again.text()]).toEqual([
      200,
      expect.stringContaining('déjà donné votre avis'),
    ]);
  });

  test('of somebody else’s link counts for nothing', async () => {
    const [{ send }, other] = [await linked(), await askBy(site.whole, 'Une autre question')];
    for (const acces of [other.token, 'x.y.z', '']) {
      const refused = await send({ score: '1', acces });
      expect([401, 404]).toContain(refused.status);
    }
    expect(site.desk.asked).toEqual([]);
  });

  test('beside an emergency gives the numbers to call before anything else', async () => {
    const { send } = await linked();
    const page = await (await send({ score: '1', comment: 'Je fais un malaise' })).text();
    expect(page).toMatch(/Appelez immédiatement le\s<a href="tel:15">15</);
  });
});

describe('a message that reads as an emergency', () => {
  test('gives the numbers to call before anything else', async () => {
    const send = await resolved();
    const page = await (await send('messages', { text: 'Je fais un malaise' })).text();
    expect(page).toMatch(/Appelez immédiatement le\s<a href="tel:15">15</);
  });
});

describe('a link from a mail', () => {
  const follow = (reference: string, token: string) =>
    site.whole.request(`/question/${reference}/acces`, {
      method: 'POST',
      body: new URLSearchParams({ acces: token }),
      headers: { origin: 'http://localhost' },
    });

  test('gives nothing before its reader asks for it, as programs open links too', async () => {
    const { reference, token } = await askBy(site.whole, 'Où est ma facture ?');
    const page = await site.whole.request(`/question/${reference}?acces=${token}`);
    expect(page.headers.has('set-cookie')).toBe(false);
    expect(await page.text()).not.toContain('Où est ma facture');

    const entered = await follow(reference, token);
    expect(entered.status).toBe(303);
    const own = { headers: { cookie: cookieOf(entered) } };
    expect(await (await site.whole.request(`/question/${reference}`, own)).text()).toContain(
      'Où est ma facture',
    );
  });

  test('that does not open the question says so, and leaves no trace in the browser', async () => {
    const { reference } = await askBy(site.whole, 'Où est ma facture ?');
    const refused = await follow(reference, 'x.y.z');
    expect(refused.status).toBe(401);
    expect(refused.headers.has('set-cookie')).toBe(false);
    expect(await refused.text()).toContain('ne s’ouvre pas ici');
  });
});
