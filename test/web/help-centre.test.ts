import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArticles } from '../../content/articles.ts';
import { publishedHours } from '../../domain/calendar.ts';
import { bundled, pages, searchOver } from '../../web/pages.tsx';
import type { Vote } from '../../web/parts.ts';
import { openBrowser, person } from '../support/browser.ts';

/** A Friday at half past five, in Paris. */
const friday = Date.parse('2026-11-20T17:30:00+01:00');
const HOUR = 3_600_000;

let site: ReturnType<typeof pages>;
let now = friday;
const votes: Vote[] = [];
beforeAll(async () => {
  const folder = fileURLToPath(new URL('../../content/fr/articles', import.meta.url));
  const asWritten = await readArticles(folder);
  const articles = asWritten.map((one) =>
    one.slug === 'reclamation' ? { ...one, formerly: ['ancienne-adresse'] } : one,
  );
  site = pages({
    address: 'https://aide.example',
    assets: await bundled(),
    articles: () => articles,
    search: searchOver(articles),
    hours: () => publishedHours,
    now: () => now,
    api: () => new Response('{}', { status: 503 }),
    vote: async (vote) => void votes.push(vote),
  });
});

async function read(path: string): Promise<string> {
  const answer = await site.request(path);
  return (await answer.text()).replaceAll(/[\u00A0\u202F]/g, ' ');
}

const vote = (fields: Record<string, string>) =>
  site.request('/aide/reclamation/avis', { method: 'POST', body: new URLSearchParams(fields) });

describe('the help centre says whether somebody is there', () => {
  test.each([
    ['on a Friday at half past five', friday, 'Ouvert jusqu’à 18 h 00'],
    ['at closing time exactly', friday + HOUR / 2, 'Fermé, réouverture lundi à 9 h 00'],
    ['on a Sunday night', friday + 54 * HOUR, 'Fermé, réouverture demain à 9 h 00'],
  ])('%s', async (_, at, sentence) => {
    now = at;
    expect(await read('/aide')).toContain(sentence);
    now = friday;
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
    const text = await (await site.request('/aide/reclamation')).text();
    const words = text.replaceAll(/<(script|style|textarea)[\s\S]*?<\/\1>|<[^>]+>/g, '');
    expect(words).not.toMatch(/ [?!;»]/);
    expect(words).not.toMatch(/\d h \d\d/);
  });

  test('leads to its new address from an old one', async () => {
    const answer = await site.request('/aide/ancienne-adresse');
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/aide/reclamation']);
  });

  test('unknown, is not found, with a way to search', async () => {
    const answer = await site.request('/aide/jamais-ecrit');
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

  test('for nothing that we have, says so and offers to ask', async () => {
    expect(await read('/aide/recherche?q=xyzzyplugh')).toContain('Aucun article ne répond à « xyzzyplugh »');
  });

  test('never runs what was typed', async () => {
    const typed = '<script>alert(1)</script>';
    expect(await read(`/aide/recherche?q=${encodeURIComponent(typed)}`)).not.toContain(typed);
  });
});

describe('"Avez-vous trouvé la réponse ?"', () => {
  test('takes yes or no and a comment, and thanks', async () => {
    const answer = await vote({ trouve: 'non', commentaire: ' Trop long. ' });
    expect(answer.status).toBe(303);
    expect(votes.at(-1)).toMatchObject({
      slug: 'reclamation',
      helped: false,
      comment: 'Trop long.',
      at: friday,
    });
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const again = await site.request('/aide/reclamation', { headers: { cookie } });
    expect(await again.text()).toContain('Merci de votre avis');
  });

  test('too long a comment is not taken', async () => {
    const before = votes.length;
    const answer = await vote({ trouve: 'oui', commentaire: 'a'.repeat(1001) });
    expect(answer.headers.get('location')).toContain('trop-long');
    expect(votes).toHaveLength(before);
  });
});

describe('for search engines', () => {
  test('every article is in the site map, with the day it was last read over', async () => {
    const map = await read('/sitemap.xml');
    expect(map.match(/<lastmod>/g)).toHaveLength(46);
    expect(map).toContain('<loc>https://aide.example/aide/urgences</loc><lastmod>2026-');
  });

  test('conversations and the desk are left out', async () => {
    expect(await read('/robots.txt')).toContain('Disallow: /question');
  });
});

describe('the first load', () => {
  test('takes less than 30 KiB, compressed, page, style and script together', async () => {
    const page = await (await site.request('/aide')).text();
    const files = [...page.matchAll(/(?:href|src)="(?<file>\/actifs\/[^"]+)"/g)].map(
      (found) => found.groups?.['file'] ?? '',
    );
    const bodies = await Promise.all(files.map(async (file) => (await site.request(file)).arrayBuffer()));
    const sizes = [gzipSync(page), ...bodies.map((body) => gzipSync(Buffer.from(body)))].map(
      ({ length }) => length,
    );
    expect(files.length).toBeGreaterThanOrEqual(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30 * 1024);
  });
});

describe('suggestions as one types', () => {
  let browser: Browser;
  let page: Page;
  let address: string;
  const server = serve({ fetch: (request) => site.fetch(request), port: 0 });
  beforeAll(async () => {
    if (!server.listening) await once(server, 'listening');
    const listening = server.address();
    address = `http://localhost:${typeof listening === 'object' ? listening?.port : ''}`;
    browser = await openBrowser();
    page = await person(browser);
  });
  afterAll(async () => {
    await browser?.close();
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

  test('Escape closes them, and the words stay', async () => {
    await page.goto(`${address}/aide`);
    const box = page.getByRole('combobox', { name: 'Rechercher dans le centre d’aide' });
    await box.pressSequentially('facture');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('listbox').isVisible()).toBe(false);
    expect(await box.inputValue()).toBe('facture');
  });
});
