// "Avez-vous trouvé la réponse ?", as readers meet it.
import { once } from 'node:events';
import { serve, type ServerType } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commentsOn, voteCounts } from '../../store/votes.ts';
import { axeFindings, closePeople, openBrowser, person } from '../support/browser.ts';
import { openHelpSite } from './help-site.ts';

let site: Awaited<ReturnType<typeof openHelpSite>>;
let server: ServerType;
let address: string;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openHelpSite(), openBrowser()]);
  server = serve({ fetch: (request) => site.whole.fetch(request), port: 0 });
  await once(server, 'listening');
  const listening = server.address();
  address = `http://localhost:${typeof listening === 'object' ? listening?.port : ''}`;
});
afterAll(async () => {
  await closePeople();
  server?.close();
  await site?.remove();
});

const countOf = async (slug: string) => (await voteCounts(site.store.db)).find((one) => one.slug === slug);

async function opened(slug: string, javaScriptEnabled: boolean): Promise<Page> {
  const page = await person(browser, { javaScriptEnabled });
  await page.goto(`${address}/aide/${slug}`);
  return page;
}

const answer = (page: Page, name: 'Oui' | 'Non') => page.getByRole('button', { name, exact: true }).click();
const comment = (page: Page, words: string) =>
  page.getByRole('textbox', { name: /Que pourrions-nous améliorer/ }).fill(words);
const thanks = (page: Page) => page.getByRole('heading', { name: 'Merci de votre avis' });

describe.each([
  { how: 'with a script', script: true, slug: 'reclamation', medical: 'duerp', urgent: 'factures-paiement' },
  {
    how: 'without a script',
    script: false,
    slug: 'mot-de-passe-oublie',
    medical: 'import-csv',
    urgent: 'connexion-sirh',
  },
])('$how', ({ script, slug, medical, urgent }) => {
  test('a reader says no and why, is thanked, and may say yes instead', async () => {
    const page = await opened(slug, script);
    await comment(page, 'Il manque un numéro de téléphone.');
    await answer(page, 'Non');
    await thanks(page).waitFor();
    expect(await commentsOn(site, slug)).toMatchObject([{ text: 'Il manque un numéro de téléphone.' }]);
    await page.reload();
    await thanks(page).waitFor();
    await page.getByRole('link', { name: 'Modifier mon avis' }).click();
    await page.getByText('Ce nouvel avis remplace le précédent').waitFor();
    await answer(page, 'Oui');
    await thanks(page).waitFor();
    expect(await countOf(slug)).toEqual({ slug, yes: 1, no: 0, comments: 0 });
  });

  test('a comment about health is not kept, and the reader knows', async () => {
    const page = await opened(medical, script);
    await comment(page, 'Puis-je arrêter mon traitement ?');
    await answer(page, 'Non');
    await page.getByText('nous ne l’avons pas gardé').waitFor();
    expect(await countOf(medical)).toMatchObject({ no: 1, comments: 0 });
  });

  test('a comment that reads as an emergency gives the numbers to call first', async () => {
    const page = await opened(urgent, script);
    await comment(page, 'Je fais un malaise');
    await answer(page, 'Non');
    await page
      .getByRole('alert')
      .getByText(/Appelez immédiatement le\s15/)
      .waitFor();
    expect(await page.getByText('Je fais un malaise').count()).toBe(0);
    expect(await countOf(urgent)).toBeUndefined();
  });
});

describe('with a script', () => {
  test('the keyboard goes to the thanks, which axe finds right, as it does the form', async () => {
    const page = await opened('duerp', true);
    expect(await axeFindings(page)).toEqual([]);
    await answer(page, 'Oui');
    await thanks(page).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('avis');
    expect(await axeFindings(page)).toEqual([]);
  });

  test('what was typed stays when the network goes', async () => {
    const page = await opened('duerp', true);
    await comment(page, 'Trop long.');
    await page.context().setOffline(true);
    await answer(page, 'Oui');
    await page.getByRole('alert').getByText('Le service ne répond pas').waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: /améliorer/ }).inputValue()).toBe('Trop long.');
  });
});

describe('the form', () => {
  const vote = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    site.whole.request('/aide/reclamation/avis', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: 'http://localhost', 'x-forwarded-for': 'somewhere else', ...headers },
    });

  test('from another site is refused', async () => {
    expect((await vote({ trouve: 'oui' }, { origin: 'https://ailleurs.example' })).status).toBe(403);
  });

  test('with too long a comment says so, and keeps it', async () => {
    const told = await vote({ trouve: 'oui', commentaire: 'é'.repeat(1_001) });
    expect(told.status).toBe(422);
    const page = await told.text();
    expect(page).toMatch(/dépasse 1\s000 caractères/);
    expect(page).toContain('é'.repeat(1_001));
  });

  test('sent without end is told to wait, in words', async () => {
    const answers = [];
    for (let again = 0; again <= 30; again += 1) answers.push(await vote({ trouve: 'non' }));
    expect(answers[0]?.status).toBe(303);
    expect(answers.at(-1)?.status).toBe(429);
    expect(await answers.at(-1)?.text()).toContain('Attendez un instant');
  });
});
