import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { serve, type ServerType } from '@hono/node-server';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { friday } from '../api/test-site.ts';
import { closePeople, openBrowser, person } from '../support/browser.ts';
import { openHelpSite } from './help-site.ts';

const HOUR = 3_600_000;

let site: Awaited<ReturnType<typeof openHelpSite>>;
beforeAll(async () => {
  site = await openHelpSite();
});
afterAll(() => site.remove());

const read = (path: string) => site.read(path);

describe('the help centre says whether somebody is there', () => {
  test.each([
    ['on a Friday at half past five', friday, 'Ouvert jusqu’à 18 h 00'],
    ['at closing time exactly', friday + HOUR / 2, 'Fermé, réouverture lundi à 9 h 00'],
    ['on a Sunday night', friday + 54 * HOUR, 'Fermé, réouverture demain à 9 h 00'],
  ])('%s', async (_, at, sentence) => {
    site.clock.now = at;
    expect(await read('/aide')).toContain(sentence);
    site.clock.now = friday;
  });
});

describe('an article', () => {
  test('comes with its address, its description, its date and what stands near it', async () => {
    const page = await read('/aide/reclamation');
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain('<link rel="canonical" href="https://aide.example/aide/reclamation"/>');
    expect(page).toContain('property="og:type" content="article"');
    expect(page).toMatch(/Vérifié le <time datetime="\d{4}-\d\d-\d\d">\d/);
    expect(page).toContain('Voir aussi');
    expect(page).toContain('Pour tous');
  });

  test('keeps its French spaces: no line begins with a question mark', async () => {
    const text = await (await site.whole.request('/aide/reclamation')).text();
    const words = text.replaceAll(/<(script|style|textarea)[\s\S]*?<\/\1>|<[^>]+>/g, '');
    expect(words).not.toMatch(/ [?!;»]/);
    expect(words).not.toMatch(/\d h \d\d/);
  });

  test('never breaks its title after a hyphen', async () => {
    const page = await read('/aide/prendre-rendez-vous');
    expect(page).toMatch(/<h1[^>]*>[^<]*<span class="whole">rendez-vous<\/span>/);
    expect(page).toContain('<title>Comment prendre rendez-vous');
  });

  test('leads to its new address from an old one', async () => {
    for (const old of ['ancienne-adresse', 'tres-ancienne-adresse']) {
      const answer = await site.whole.request(`/aide/${old}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([301, '/aide/reclamation']);
    }
  });

  test('unknown, is not found, with a way to search', async () => {
    const answer = await site.whole.request('/aide/jamais-ecrit');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Rechercher dans le centre d’aide');
  });
});

describe('searching', () => {
  test.each([
    ['with accents forgotten', 'reclamation', '/aide/reclamation'],
    ['with a typing error', 'mot de pase oublié', '/aide/mot-de-passe-oublie'],
    ['with a word begun', 'telecon', '/aide/teleconsultation'],
  ])('%s, finds the article first', async (_, query, found) => {
    const page = await read(`/aide/recherche?q=${encodeURIComponent(query)}`);
    expect(page.match(/<h2><a href="(?<first>[^"]+)"/)?.groups?.['first']).toBe(found);
  });

  test('marks what was sought, and says whom each article is for', async () => {
    const page = await read('/aide/recherche?q=factures');
    expect(page).toMatch(/<mark>factures?<\/mark>/i);
    expect(page).toContain('Adhésion et facturation · Pour les employeurs et les RH');
  });

  test('as an employer goes on as one', async () => {
    const page = await read('/aide/recherche?q=visite&pour=employeur');
    expect(page).toContain('<input type="hidden" name="pour" value="employeur"/>');
    expect(page).toContain('href="/aide/recherche?q=visite&amp;pour=salarie"');
    expect(page).not.toMatch(/Pour les salariés.*Pour les employeurs/s);
  });

  test('for nothing that we have, says so and offers to ask', async () => {
    expect(await read('/aide/recherche?q=xyzzyplugh')).toContain('Aucun article ne répond à « xyzzyplugh »');
  });

  test('never runs what was typed', async () => {
    const typed = '<script>alert(1)</script>';
    expect(await read(`/aide/recherche?q=${encodeURIComponent(typed)}`)).not.toContain(typed);
  });
});

describe('for search engines', () => {
  test('every article is in the site map, with the day it was last read over', async () => {
    const map = await read('/sitemap.xml');
    expect(map.match(/<lastmod>/g)).toHaveLength(site.articles.length);
    expect(map).toContain('<loc>https://aide.example/aide/urgences</loc><lastmod>2026-');
  });

  test('conversations and the desk are left out', async () => {
    expect(await read('/robots.txt')).toMatch(/Disallow: \/bureau\nDisallow: \/question\/\n/);
    expect(await read('/question/PAL-7F3K-92QX')).toContain('content="noindex"');
  });

  test('every search is one page, the empty one', async () => {
    const page = await read('/aide/recherche?q=facture');
    expect(page).toContain('<link rel="canonical" href="https://aide.example/aide/recherche"/>');
  });
});

describe('the first load takes less than 30 KiB, compressed, page, style and script together', () => {
  test.each(['/aide', '/aide/reclamation', '/aide/recherche?q=facture', '/question'])('%s', async (path) => {
    const page = await (await site.whole.request(path)).text();
    const files = [...page.matchAll(/(?:href|src)="(?<file>\/actifs\/[^"]+)"/g)].map(
      (found) => found.groups?.['file'] ?? '',
    );
    expect(files.length).toBeGreaterThanOrEqual(2);
    const bodies = await Promise.all(
      files.map(async (file) => (await site.whole.request(file)).arrayBuffer()),
    );
    const sizes = [gzipSync(page), ...bodies.map((body) => gzipSync(Buffer.from(body)))].map(
      ({ length }) => length,
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30 * 1024);
  });
});

describe('suggestions as one types', () => {
  let browser: Browser;
  let page: Page;
  let address: string;
  let server: ServerType;
  beforeAll(async () => {
    server = serve({ fetch: (request) => site.whole.fetch(request), port: 0 });
    await once(server, 'listening');
    const listening = server.address();
    address = `http://localhost:${typeof listening === 'object' ? listening?.port : ''}`;
    browser = await openBrowser();
    page = await person(browser);
  });
  afterAll(async () => {
    await closePeople();
    server.close();
  });

  test('arrows and Enter lead to the article', async () => {
    await page.goto(`${address}/aide`);
    await page
      .getByRole('combobox', { name: 'Rechercher dans le centre d’aide' })
      .pressSequentially('reclam');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toBe(`${address}/aide/reclamation`);
  });

  test('Escape closes them, and the words stay; an answer on its way does not open them again', async () => {
    await page.goto(`${address}/aide`);
    const box = page.getByRole('combobox', { name: 'Rechercher dans le centre d’aide' });
    await box.pressSequentially('factur');
    await page.getByRole('option').first().waitFor();
    const late = '**/aide/suggestions?q=facture&*';
    const held = new Promise<Route>((resolve) => void page.route(late, resolve));
    await box.pressSequentially('e');
    const route = await held;
    await page.keyboard.press('Escape');
    await Promise.all([page.waitForResponse(late), route.continue()]);
    await expect.poll(() => page.getByRole('listbox').isVisible()).toBe(false);
    await expect.poll(() => box.inputValue()).toBe('facture');
  });
});
