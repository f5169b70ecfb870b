import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, closePeople, openBrowser, overflows, person } from '../support/browser.ts';
import { openHouse, signIn, type House } from './web-house.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({}, { demoData: true }), openBrowser()]);
});
afterAll(async () => {
  await closePeople();
  await house?.close();
});

const paths = [
  '/bureau/pilotage',
  '/bureau/pilotage/periode',
  '/bureau/pilotage/periode?semaine=&par=topic',
  '/bureau/pilotage/periode?parcours=question&canal=chat&role=employee',
  '/bureau/pilotage/periode?parcours=emergency&sujet=acces-dossier-medical',
  '/bureau/pilotage/rapport',
  '/bureau/pilotage/demandes?chiffre=first-response-in-target&compte=non',
];

describe.each([1440, 390])('%d pixels wide, whoever leads', (width) => {
  let page: Page;
  beforeAll(async () => {
    page = await person(browser, { viewport: { width, height: 900 } });
    await signIn(page, house, 'ines');
  });

  test.each(paths)('reads %s, where axe finds nothing and nothing is cut', async (path) => {
    expect((await page.goto(house.address + path))?.status()).toBe(200);
    expect(await axeFindings(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  });

  test('finds each chart’s values in a table, by the keyboard alone', async () => {
    await page.goto(`${house.address}/bureau/pilotage/periode`);
    const card = page.getByRole('article', { name: 'Première réponse humaine dans le délai' });
    await expect.poll(() => card.getByRole('img').count()).toBe(1);
    await card.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => card.getByRole('row').count()).toBe(14);
    expect(await page.locator('svg.chart:not([role=img]), svg.chart:not([aria-label])').count()).toBe(0);
  });
});

test('a figure opens on its own questions, as many as it says', async () => {
  const page = await person(browser);
  await signIn(page, house, 'ines');
  await page.goto(`${house.address}/bureau/pilotage/periode`);
  const card = page.getByRole('article', { name: 'Satisfaction', exact: true });
  const [, met, all] = /(\d+) sur (\d+)/.exec((await card.textContent()) ?? '') ?? [];
  await card.getByRole('link', { name: 'Voir les demandes' }).click();
  await page.getByRole('heading', { level: 1, name: 'Satisfaction' }).waitFor();
  await expect.poll(() => page.locator('.due-lines li').count()).toBe(Number(all));
  await expect.poll(() => page.getByText('compte pour').count()).toBe(Number(met));
});

test('figures filtered by several things open on their own questions, and what is too few is not told', async () => {
  const page = await person(browser);
  await signIn(page, house, 'ines');
  await page.goto(`${house.address}/bureau/pilotage/periode`);
  await page.getByText('Filtrer').focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Parcours').selectOption('Question');
  await page.getByLabel('Canal').selectOption('Chat');
  await page.getByRole('button', { name: 'Appliquer' }).press('Enter');
  await page.getByText('Seulement').waitFor();
  const card = page.getByRole('article', { name: 'Demandes reçues', exact: true });
  const count = await card.locator('strong').first().textContent();
  await card.getByRole('link', { name: 'Voir les demandes' }).click();
  await page.getByRole('heading', { level: 1, name: 'Demandes reçues' }).waitFor();
  await expect.poll(() => page.locator('.due-lines li').count()).toBe(Number(count));
  await page.getByRole('link', { name: 'Période', exact: true }).click();
  await page.getByText('Seulement').waitFor();
  await page.goto(`${house.address}/bureau/pilotage/periode?parcours=emergency&sujet=acces-dossier-medical`);
  await page.getByText('Trop peu de demandes').waitFor();
  expect(await page.getByRole('article').count()).toBe(0);
});

test('an agent sees the day and their own figures, and nobody else’s', async () => {
  const page = await person(browser);
  await signIn(page, house, 'lea');
  await page.goto(`${house.address}/bureau/pilotage`);
  await page.getByRole('heading', { name: 'Vos chiffres du mois' }).waitFor();
  expect((await page.goto(`${house.address}/bureau/pilotage/periode`))?.status()).toBe(403);
  const others = await page.request.get(
    `${house.address}/api/desk/indicators?from=2026-01-01&to=2026-02-01&scope=agent%3Dmarc`,
  );
  expect(others.status()).toBe(403);
});

test('an auditor reads the house’s figures, of no agent', async () => {
  const page = await person(browser);
  await signIn(page, house, 'paul');
  expect((await page.goto(`${house.address}/bureau/pilotage/periode`))?.status()).toBe(200);
  const agents = await page.request.get(
    `${house.address}/api/desk/indicators?from=2026-01-01&to=2026-02-01&scope=agent%3Dmarc`,
  );
  expect(agents.status()).toBe(403);
});
