// Monday's review through the real schedule, on three invented months, then a supervisor who reads and decides.
import { Client, Connection } from '@temporalio/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY } from '../../domain/durations.ts';
import { demoTexts } from '../../content/fr/demo-texts.ts';
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
    // A week of messages is read and grouped, beside whatever else the machine does.
    .poll(() => page.reload().then(() => page.getByText(/\d+ messages lus/).count()), {
      timeout: 250_000,
      interval: 500,
    })
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
  await result.getByRole('row', { name: 'Première réponse à temps' }).waitFor();
  await result.getByText('200 tirages').first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test('an agent plays a closed question in the sandbox, and reads their answer beside the one given', async () => {
  const trainee = await person(browser);
  await signIn(trainee, house, 'lea');
  await trainee.goto(`${house.address}/bureau/formation`);
  await trainee.getByText('Aucun exercice pour l’instant').waitFor();
  expect(await axeFindings(trainee)).toEqual([]);
  const before = await figuresNow();
  const month = trainee.getByRole('region', { name: 'Ce que le mois nous apprend' }).first();
  await month.getByRole('button', { name: 'S’exercer' }).first().press('Enter');
  await trainee.getByText('Rien n’est envoyé à personne').waitFor();
  expect(await trainee.getByText('La réponse qui fut donnée').count()).toBe(0);
  expect(await axeFindings(trainee)).toEqual([]);
  const { workflow } = new Client({ connection });
  const exercise = workflow.getHandle(`exercise:${new URL(trainee.url()).pathname.split('/').at(-1)}`);
  expect((await exercise.describe()).status.name).toBe('RUNNING');
  await trainee.getByLabel('Votre réponse').fill('Bonjour,\n\nVoici comment faire.');
  await trainee.getByRole('button', { name: 'Répondre' }).press('Enter');
  const beside = trainee.getByRole('region', { name: 'La réponse qui fut donnée', exact: true });
  await beside.waitFor();
  for (const name of demoTexts.names.flatMap((one) => one.split(' ')))
    expect(await trainee.getByRole('main').textContent()).not.toContain(name);
  expect(await axeFindings(trainee)).toEqual([]);
  expect(await exercise.result()).toBe('in_time');
  await trainee.goto(`${house.address}/bureau/formation`);
  await trainee.getByText('Répondu à temps').waitFor();
  // Nothing of it is counted.
  expect(await figuresNow()).toEqual(before);
});

/** What came in and what people were handed, up to now: nobody writes while this runs. */
async function figuresNow(): Promise<unknown[]> {
  const day = (away: number) => new Date(Date.now() + away * DAY).toISOString().slice(0, 10);
  return Promise.all(
    ['received', 'handed-off'].map(async (figure) => {
      const path = `desk/indicators/${figure}/questions?from=${day(-60)}&to=${day(1)}`;
      const told = await page.request.get(`${house.address}/api/${path}`);
      expect(told.status()).toBe(200);
      return told.json();
    }),
  );
}

test('a step is known by a quiz on what its articles say', async () => {
  await page.goto(`${house.address}/bureau/formation`);
  await page.getByRole('link', { name: 'Faire le quiz : Documents' }).press('Enter');
  for (const group of await page.getByRole('main').getByRole('group').all())
    await group.getByRole('radio').first().check();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Valider le quiz' }).press('Enter');
  await page
    .getByText(/[0-6] sur 6/)
    .first()
    .waitFor();
  await page.goto(`${house.address}/bureau/formation`);
  await page.getByRole('link', { name: 'Refaire le quiz : Documents' }).waitFor();
  await page.getByRole('region', { name: 'Ce que l’équipe a couvert' }).first().waitFor();
});

test('agents who lead nobody see no review', async () => {
  const other = await person(browser);
  await signIn(other, house, 'lea');
  expect((await other.goto(`${house.address}/bureau/revue`))?.status()).toBe(403);
});
