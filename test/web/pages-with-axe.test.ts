import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, closePeople, openBrowser, overflows, person, looks } from '../support/browser.ts';
import { sharedHouse } from './shared-house.ts';
import { ask, type House, referenceOn, signIn, signInHalfway } from './web-house.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([sharedHouse(), openBrowser()]);
});
afterEach(closePeople);

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
    // One line, and one of pages, on a phone too.
    const header = await page.getByRole('banner').boundingBox();
    expect(header?.height).toBeLessThan(110);
    await page.locator('[data-row]').first().click();
    await page.getByRole('button', { name: 'Prendre en charge' }).click();
    await page.getByLabel('Votre réponse à la personne').waitFor();
    for (const fold of await page.locator('main summary').all()) await fold.click();
    const more = page.getByText('Plus', { exact: true });
    await more.click();
    expect(await flaws(page)).toEqual([]);
    await more.click();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor();
    expect(await flaws(page)).toEqual([]);
    const others = [
      '/bureau?liste=closes',
      '/bureau?liste=mentions',
      '/bureau?liste=a-prendre&etiquette=facture',
      '/bureau/lot?tout=oui',
      '/bureau/telephone',
      '/bureau/modeles',
      '/bureau/articles',
      '/bureau/articles?etat=planned',
      '/bureau/articles/nouveau',
      '/bureau/articles/reclamation',
      '/bureau/absences',
      '/bureau/integrations',
      '/bureau/envois',
      '/bureau/reclamations',
      '/bureau/questions/PAL-AAAA-AAAA',
    ];
    for (const path of others) {
      await page.goto(house.address + path);
      expect(await flaws(page)).toEqual([]);
    }
  });

  test('an audit, from a sample to a history that is decided again as it stands', async () => {
    const page = await person(browser, look);
    await ask(page, house, 'Je voudrais parler à un conseiller.');
    await page.getByText(/Réponse d’un conseiller/).waitFor();
    const reference = await referenceOn(page);
    await signIn(page, house, 'paul');
    await page.goto(`${house.address}/bureau/audit`);
    expect(await flaws(page)).toEqual([]);
    await page.goto(`${house.address}/bureau/audit/${reference}`);
    await page.getByText('Détail du calcul').click();
    expect(await flaws(page)).toEqual([]);
    await page.getByRole('link', { name: 'Read in English' }).click();
    await page.getByRole('button', { name: 'Replay this history now' }).click();
    await page.getByText('Agrees so far: the request is still open.').waitFor();
    expect(await flaws(page)).toEqual([]);
    await page.goto(`${house.address}/bureau/lectures?demande=${reference}&lecture=audit`);
    await page
      .getByText(/la demande\s:\sjournal seul/)
      .first()
      .waitFor();
    expect(await flaws(page)).toEqual([]);
    const csv = await page.request.get(`${house.address}/bureau/lectures.csv?demande=${reference}`);
    expect(await csv.text()).toContain(`,paul,${reference},la demande,`);
  });

  test('keys, subscriptions and what was sent', async () => {
    const page = await person(browser, look);
    await signIn(page, house, 'ines');
    await page.goto(`${house.address}/bureau/integrations`);
    await page.getByLabel('Ce à quoi elle sert').fill('Entrepôt');
    await page.getByLabel('Lire les demandes et leur journal, sans leurs textes').check();
    await page.getByRole('button', { name: 'Créer la clé' }).click();
    await page.getByText('Voici la clé').waitFor();
    expect(await flaws(page)).toEqual([]);
    await page.getByLabel('Adresse qui reçoit').fill(`https://entrepot.invalid/${'crochet'.repeat(12)}`);
    await page.getByRole('button', { name: 'Créer l’abonnement' }).click();
    await page.getByText('Voici le secret').waitFor();
    expect(await flaws(page)).toEqual([]);
    await ask(await person(browser, look), house, 'Je voudrais parler à un conseiller.');
    await page
      .getByRole('link', { name: /Journal des envois/ })
      .first()
      .click();
    const again = page.getByRole('button', { name: /Renvoyer/ });
    const shown = () => page.reload().then(() => again.count());
    await expect.poll(shown).toBeGreaterThan(0);
    expect(await flaws(page)).toEqual([]);
    await again.first().click();
    await page.getByText('C’est enregistré.').waitFor();
  });

  test('an account, from its password to a second factor and back', async () => {
    const page = await person(browser, look);
    await signIn(page, house, 'marc');
    await page.goto(`${house.address}/bureau/compte`);
    expect(await flaws(page)).toEqual([]);
    await page.getByRole('button', { name: 'Activer' }).press('Enter');
    const secret = await page.locator('code').first().innerText();
    expect(await flaws(page)).toEqual([]);
    const code = page.getByLabel('Le code à six chiffres qu’elle affiche');
    await code.fill('000000');
    await code.press('Enter');
    await page.getByText('Ce code n’est pas celui de cette clé.').waitFor();
    await code.fill(new TOTP({ secret: secret.replaceAll(/\s/g, '') }).generate());
    await code.press('Enter');
    const recovery = await page.locator('.recovery-codes code').first().innerText();
    expect(await flaws(page)).toEqual([]);
    const elsewhere = await person(browser, look);
    await signInHalfway(elsewhere, house, 'marc');
    expect(await flaws(elsewhere)).toEqual([]);
    await elsewhere.getByLabel('Code', { exact: true }).fill(recovery);
    await elsewhere.keyboard.press('Enter');
    await elsewhere.waitForURL(/\/bureau$/);
    await page.getByRole('link', { name: 'Je les ai gardés' }).press('Enter');
    await page.getByRole('button', { name: 'Fermer toutes les autres' }).press('Enter');
    await page.getByText('C’est enregistré.').waitFor();
    await elsewhere.goto(`${house.address}/bureau`);
    await elsewhere.getByLabel('Mot de passe').waitFor();
    await page.getByRole('button', { name: 'Désactiver' }).press('Enter');
    await page.getByRole('button', { name: 'Activer' }).waitFor();
  });
});

/** What axe finds, and whether the page is wider than its window; nothing is what is wanted. */
async function flaws(page: Page): Promise<string[]> {
  return [...(await axeFindings(page)), ...((await overflows(page)) ? ['wider than its window'] : [])];
}
