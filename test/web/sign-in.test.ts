// Coming in to the desk otherwise than by a password: by the company's identity provider, which runs beside the test.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, closePeople, openBrowser, overflows, person } from '../support/browser.ts';
import { freePorts } from '../support/free-ports.ts';
import { CLIENT, CLIENT_SECRET, startProvider, type RunningProvider } from '../support/identity-provider.ts';
import { openHouse, type House } from './web-house.ts';

const phone = { viewport: { width: 390, height: 844 } };
const people = {
  nora: { preferred_username: 'nora', name: 'Nora Bel', roles: ['paladin-support', 'paladin-supervisor'] },
};

let house: House;
let provider: RunningProvider;
let browser: Browser;
beforeAll(async () => {
  const [port = 0] = await freePorts(1);
  provider = await startProvider(`http://localhost:${port}`, people);
  const settings = {
    PALADIN_PORT: String(port),
    PALADIN_OIDC_ISSUER: provider.issuer,
    PALADIN_OIDC_CLIENT: CLIENT,
    PALADIN_OIDC_SECRET: CLIENT_SECRET,
    PALADIN_OIDC_NAME: 'Compte Entreprise',
  };
  [house, browser] = await Promise.all([openHouse(settings), openBrowser()]);
}, 600_000);
afterEach(closePeople);
afterAll(async () => {
  await house?.close();
  await provider?.close();
});

describe('by the company’s identity provider', () => {
  test('one comes in to where one was going, and leaves both', async () => {
    const nora = await visitor();
    await nora.goto(`${house.address}/bureau/equipe`);
    await nora.getByRole('link', { name: 'Se connecter avec Compte Entreprise' }).waitFor();
    expect(await flaws(nora)).toEqual([]);
    await nora.getByRole('link', { name: 'Se connecter avec Compte Entreprise' }).click();
    await signInAtProvider(nora, 'nora');
    // Where she was going.
    await nora.getByRole('heading', { level: 1, name: 'Équipe' }).waitFor();
    await nora.goto(`${house.address}/bureau/compte`);
    await nora.getByText('Votre compte est tenu par le service de connexion').waitFor();
    expect(await flaws(nora)).toEqual([]);
    await nora.getByRole('button', { name: 'Se déconnecter' }).click();
    await nora.getByRole('button', { name: /Yes, sign me out/ }).click();
    await nora.getByLabel('Mot de passe').waitFor();
    await nora.goto(`${house.address}/bureau`);
    await nora.getByLabel('Mot de passe').waitFor();
  });

  test('whoever has no right there is told so, in words', async () => {
    const stranger = await visitor();
    await stranger.goto(`${house.address}/bureau/connexion/fournisseur`);
    await signInAtProvider(stranger, 'inconnue');
    await stranger.getByRole('alert').getByText('votre compte n’a aucun droit au bureau').waitFor();
    expect(await flaws(stranger)).toEqual([]);
  });
});

/** The provider's own page asks the world for a typeface: nothing here waits for that. */
async function visitor(): Promise<Page> {
  const page = await person(browser, phone);
  await page.context().route(/fonts\.googleapis\.com/, (route) => route.abort());
  return page;
}

async function signInAtProvider(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('un mot de passe de là-bas');
  await page.getByRole('button', { name: 'Sign-in' }).click();
}

async function flaws(page: Page): Promise<string[]> {
  return [...(await axeFindings(page)), ...((await overflows(page)) ? ['wider than the window'] : [])];
}
