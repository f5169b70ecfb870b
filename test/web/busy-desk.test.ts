// A busy desk: more open questions than a page of the list holds. The story is the same with two thousand
// (PALADIN_DESK_QUESTIONS=2000), which take minutes to ask.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closePeople } from '../support/browser.ts';
import {
  computer,
  flaws,
  openDesk,
  openQuestion,
  phone,
  picture,
  SOON,
  writing,
  type Desk,
} from './desk-people.ts';
import { openHouse } from './web-house.ts';

/** More than a page of the list holds. */
const OPEN = Number(process.env['PALADIN_DESK_QUESTIONS'] ?? 60);

let desk: Desk;
let references: string[];
beforeAll(async () => {
  desk = await openDesk(await openHouse());
  references = await fillDesk();
}, 600_000);
// A page that stands open follows every move on the desk.
afterEach(closePeople);
afterAll(() => desk?.house.close());

describe('with more open questions than a page holds', () => {
  test('the list counts them all, shows what a page holds, and counts the next one by itself', async () => {
    const lea = await desk.enter(computer, 'lea');
    await expect.poll(() => toTake(lea)).toBe(OPEN);
    // Those that were taken up since she came in stand on the page, too.
    await lea.reload();
    await expect.poll(() => lea.locator('[data-row]').count()).toBe(50);
    const { reference } = await desk.complain('Le dernier dossier');
    await expect.poll(() => toTake(lea)).toBe(OPEN + 1);
    await lea.getByLabel('Chercher par référence').fill(reference.slice(4).toLowerCase());
    await lea.keyboard.press('Enter');
    // The one that is meant is opened at once.
    await lea.getByRole('heading', { level: 1, name: reference }).waitFor();
  });
});

describe('an agent who thinks again', { retry: 4 }, () => {
  test('takes back what was on its way from the next question, and without a script', async () => {
    const lea = await desk.enter(computer, 'lea');
    await lea.goto(`${desk.house.address}/bureau`);
    await lea.locator('[data-row]').first().click();
    await lea.getByRole('button', { name: 'Prendre en charge' }).press('Enter');
    const first = await openQuestion(lea);
    await lea.getByLabel('Ouvrir la suivante').check();
    await lea.getByLabel('Votre réponse à la personne').fill('Trop vite.');
    await lea.getByLabel('Votre réponse à la personne').press('Control+Enter');
    await lea.getByText(`Votre texte part dans quelques secondes : ${first}`).waitFor(SOON);
    await picture(lea, 'sur le départ, ailleurs');
    await lea.getByRole('button', { name: /^Annuler l’envoi/ }).press('Enter', SOON);
    await expect.poll(() => openQuestion(lea), SOON).toBe(first);
    await expect.poll(() => lea.getByLabel('Votre réponse à la personne').inputValue()).toBe('Trop vite.');
    const plain = await desk.enter({ ...phone, javaScriptEnabled: false }, 'lea');
    await plain.goto(`${desk.house.address}/bureau/questions/${first}`);
    await plain.getByRole('button', { name: 'Répondre' }).click();
    await plain.getByRole('button', { name: 'Annuler l’envoi' }).click(SOON);
    await expect.poll(() => plain.getByLabel('Votre réponse à la personne').inputValue()).toBe('Trop vite.');
  });
});

