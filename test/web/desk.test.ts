import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { modelServer, quotes } from '../assistant/model-server.ts';
import { axeFindings, closePeople, openBrowser, overflows, person } from '../support/browser.ts';
import { ask, openHouse, referenceOn, signIn, type House } from './web-house.ts';

const phone = { viewport: { width: 375, height: 812 } };
const computer = { viewport: { width: 1280, height: 900 } };
let house: House;
let browser: Browser;
let model: Awaited<ReturnType<typeof modelServer>>;
/** Asked, and with nobody yet. */
const references: string[] = [];
beforeAll(async () => {
  model = await modelServer();
  model.be(quotes);
  vi.stubEnv('PALADIN_MODEL_URL', model.url);
  vi.stubEnv('PALADIN_MODEL', 'petit');
  vi.stubEnv('PALADIN_MODEL_MODE', 'shadow');
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  for (const text of ['Comment déplacer mon rendez-vous ?', 'J’ai oublié mon mot de passe, que faire ?']) {
    const ana = await person(browser);
    await ask(ana, house, text);
    await ana.getByText(/Réponse d’un conseiller/).waitFor();
    references.push(await referenceOn(ana));
  }
});
afterAll(async () => {
  await closePeople();
  await house?.close();
  await model?.close();
  vi.unstubAllEnvs();
});

describe('Inès closes the service for a week', () => {
  const [from, until] = [inDays(1), inDays(7)];
  let ines: Page;
  let before: number[];
  beforeAll(async () => {
    ines = await person(browser, computer);
    await signIn(ines, house, 'ines');
    before = await dues(ines);
  });

  test('a change that cannot be is refused in French, and what she typed stays', async () => {
    await ines.getByRole('link', { name: 'Horaires', exact: true }).click();
    await ines.getByText('Aucune : les horaires habituels s’appliquent.').waitFor();
    await fills(ines, { from: until, until: from, reason: 'Déménagement' });
    await ines.getByLabel('Motif').press('Enter');
    await ines
      .getByRole('alert')
      .getByText(/précède le début/)
      .waitFor();
    await expect.poll(() => ines.getByLabel('Motif').inputValue()).toBe('Déménagement');
    expect(await flaws(ines)).toEqual([]);
  });

  test('she sees what it would do before anything is done', async () => {
    await fills(ines, { from, until, reason: 'Déménagement' });
    await ines.getByLabel('Motif').press('Enter');
    const effect = ines.getByRole('region', { name: 'Avant d’appliquer' });
    await effect.getByText(/2 questions en cours sont décalées, 2 passent en retard/).waitFor();
    for (const reference of references)
      await expect.poll(() => effect.getByRole('link', { name: reference }).count()).toBe(1);
    expect(await flaws(ines)).toEqual([]);
    expect(await dues(ines)).toEqual(before);
  });

  test('by keyboard alone she applies it, and follows it to its end', async () => {
    const focused = () => ines.evaluate(() => document.activeElement?.textContent?.trim());
    expect(await focused()).toBe('Avant d’appliquer');
    for (let tabs = 0; tabs < 20 && (await focused()) !== 'Appliquer ce changement'; tabs += 1)
      await ines.keyboard.press('Tab');
    await ines.keyboard.press('Enter');
    await ines.getByText('2 questions prévenues sur 2.').waitFor();
    await ines.getByText('Terminé.').waitFor();
    await ines.getByText(/du .* au .*\s:\sfermé/i).waitFor();
    expect(await flaws(ines)).toEqual([]);
    await expect
      .poll(async () => (await dues(ines)).every((due, at) => due > (before[at] ?? due)))
      .toBe(true);
  });

  test('Léa reads it, with who did it and why, and may not change it', async () => {
    const lea = await person(browser, phone);
    await signIn(lea, house, 'lea');
    await lea.goto(`${house.address}/bureau/calendrier`);
    await lea.getByText('Motif : Déménagement').waitFor();
    expect(await lea.getByRole('button', { name: 'Voir l’effet' }).count()).toBe(0);
    expect(await flaws(lea)).toEqual([]);
    const form = { nature: 'fermeture', du: from, au: until, motif: 'Non', id: 'c1', edition: '1' };
    for (const path of ['apercu', 'changements']) {
      const headers = { Origin: house.address };
      const answer = await lea.request.post(`${house.address}/bureau/calendrier/${path}`, { form, headers });
      expect(answer.status()).toBe(403);
    }
  });

  test('without a script, on a phone, she goes back to the usual hours', async () => {
    const plain = await person(browser, { ...phone, javaScriptEnabled: false });
    await signIn(plain, house, 'ines');
    await plain.goto(`${house.address}/bureau/calendrier`);
    await plain.getByRole('link', { name: /Annuler/ }).click();
    await plain.getByLabel('Motif').fill('Finalement non');
    await plain.getByRole('button', { name: 'Voir l’effet' }).click();
    await plain.getByText(/2 questions en cours sont décalées, aucune ne passe en retard/).waitFor();
    await plain.getByRole('button', { name: 'Appliquer ce changement' }).click();
    await expect
      .poll(async () => {
        await plain.reload();
        return plain.getByText('Terminé.').count();
      })
      .toBe(1);
    await expect.poll(() => dues(ines)).toEqual(before);
  });

  test('a date with hours of its own is asked for them, on a phone', async () => {
    const small = await person(browser, phone);
    await signIn(small, house, 'ines');
    await small.goto(`${house.address}/bureau/calendrier`);
    expect(await small.getByLabel('De', { exact: true }).isVisible()).toBe(false);
    await small.getByRole('radio', { name: 'Horaires particuliers' }).check();
    await fills(small, { from, until: '', reason: 'Demi-journée' });
    await small.getByRole('button', { name: 'Voir l’effet' }).click();
    await small
      .getByRole('alert')
      .getByText(/au moins une plage/)
      .waitFor();
    await small.getByLabel('De', { exact: true }).fill('10:00');
    await small.getByLabel('À', { exact: true }).fill('12:00');
    await small.getByRole('button', { name: 'Voir l’effet' }).click();
    await small.getByRole('heading', { name: 'Avant d’appliquer' }).waitFor();
    expect(await flaws(small)).toEqual([]);
  });
});

