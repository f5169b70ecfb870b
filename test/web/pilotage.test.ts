// Who leads the service, before three invented months: figures, Monday's review through the real schedule, what if, training.
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

/** Of the page that is open, on a desk and on a telephone. */
async function expectReadable(of = page): Promise<void> {
  for (const width of [1440, 390]) {
    await of.setViewportSize({ width, height: 900 });
    expect(await axeFindings(of)).toEqual([]);
    expect(await overflows(of)).toBe(false);
  }
}

const paths = [
  '/bureau/pilotage',
  '/bureau/pilotage/periode',
  '/bureau/pilotage/periode?semaine=&par=topic',
  '/bureau/pilotage/periode?parcours=question&canal=chat&role=employee',
  '/bureau/pilotage/periode?parcours=emergency&sujet=acces-dossier-medical',
  '/bureau/pilotage/rapport',
  '/bureau/pilotage/demandes?chiffre=first-response-in-target&compte=non',
];

test.each(paths)('whoever leads reads %s, where axe finds nothing and nothing is cut', async (path) => {
  expect((await page.goto(house.address + path))?.status()).toBe(200);
  await expectReadable();
});

test('each chart’s values are in a table, by the keyboard alone', async () => {
  await page.goto(`${house.address}/bureau/pilotage/periode`);
  const card = page.getByRole('article', { name: 'Première réponse humaine dans le délai' });
  await expect.poll(() => card.getByRole('img').count()).toBe(1);
  await card.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => card.getByRole('row').count()).toBe(14);
  expect(await page.locator('svg.chart:not([role=img]), svg.chart:not([aria-label])').count()).toBe(0);
});

test('a figure opens on its own questions, as many as it says', async () => {
  await page.goto(`${house.address}/bureau/pilotage/periode`);
  const card = page.getByRole('article', { name: 'Satisfaction', exact: true });
  const [, met, all] = /(\d+) sur (\d+)/.exec((await card.textContent()) ?? '') ?? [];
  await card.getByRole('link', { name: 'Voir les demandes' }).click();
  await page.getByRole('heading', { level: 1, name: 'Satisfaction' }).waitFor();
  await expect.poll(() => page.locator('.due-lines li').count()).toBe(Number(all));
  await expect.poll(() => page.getByText('compte pour').count()).toBe(Number(met));
});

test('figures filtered by several things open on their own questions, and what is too few is not told', async () => {
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
  const agent = await person(browser);
  await signIn(agent, house, 'lea');
  await agent.goto(`${house.address}/bureau/pilotage`);
  await agent.getByRole('heading', { name: 'Vos chiffres du mois' }).waitFor();
  expect((await agent.goto(`${house.address}/bureau/pilotage/periode`))?.status()).toBe(403);
  const others = await agent.request.get(
    `${house.address}/api/desk/indicators?from=2026-01-01&to=2026-02-01&scope=agent%3Dmarc`,
  );
  expect(others.status()).toBe(403);
});

test('an auditor reads the house’s figures, of no agent', async () => {
  const auditor = await person(browser);
  await signIn(auditor, house, 'paul');
  expect((await auditor.goto(`${house.address}/bureau/pilotage/periode`))?.status()).toBe(200);
  const agents = await auditor.request.get(
    `${house.address}/api/desk/indicators?from=2026-01-01&to=2026-02-01&scope=agent%3Dmarc`,
  );
  expect(agents.status()).toBe(403);
});

test('the schedule stands for Monday at nine, and its run reads what was asked', async () => {
  await page.goto(`${house.address}/bureau/revue`);
  await page.getByText('Aucune revue n’a encore eu lieu').waitFor();
  const { schedule, workflow } = new Client({ connection });
  const weekly = schedule.getHandle('weekly-review');
  expect((await weekly.describe()).spec.calendars?.[0]).toMatchObject({
    hour: [{ start: 9 }],
    dayOfWeek: [{ start: 'MONDAY' }],
  });
  await weekly.trigger();
  await expect.poll(async () => (await weekly.describe()).info.recentActions.length).toBeGreaterThan(0);
  const { info } = await weekly.describe();
  const run = info.recentActions.at(-1)?.action.workflow.workflowId ?? '';
  await workflow.getHandle(run).result();
  await page.reload();
  await page.getByText(/\d+ messages lus/).waitFor();
  await expectReadable();
});

test('a proposal is refused with a reason, another accepted with an owner and a date', async () => {
  const open = page.getByRole('region', { name: 'À décider' }).getByRole('article');
  await expect.poll(() => open.count()).toBeGreaterThan(1);
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
  const before = await receivedNow();
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
  expect(await receivedNow()).toEqual(before);
});

/** What came in up to now: nobody writes while this runs. */
async function receivedNow(): Promise<unknown> {
  const day = (away: number) => new Date(Date.now() + away * DAY).toISOString().slice(0, 10);
  const path = `desk/indicators/received/questions?from=${day(-60)}&to=${day(2)}`;
  const told = await page.request.get(`${house.address}/api/${path}`);
  expect(told.status()).toBe(200);
  return told.json();
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