describe('an agent without a mouse', () => {
  test('finds lists, pages and words by name, and is back where they were', async () => {
    const lea = await desk.enter(phone, 'lea');
    await lea.locator('[data-row]').first().focus();
    await lea.keyboard.press('Control+k');
    const palette = lea.getByRole('dialog', { name: 'Commandes' });
    await palette.getByRole('option', { name: 'Réclamations' }).waitFor();
    expect(await flaws(lea)).toEqual([]);
    await picture(lea, 'palette');
    await lea.keyboard.press('Escape');
    await expect.poll(() => lea.evaluate(() => document.activeElement?.matches('[data-row]'))).toBe(true);
    await lea.getByRole('button', { name: 'Commandes' }).press('Enter');
    await lea.keyboard.type('RECLAM');
    await expect
      .poll(() => palette.getByRole('option', { selected: true }).textContent())
      .toContain('Réclamations');
    await lea.keyboard.press('Enter');
    await lea.waitForURL(/liste=reclamations/);
    await lea.keyboard.press('Control+k');
    await lea.keyboard.type('dossier 3');
    await lea.keyboard.press('Enter');
    await lea.getByRole('heading', { name: /pour « dossier 3 »/ }).waitFor();
  });

  test('takes a question, answers it, and goes on to the next one of the list', async () => {
    const lea = await desk.enter(computer, 'lea');
    await lea.keyboard.press('j');
    await lea.keyboard.press('j');
    await lea.keyboard.press('Enter');
    const first = await openQuestion(lea);
    await lea.keyboard.press('Control+k');
    await lea.keyboard.type('prendre');
    await picture(lea, 'palette demande');
    await lea.keyboard.press('Enter');
    await expect.poll(() => lea.getByRole('button', { name: 'Prendre en charge' }).count()).toBe(0);
    await lea.getByLabel('Ouvrir la suivante').check();
    await lea.keyboard.press('Control+k');
    await lea.keyboard.type('note');
    await lea.keyboard.press('Enter');
    await writing(lea);
    await lea.keyboard.type('Vérifié.');
    await lea.keyboard.press('Control+Enter');
    await lea.getByText('Vérifié.').first().waitFor();
    expect(await openQuestion(lea)).toBe(first);
    await lea.getByRole('region', { name: 'Actions' }).focus();
    await lea.keyboard.press('r');
    await writing(lea);
    await lea.keyboard.type('Votre dossier est traité.');
    await lea.keyboard.press('Control+Enter');
    await expect.poll(() => openQuestion(lea)).not.toBe(first);
    await lea.getByRole('button', { name: 'Prendre en charge' }).waitFor();
    const next = await openQuestion(lea);
    await lea.keyboard.press('j');
    await expect.poll(() => openQuestion(lea)).not.toBe(next);
    await lea.keyboard.press('u');
    await lea.waitForURL(/liste=a-prendre/);
  });
});

describe.each([
  { device: 'a computer', look: computer },
  { device: 'a phone', look: phone },
])('on $device, axe finds nothing, nothing is cut', ({ device, look }) => {
  test.each([
    ['ines', ['', '?liste=equipe', '/equipe', '/compte', '/quarantaine', '/envois', '/effacements']],
    ['paul', ['', '/registre', '/compte']],
    ['roux', ['', '/masques']],
  ])('on the pages of %s', async (agent, paths) => {
    const page = await desk.enter(look, agent);
    for (const path of paths) {
      await page.goto(`${desk.house.address}/bureau${path}`);
      expect(await flaws(page)).toEqual([]);
      await picture(page, `${device} ${agent} ${path}`);
    }
    await page.goto(`${desk.house.address}/bureau/questions/${references[2]}`);
    for (const fold of await page.locator('.more-actions summary').all()) await fold.click();
    expect(await flaws(page)).toEqual([]);
    await picture(page, `${device} ${agent} question`);
  });
});

async function fillDesk(): Promise<string[]> {
  const asked: string[] = [];
  const AT_ONCE = 20;
  while (asked.length < OPEN) {
    const batch = Array.from({ length: AT_ONCE }, (_, index) =>
      desk.complain(`Dossier ${asked.length + index}`),
    );
    asked.push(...(await Promise.all(batch)).map(({ reference }) => reference));
  }
  return asked;
}

async function toTake(page: Page): Promise<number> {
  const text = await page
    .getByRole('link', { name: /^À prendre/ })
    .locator('.count')
    .textContent();
  return Number((text ?? '').replaceAll(/\D/g, ''));
}
