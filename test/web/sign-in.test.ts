// Coming in to the desk otherwise than by a password: by the company's identity provider, which runs beside the test, and by
// passkeys, of an authenticator that Chromium plays.
import type { Browser, CDPSession, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, closePeople, openBrowser, overflows, person } from '../support/browser.ts';
import { freePorts } from '../support/free-ports.ts';
import { CLIENT, CLIENT_SECRET, startProvider, type RunningProvider } from '../support/identity-provider.ts';
import { openHouse, signIn, type House } from './web-house.ts';

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

describe('by a passkey', () => {
  test('one comes in without a password, which alone lets in no more; it is listed, and taken away', async () => {
    const { lea } = await withPasskey('lea');
    expect(await flaws(lea)).toEqual([]);
    await lea.getByRole('button', { name: 'Se déconnecter' }).click();
    await lea.getByRole('button', { name: 'Utiliser une clé d’accès' }).waitFor();
    expect(await flaws(lea)).toEqual([]);
    await enter(lea);
    await lea.getByRole('button', { name: 'Se déconnecter' }).click();
    await lea.getByLabel('Identifiant').fill('lea');
    await lea.getByLabel('Mot de passe').fill(house.passwords.get('lea') ?? '');
    await lea.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await lea.getByRole('heading', { name: 'Votre clé d’accès' }).waitFor();
    expect(await flaws(lea)).toEqual([]);
    await enter(lea);
    await lea.goto(`${house.address}/bureau/compte`);
    await lea.getByText(/dernière connexion/).waitFor();
    await lea.getByRole('button', { name: 'Retirer : Portable' }).click();
    await lea.getByText('C’est enregistré.').waitFor();
    expect(await lea.getByText('Portable').count()).toBe(0);
  });

  test('the same answer again, one from another site, and one of a copy whose counter went back let nobody in', async () => {
    const { lea: marc, device } = await withPasskey('marc');
    await marc.getByRole('button', { name: 'Se déconnecter' }).click();
    const [sent] = await Promise.all([marc.waitForRequest(isAnswer), enter(marc)]);
    expect(await statusOf(marc, sent.postDataJSON())).toBe(401);
    const elsewhere = await answerFromElsewhere(marc);
    expect(await statusOf(marc, elsewhere)).toBe(401);
    const { credentials } = await device.cdp.send('WebAuthn.getCredentials', { authenticatorId: device.id });
    const [credential] = credentials;
    if (!credential) throw new Error('no passkey');
    await device.cdp.send('WebAuthn.clearCredentials', { authenticatorId: device.id });
    await device.cdp.send('WebAuthn.addCredential', {
      authenticatorId: device.id,
      credential: { ...credential, signCount: 0 },
    });
    await marc.goto(`${house.address}/bureau/compte`);
    await marc.getByRole('button', { name: 'Se déconnecter' }).click();
    await marc.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
    await marc.getByRole('alert').getByText('Connectez-vous pour continuer.').waitFor();
  });
});

/** Signs in by the password, and adds a passkey of a device that asks who holds it. */
async function withPasskey(who: string) {
  const lea = await person(browser, phone);
  const device = await plugIn(lea);
  await signIn(lea, house, who);
  await lea.goto(`${house.address}/bureau/compte`);
  await lea.getByLabel('Comment l’appeler').fill('Portable');
  await lea.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  await lea.getByText('C’est enregistré.').waitFor();
  await lea.getByText('Portable').waitFor();
  return { lea, device };
}

async function plugIn(page: Page): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return { cdp, id: authenticatorId };
}

async function enter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
  await page.getByRole('navigation', { name: 'Listes' }).waitFor();
}

function isAnswer(request: Request): boolean {
  return request.method() === 'PUT' && request.url().endsWith('/api/session/passkey');
}

async function statusOf(page: Page, data: unknown): Promise<number> {
  return (await page.request.put(`${house.address}/api/session/passkey`, { data })).status();
}

/** Another site of this machine shows our question to the device, and brings us what it signed. */
async function answerFromElsewhere(page: Page): Promise<unknown> {
  const asked = await page.request.post(`${house.address}/api/session/passkey/options`, { data: {} });
  const { ticket, challenge } = await asked.json();
  await page.route('http://localhost:9/', (route) =>
    route.fulfill({ contentType: 'text/html', body: 'Ailleurs' }),
  );
  await page.goto('http://localhost:9/');
  const response = await page.evaluate(async (given: string) => {
    const plain = atob(given.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
    const made = await navigator.credentials.get({
      publicKey: { challenge: bytes, rpId: 'localhost', userVerification: 'required' },
    });
    if (!(made instanceof PublicKeyCredential)) throw new Error('no passkey');
    const { id, rawId, type, response: signed } = made.toJSON();
    if (!('signature' in signed)) throw new Error('no signature');
    const { clientDataJSON, authenticatorData, signature } = signed;
    const parts = { clientDataJSON, authenticatorData, signature };
    return { id, rawId, type, clientExtensionResults: {}, response: parts };
  }, challenge);
  return { ticket, response };
}

async function flaws(page: Page): Promise<string[]> {
  return [...(await axeFindings(page)), ...((await overflows(page)) ? ['wider than the window'] : [])];
}
