// An article from its first word to its readers: written by one person, read by another, followed by a third.
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { axeFindings, closePeople, openBrowser, overflows, person } from '../support/browser.ts';
import { sharedHouse } from './shared-house.ts';
import { ask, type House, referenceOn, signIn } from './web-house.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([sharedHouse(), openBrowser()]);
});
afterEach(closePeople);

/** Each attempt writes an article of its own: what a former one left does not stand in its way. */
let title = '';
let place = '';
let attempt = 0;
beforeEach(() => {
  attempt += 1;
  title = `Où garer mon vélo le jour de la visite, côté ${attempt} ?`;
  place = `velo-${attempt}`;
});
const answer = 'Un abri à vélos se trouve devant chaque centre.';
const asked = 'je viens a bicyclette ou la laisser';

/** An editor comes in to the articles: no question is theirs. */
async function editor(options: Parameters<typeof person>[1] = {}): Promise<Page> {
  const page = await person(browser, options);
  await page.goto(`${house.address}/bureau`);
  await page.getByLabel('Identifiant').fill('nora');
  await page.getByLabel('Mot de passe').fill(house.passwords.get('nora') ?? '');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Articles' }).waitFor();
  return page;
}

async function write(page: Page, slug: string): Promise<void> {
  await page.getByRole('link', { name: 'Nouvel article' }).click();
  await page.getByLabel('Titre, comme une question').fill(title);
  await page.getByLabel('Adresse', { exact: true }).fill(slug);
  await page.getByLabel('Thème').fill('Rendez-vous et visites');
  await page
    .getByLabel('Texte (Markdown)')
    .fill(`${answer}\n\n## Faut-il un antivol ?\n\nOui, apportez le vôtre.`);
  await page.getByLabel('Questions posées, une par ligne').fill(asked);
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function askForReview(page: Page): Promise<void> {
  await button(page, 'Demander une relecture').click();
  await page.getByText('Une autre personne que vous doit relire cette version.').waitFor();
}

/** Inès finds what waits for her review, and publishes it. */
async function publishedByAnother(): Promise<Page> {
  const ines = await person(browser);
  await signIn(ines, house, 'ines');
  await ines.getByRole('link', { name: /votre relecture/ }).click();
  await ines.getByRole('link', { name: title }).click();
  await button(ines, 'Publier').click();
  await ines.getByText('C’est enregistré.').waitFor();
  return ines;
}

describe('an article', () => {
  test('is written with its look beside, read by another person, found by readers, and taken away', async () => {
    const nora = await editor();
    await write(nora, `garer-${place}`);
    const shown = nora.getByRole('region', { name: 'Tel qu’il paraîtra' });
    await shown.getByRole('heading', { name: 'Faut-il un antivol ?' }).waitFor();
    await button(nora, 'Enregistrer une version').click();
    await nora.getByText('C’est enregistré.').waitFor();
    expect(await axeFindings(nora)).toEqual([]);
    expect(await overflows(nora)).toBe(false);
    await askForReview(nora);

    const ines = await publishedByAnother();
    expect(await axeFindings(ines)).toEqual([]);

    const reader = await person(browser);
    await reader.goto(`${house.address}/aide/garer-${place}`);
    await reader.getByText(answer).waitFor();
    const found = async () => {
      await reader.goto(`${house.address}/aide/recherche?q=${encodeURIComponent(asked)}`);
      return reader.getByRole('link', { name: title }).count();
    };
    await expect.poll(found).toBe(1);

    await nora.reload();
    await nora.getByLabel('Adresse', { exact: true }).fill(`stationner-${place}`);
    await button(nora, 'Enregistrer une version').click();
    await nora.getByRole('link', { name: 'Comparer : Version 1' }).click();
    await nora.locator('ins', { hasText: `slug: stationner-${place}` }).waitFor();
    expect(await axeFindings(nora)).toEqual([]);
    await nora.getByRole('link', { name: 'Reprendre ce texte : Version 1' }).click();
    await expect.poll(() => nora.getByLabel('Adresse', { exact: true }).inputValue()).toBe(`garer-${place}`);

    await ines.goto(ines.url());
    await button(ines, 'Retirer du centre d’aide').click();
    await ines.getByText('C’est enregistré.').waitFor();
    await expect
      .poll(async () => (await reader.goto(`${house.address}/aide/garer-${place}`))?.status())
      .toBe(404);
  });

  test('that two people write at once is lost by neither, without a script either', async () => {
    const nora = await editor({ javaScriptEnabled: false });
    await write(nora, `trottinette-${attempt}`);
    await button(nora, 'Aperçu').click();
    await nora.getByRole('heading', { name: 'Faut-il un antivol ?' }).waitFor();
    await button(nora, 'Enregistrer une version').click();
    await nora.getByText('C’est enregistré.').waitFor();
    const ines = await person(browser, { viewport: { width: 390, height: 844 } });
    await signIn(ines, house, 'ines');
    await ines.goto(nora.url());
    await ines.getByLabel('Titre, comme une question').fill('Où garer ma trottinette ?');
    await button(ines, 'Enregistrer une version').click();
    await ines.getByText('C’est enregistré.').waitFor();

    await nora.getByLabel('Thème').fill('Venir au centre');
    await button(nora, 'Enregistrer une version').click();
    await nora.getByText('Quelqu’un d’autre a enregistré une version entre-temps.').waitFor();
    await expect.poll(() => nora.getByLabel('Thème').inputValue()).toBe('Venir au centre');
    await nora.locator('del', { hasText: 'Où garer ma trottinette ?' }).waitFor();
    await button(nora, 'Enregistrer une version').click();
    await nora.getByText('C’est enregistré.').waitFor();
    await nora.getByText('Version 3').first().waitFor();

    await ines.reload();
    expect(await axeFindings(ines)).toEqual([]);
    expect(await overflows(ines)).toBe(false);
  });
});

describe('an answer that could serve everybody', () => {
  test('becomes an article that another person reads, and that the help centre finds', async () => {
    const ana = await person(browser);
    await ask(ana, house, `Bonjour, où garer mon vélo côté ${attempt} ? Je voudrais parler à un conseiller.`);
    await ana.getByText(/Réponse d’un conseiller/).waitFor();
    const reference = await referenceOn(ana);

    const lea = await person(browser);
    await signIn(lea, house, 'lea');
    await lea.goto(`${house.address}/bureau/questions/${reference}`);
    await button(lea, 'Prendre en charge').click();
    await lea
      .getByLabel('Votre réponse à la personne')
      .fill(`Bonjour Ana,\n\n${answer} Je vous attends le 12 mars à 9 h.`);
    await lea.getByRole('button', { name: 'Répondre', exact: true }).click();
    await ana.getByText(answer).waitFor();
    await lea.goto(`${house.address}/bureau/questions/${reference}`);
    await lea.getByRole('link', { name: 'En faire un article' }).click();
    // What is there already comes before the draft, of which nothing is about Ana.
    const sections = lea.getByRole('main').getByRole('heading', { level: 2 });
    expect(await sections.first().textContent()).toBe('Ce que le centre d’aide dit déjà');
    expect(await sections.last().textContent()).toBe('Titre à écrire');
    const draft = lea.locator('.prose');
    await expect.poll(() => draft.textContent()).toContain(answer);
    expect(await draft.textContent()).not.toMatch(/Ana|12 mars/);
    expect(await axeFindings(lea)).toEqual([]);
    await button(lea, 'Créer le brouillon').click();
    await lea.getByText('Le brouillon est chez les éditeurs.').waitFor();

    const nora = await editor();
    await nora.getByRole('link', { name: 'Titre à écrire' }).first().click();
    await nora.getByLabel('Titre, comme une question').fill(title);
    await nora.getByLabel('Adresse', { exact: true }).fill(`reponse-${place}`);
    await nora.getByLabel('Thème').fill('Rendez-vous et visites');
    // What is for search is folded away once an article has begun.
    await nora.getByText('Recherche, liens et sources').click();
    await nora.getByLabel('Questions posées, une par ligne').fill(asked);
    await button(nora, 'Enregistrer une version').click();
    await nora.getByText('C’est enregistré.').waitFor();
    await askForReview(nora);

    const ines = await publishedByAnother();
    const found = async () => {
      await ana.goto(`${house.address}/aide/recherche?q=${encodeURIComponent(asked)}`);
      return ana.getByRole('link', { name: title }).count();
    };
    await expect.poll(found).toBe(1);
    await ines.goto(ines.url());
    await button(ines, 'Retirer du centre d’aide').click();
    await ines.getByText('C’est enregistré.').waitFor();
  });
});
