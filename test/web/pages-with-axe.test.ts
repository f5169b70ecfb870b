import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, closePeople, openBrowser, overflows, person } from '../support/browser.ts';
import { sharedHouse } from './shared-house.ts';
import { ask, type House, signIn } from './web-house.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([sharedHouse(), openBrowser()]);
});
afterEach(closePeople);

const looks = [
  { device: 'a computer', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { device: 'a phone in the dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

describe.each(looks)('on $device, axe finds nothing and nothing is cut', ({ viewport, colorScheme }) => {
  const look = { viewport, colorScheme };
  const publicPages = [
    '/',
    '/aide/reclamation',
    '/aide/theme/compte-et-connexion',
    '/aide/recherche?q=facture',
    '/aide/recherche?q=zzzz',
    '/question',
    '/aide/inconnu',
    '/bureau/connexion',
  ];
  test.each(publicPages)('%s', async (path) => {
    const page = await person(browser, look);
    await page.goto(house.address + path);
    expect(await flaws(page)).toEqual([]);
  });

  test('the chat, from its form to its conversation', async () => {
    const page = await person(browser, look);
    await ask(page, house, 'Je voudrais parler à une personne.');
    await page.getByText(/Réponse d’un conseiller/).waitFor();
    expect(await flaws(page)).toEqual([]);
  });

  test('the desk, from its queue to a question in hand', async () => {
    const page = await person(browser, look);
    await ask(page, house, 'Je voudrais parler à un conseiller.');
    await page.getByText(/Réponse d’un conseiller/).waitFor();
    await signIn(page, house, 'ines');
    expect(await flaws(page)).toEqual([]);
    await page.locator('[data-row]').first().click();
    await page.getByRole('button', { name: 'Prendre en charge' }).click();
    await page.getByLabel('Votre réponse à la personne').waitFor();
    for (const fold of await page.locator('main summary').all()) await fold.click();
    await page.getByText('Plus', { exact: true }).click();
    expect(await flaws(page)).toEqual([]);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor();
    expect(await flaws(page)).toEqual([]);
    const others = [
      '/bureau?liste=closes',
      '/bureau?liste=mentions',
      '/bureau?liste=a-prendre&etiquette=facture',
      '/bureau/modeles',
      '/bureau/envois',
      '/bureau/reclamations',
      '/bureau/questions/PAL-AAAA-AAAA',
    ];
    for (const path of others) {
      await page.goto(house.address + path);
      expect(await flaws(page)).toEqual([]);
    }
  });
});

/** What axe finds, and whether the page is wider than its window; nothing is what is wanted. */
async function flaws(page: Page): Promise<string[]> {
  return [...(await axeFindings(page)), ...((await overflows(page)) ? ['wider than its window'] : [])];
}
