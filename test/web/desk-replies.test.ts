// What an agent writes to a person: never blind, never twice, and taken back while there is time.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closePeople } from '../support/browser.ts';
import { computer, flaws, openDesk, phone, picture, SOON, type Desk } from './desk-people.ts';
import { sharedHouse } from './shared-house.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(await sharedHouse());
});
// A page that stands open follows every move on the desk.
afterEach(closePeople);

describe('two windows on one question', () => {
  test('a reply is asked for again when the person writes meanwhile', async () => {
    const { reference, token } = await desk.complain('Mon dossier est perdu');
    const lea = await desk.enter(computer, 'lea');
    await desk.takes(lea, reference);
    await lea.getByLabel('Votre réponse à la personne').fill('Nous vous remboursons.');
    // Another window stands before the desk: what comes is not read.
    const other = await lea.context().newPage();
    await other.goto(`${desk.house.address}/bureau`);
    const stop = 'STOP, ne remboursez pas.';
    await desk.writes(reference, token, stop);
    await expect.poll(() => lea.getByText(stop).count()).toBeGreaterThan(0);
    await lea.getByLabel('Votre réponse à la personne').press('Control+Enter');
    const dialog = lea.getByRole('dialog', { name: 'Il y a du nouveau' });
    await dialog.getByText(stop).waitFor();
    await dialog.getByRole('button', { name: 'Relire d’abord' }).press('Enter');
    await expect
      .poll(() => lea.getByLabel('Votre réponse à la personne').inputValue())
      .toBe('Nous vous remboursons.');
    expect(await desk.told(reference, token)).not.toContain('remboursons');
  });

  test('one draft in two tabs is sent once', async () => {
    const { reference, token } = await desk.complain('Mon colis n’est pas là');
    const lea = await desk.enter(computer, 'lea');
    await desk.takes(lea, reference);
    const twin = await lea.context().newPage();
    await twin.goto(`${desk.house.address}/bureau/questions/${reference}`);
    const [one, other] = [lea, twin].map((page) => page.getByLabel('Votre réponse à la personne'));
    if (!one || !other) throw new Error('two tabs');
    await one.fill('Votre colis part demain.');
    await expect.poll(() => other.inputValue()).toBe('Votre colis part demain.');
    await Promise.all([one.press('Control+Enter'), other.press('Control+Enter')]);
    await expect.poll(() => one.inputValue()).toBe('');
    await expect.poll(() => other.inputValue()).toBe('');
    await expect
      .poll(async () => (await desk.told(reference, token)).split('Votre colis part demain.').length - 1)
      .toBe(1);
  });
});

describe('an agent who thinks again', { retry: 4 }, () => {
  test('takes back what was on its way: it is in the reply again, and the person never read it', async () => {
    const { reference, token } = await desk.complain('Un mot de trop');
    const lea = await desk.enter(phone, 'lea');
    await desk.takes(lea, reference);
    const reply = lea.getByLabel('Votre réponse à la personne');
    await reply.fill('Un mot de trop, justement.');
    await lea.getByRole('button', { name: 'Répondre' }).click();
    await lea
      .locator('[data-actions]')
      .getByText(/\(\d+ s\)/)
      .waitFor(SOON);
    await lea.getByRole('button', { name: /^Annuler l’envoi/ }).press('Enter', SOON);
    await expect.poll(() => reply.inputValue(), SOON).toBe('Un mot de trop, justement.');
    await reply.fill('Voici votre réponse.');
    await reply.press('Control+Enter');
    // What takes its time to look at is not to be taken back within seconds.
    expect(await flaws(lea)).toEqual([]);
    await picture(lea, 'sur le départ');
    await expect.poll(() => desk.told(reference, token)).toContain('Voici votre réponse.');
    expect(await desk.told(reference, token)).not.toContain('justement');
    await expect.poll(() => reply.inputValue()).toBe('');
  });
});

describe('a text that is written often', () => {
  test('goes after what is typed, from the palette as by its key', async () => {
    const { reference } = await desk.complain('Un dossier à accuser');
    const lea = await desk.enter(computer, 'lea');
    await lea.goto(`${desk.house.address}/bureau/modeles`);
    await lea.getByLabel('Titre', { exact: true }).fill('Accuser réception');
    await lea.getByLabel('Texte', { exact: true }).fill('{référence} est suivie par {conseiller}.');
    await lea.getByRole('button', { name: 'Enregistrer' }).click();
    await lea.getByRole('heading', { name: 'Accuser réception' }).waitFor();
    await desk.takes(lea, reference);
    const reply = lea.getByLabel('Votre réponse à la personne');
    await reply.fill('Bonjour,');
    await lea.keyboard.press('Control+k');
    await lea.keyboard.type('accuser');
    await picture(lea, 'palette modèle');
    await lea.keyboard.press('Enter');
    await expect.poll(() => reply.inputValue()).toBe(`Bonjour,\n\n${reference} est suivie par Léa.`);
    await lea.locator('h1').click();
    await lea.keyboard.press('m');
    await expect
      .poll(() => lea.evaluate(() => document.activeElement?.textContent))
      .toBe('Accuser réception');
  });
});