describe('in shadow, Léa answers', () => {
  let lea: Page;
  beforeAll(async () => {
    lea = await person(browser, phone);
    await signIn(lea, house, 'lea');
    await lea.goto(`${house.address}/bureau/questions/${references[0]}`);
  });

  test('with the assistant’s draft before her once she has the question; it goes nowhere until she takes it', async () => {
    expect(await lea.getByText('Brouillon de l’assistant — à relire').count()).toBe(0);
    await lea.getByRole('button', { name: 'Prendre en charge' }).click();
    const draft = lea.getByRole('region', { name: 'Brouillon de l’assistant — à relire' });
    await draft.getByText(/^Source/).waitFor();
    await expect.poll(() => lea.getByLabel('Votre réponse à la personne').inputValue()).toBe('');
    expect(await flaws(lea)).toEqual([]);
  });

  test('she takes it by keyboard after what she had typed, changes it and sends it', async () => {
    const reply = lea.getByLabel('Votre réponse à la personne');
    await reply.fill('Bonjour Ana,');
    await lea.getByRole('heading', { level: 1 }).click();
    await lea.keyboard.press('b');
    await expect.poll(() => reply.inputValue()).toMatch(/^Bonjour Ana,\n\n.*\/aide\/deplacer-annuler/s);
    await expect.poll(() => reply.evaluate((field) => field === document.activeElement)).toBe(true);
    await reply.fill(`${await reply.inputValue()}\n\nLéa`);
    await lea.keyboard.press('Control+Enter');
    await expect.poll(() => reply.inputValue()).toBe('');
    await expect.poll(() => lea.getByText('Brouillon de l’assistant — à relire').count()).toBe(0);
    await lea.getByRole('list').getByText('Bonjour Ana,').waitFor();
  });

  test('without a script the draft comes into the reply by its address', async () => {
    const plain = await person(browser, { javaScriptEnabled: false });
    await signIn(plain, house, 'lea');
    await plain.goto(`${house.address}/bureau/questions/${references[1]}`);
    await plain.getByRole('button', { name: 'Prendre en charge' }).click();
    await plain.getByRole('button', { name: 'Reprendre dans ma réponse' }).click();
    expect(await plain.getByLabel('Votre réponse à la personne').inputValue()).toContain(
      '/aide/mot-de-passe',
    );
  });
});

/** When both questions must be resolved. */
async function dues(page: Page): Promise<number[]> {
  const due = async (reference: string) => {
    const answer = await page.request.get(`${house.address}/api/desk/questions/${reference}`);
    const { clocks }: { clocks: { target: string; due: number }[] } = await answer.json();
    return clocks.find(({ target }) => target === 'resolution')?.due ?? 0;
  };
  return Promise.all(references.map(due));
}

async function fills(page: Page, asked: { from: string; until: string; reason: string }): Promise<void> {
  await page.getByLabel('Du', { exact: true }).fill(asked.from);
  await page.getByLabel(/^Au/).fill(asked.until);
  await page.getByLabel('Motif').fill(asked.reason);
}

/** The civil date in Paris, some days from now. */
function inDays(days: number): string {
  const dates = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' });
  return dates.format(Date.now() + days * 24 * 3_600_000);
}

async function flaws(page: Page): Promise<string[]> {
  return [...(await axeFindings(page)), ...((await overflows(page)) ? ['wider than its window'] : [])];
}
