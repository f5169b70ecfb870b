// A supervisor forgets a person from the desk, at a real browser; nobody else may.
import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask as askApi } from '../story/people.ts';
import { axeFindings, closePeople, openBrowser, overflows, person } from '../support/browser.ts';
import { sharedHouse } from './shared-house.ts';
import { type House, signIn } from './web-house.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([sharedHouse(), openBrowser()]);
});
afterEach(closePeople);

const someone = () => `ana.${randomUUID().slice(0, 8)}@exemple.fr`;
const asking = (email: string) => askApi(house.address, 'Où est ma facture ?', { email });

async function atErasures(agent: string, options: Parameters<typeof person>[1] = {}): Promise<Page> {
  const page = await person(browser, options);
  await signIn(page, house, agent);
  await page.goto(`${house.address}/bureau/effacements`);
  return page;
}

async function preview(page: Page, whom: string): Promise<void> {
  await page.goto(`${house.address}/bureau/effacements`);
  await page.getByLabel('Adresse e-mail ou référence').fill(whom);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: `À effacer pour ${whom}` }).waitFor();
}

async function flaws(page: Page): Promise<string[]> {
  return [...(await axeFindings(page)), ...((await overflows(page)) ? ['wider than its window'] : [])];
}

describe('a supervisor who is asked to forget someone', () => {
  test('sees the list, writes the word, and has a receipt to give', async () => {
    const email = someone();
    const [one, two] = [await asking(email), await asking(email)];
    const page = await atErasures('ines');
    const nav = page.getByRole('navigation', { name: 'Bureau' });
    await nav.getByText('Plus', { exact: true }).click();
    await nav.getByRole('link', { name: 'Effacements' }).click();
    await preview(page, email);
    for (const { reference } of [one, two]) await page.getByText(reference).waitFor();
    await page.getByText(/^2 demandes\s:/).waitFor();

    await page.getByLabel('Pour confirmer').fill('oui');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Rien n’a été effacé').waitFor();
    expect((await one.seen())['messages'][0].text).toContain('facture');

    await page.getByLabel('Pour confirmer').fill('Effacer');
    await page.getByRole('button', { name: 'Effacer définitivement' }).click();
    await page.getByRole('heading', { level: 1, name: 'Attestation d’effacement' }).waitFor();
    expect(page.url()).not.toContain('exemple');
    await page.getByText(two.reference).waitFor();
    expect(await page.content()).not.toContain(email);
    expect((await one.seen())['error']).toBe('not-found');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Télécharger l’attestation' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain(one.reference);
    await page.getByRole('link', { name: 'Effacements' }).last().click();
    await page.getByText('2 demandes effacées').waitFor();
  });

  test('is told when there is nothing, and when what they typed is neither address nor reference', async () => {
    const page = await atErasures('ines');
    await preview(page, someone());
    await page.getByRole('heading', { name: 'Rien n’est conservé' }).waitFor();
    await page.getByRole('link', { name: 'Chercher autrement' }).click();
    await page.getByLabel('Adresse e-mail ou référence').fill('ana');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Écrivez une adresse e-mail').waitFor();
    await expect.poll(() => page.getByLabel('Adresse e-mail ou référence').inputValue()).toBe('ana');
  });

  test('erases nothing unseen: a question that came meanwhile is shown first', async () => {
    const email = someone();
    await asking(email);
    const page = await atErasures('ines');
    await preview(page, email);
    const late = await asking(email);
    await page.getByLabel('Pour confirmer').fill('effacer');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('La liste a changé entre-temps').waitFor();
    await page.getByText(late.reference).waitFor();
    expect((await late.seen())['messages'][0].text).toContain('facture');
  });

  test('needs no script', async () => {
    const { reference } = await askApi(house.address, 'Où est ma facture ?');
    const scripted = await atErasures('ines');
    const state = await scripted.context().storageState();
    const page = await person(browser, { javaScriptEnabled: false, storageState: state });
    await preview(page, reference);
    await page.getByLabel('Pour confirmer').fill('effacer');
    await page.getByRole('button', { name: 'Effacer définitivement' }).click();
    await page.getByRole('heading', { level: 1, name: 'Attestation d’effacement' }).waitFor();
    await expect.poll(() => page.getByText(reference).count()).toBe(1);
  });
});

describe.each(['lea', 'roux'])('%s, who is no supervisor', (agent) => {
  test('is not led there, and is refused', async () => {
    const page = await person(browser);
    await signIn(page, house, agent);
    const nav = page.getByRole('navigation', { name: 'Bureau' });
    expect(await nav.getByRole('link', { name: 'Effacements' }).count()).toBe(0);
    const opened = await page.goto(`${house.address}/bureau/effacements`);
    expect(opened?.status()).toBe(403);
    await page.getByText('faits par les superviseurs').waitFor();
    const form = { whom: 'ana@exemple.fr', references: 'PAL-2222-2222', confirmation: 'effacer' };
    for (const path of ['', '/apercu'])
      expect((await page.request.post(`${house.address}/bureau/effacements${path}`, { form })).status()).toBe(
        403,
      );
  });
});

const looks = [
  { device: 'a computer', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { device: 'a small phone in the dark', viewport: { width: 375, height: 812 }, colorScheme: 'dark' },
] as const;

describe.each(looks)('on $device, axe finds nothing and nothing is cut', ({ viewport, colorScheme }) => {
  test('from whom to the receipt', async () => {
    const email = someone();
    await asking(email);
    const page = await atErasures('ines', { viewport, colorScheme });
    const shoot = async (name: string) => {
      const folder = process.env['PALADIN_SCREENSHOTS'];
      if (folder !== undefined)
        await page.screenshot({ path: `${folder}/${name}-${viewport.width}.png`, fullPage: true });
    };
    expect(await flaws(page)).toEqual([]);
    await shoot('whom');
    await preview(page, someone());
    expect(await flaws(page)).toEqual([]);
    await shoot('nothing');
    await preview(page, email);
    expect(await flaws(page)).toEqual([]);
    await page.getByLabel('Pour confirmer').fill('non');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    expect(await flaws(page)).toEqual([]);
    await shoot('preview');
    await page.getByLabel('Pour confirmer').fill('effacer');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Attestation d’effacement' }).waitFor();
    expect(await flaws(page)).toEqual([]);
    await shoot('receipt');
  });
});
