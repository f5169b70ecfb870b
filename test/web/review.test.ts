// Monday's review through the real schedule, on three invented months, then a supervisor who reads and decides.
import { Client, Connection } from '@temporalio/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings, closePeople, openBrowser, overflows, person } from '../support/browser.ts';
import { freePorts } from '../support/free-ports.ts';
import { openHouse, signIn, type House } from './web-house.ts';

let house: House;
let browser: Browser;
let page: Page;
let connection: Connection;
beforeAll(async () => {
  const [port] = await freePorts(1);
  [house, browser] = await Promise.all([
    openHouse({ PALADIN_ENGINE_PORT: String(port) }, { demoData: true }),
    openBrowser(),
  ]);
  connection = await Connection.connect({ address: `127.0.0.1:${port}` });
  page = await person(browser);
  await signIn(page, house, 'ines');
});
afterAll(async () => {
  await connection?.close();
  await closePeople();
  await house?.close();
});

test('the schedule stands for Monday at nine, and its run reads what was asked', async () => {
  await page.goto(`${house.address}/bureau/revue`);
  await page.getByText('Aucune revue n’a encore eu lieu').waitFor();
  const { schedule } = new Client({ connection });
  const weekly = schedule.getHandle('weekly-review');
  expect((await weekly.describe()).spec.calendars?.[0]).toMatchObject({
    hour: [{ start: 9 }],
    dayOfWeek: [{ start: 'MONDAY' }],
  });
  await weekly.trigger();
  await expect
    .poll(() => page.reload().then(() => page.getByText(/\d+ messages lus/).count()), { timeout: 60_000 })
    .toBe(1);
});

test.each([1440, 390])('%d pixels wide, axe finds nothing and nothing is cut', async (width) => {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${house.address}/bureau/revue`);
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
});

test('a proposal is refused with a reason, another accepted with an owner and a date', async () => {
  const open = page.getByRole('region', { name: 'À décider' }).getByRole('article');
  expect(await open.count()).toBeGreaterThan(1);
  await open.first().getByText('Décider').click();
  await open.first().getByLabel('Pourquoi').fill('Déjà corrigé');
  await open.first().getByRole('button', { name: 'Refuser' }).click();
  await page.getByText('Refusée (Déjà corrigé)').waitFor();
  await open.first().getByText('Décider').click();
  await open.first().getByLabel('Qui s’en charge').fill('Inès');
  await open.first().getByLabel('Pour le').fill('2027-01-15');
  await open.first().getByRole('button', { name: 'Accepter' }).click();
  await page.getByText('Acceptée (Inès, 15 janvier 2027)').waitFor();
});

test('an accepted one has a page of its own, from which it is ended', async () => {
  await page.getByRole('region', { name: 'En cours' }).getByRole('link').first().click();
  await page.getByText('L’effet se mesure quatre semaines après').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('Ce que nous en retenons').fill('À refaire');
  await page.getByRole('button', { name: 'Clore l’action' }).click();
  await page.getByText('Gardée : À refaire').waitFor();
});

test('a change of the product is recorded, with the articles that speak of it', async () => {
  await page.getByText('Enregistrer un changement').click();
  await page.getByLabel('De quoi s’agit-il').fill('Nouvelle page de prise de rendez-vous');
  await page.getByRole('button', { name: 'Enregistrer' }).last().click();
  const changes = page.getByRole('region', { name: 'Changements du produit' });
  await changes.getByText('Articles qui en parlent').waitFor();
  expect(await changes.getByRole('link').count()).toBeGreaterThan(0);
});

test('a supervisor asks what one agent fewer on Monday would give', async () => {
  await page.goto(`${house.address}/bureau/pilotage/simulation`);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Un conseiller de moins le lundi' }).click();
  await page.getByText('−1 le lundi').waitFor();
  const result = page.getByRole('region', { name: 'Résultat', exact: true });
  await result.getByRole('row', { name: 'Première réponse à temps' }).waitFor({ timeout: 60_000 });
  await result.getByText('200 tirages').first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test('agents who lead nobody see no review', async () => {
  const other = await person(browser);
  await signIn(other, house, 'lea');
  expect((await other.goto(`${house.address}/bureau/revue`))?.status()).toBe(403);
});
