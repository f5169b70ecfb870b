// Agents beside each other: who looks, who is told, several questions at once, and one that is put aside.
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closePeople, overflows, person } from '../support/browser.ts';
import { computer, flaws, openDesk, openMoment, phone, picture, type Desk } from './desk-people.ts';
import { sharedHouse } from './shared-house.ts';
import { ask, referenceOn, signIn } from './web-house.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(await sharedHouse());
});
// A page that stands open follows every move on the desk.
afterEach(closePeople);

describe('two agents on one question', () => {
  test('are told that the other looks, and types; so is the person, and they of the person', async () => {
    const ana = await person(desk.browser, phone);
    await ask(ana, desk.house, 'Je voudrais parler à un conseiller.');
    const reference = await referenceOn(ana);
    const lea = await desk.enter(computer, 'lea');
    await desk.takes(lea, reference);
    const marc = await desk.enter(phone, 'marc');
    await marc.goto(`${desk.house.address}/bureau/questions/${reference}`);
    await marc.getByText('Léa regarde.').waitFor();
    await lea.getByText('Marc regarde.').waitFor();
    await lea.getByLabel('Votre réponse à la personne').fill('Bonjour');
    await goesOnTyping(lea, '#reply');
    await marc.getByText('Léa écrit.').waitFor();
    await ana.getByText('Un conseiller vous écrit…').waitFor();
    await goesOnTyping(ana, '#write');
    await lea.locator('[data-watchers]', { hasText: 'La personne écrit.' }).waitFor();
    expect(await flaws(marc)).toEqual([]);
    expect(await flaws(ana)).toEqual([]);
    await picture(marc, 'marc et léa');
    await picture(ana, 'ana');
  });
});

describe('an agent who looks elsewhere', () => {
  test('is told by the browser of a message on what they hold, once they asked for it, in their hours', async () => {
    const lea = await person(desk.browser, { ...computer, permissions: ['notifications'] });
    await lea.addInitScript(noteNotices);
    await signIn(lea, desk.house, 'lea');
    await lea.goto(`${desk.house.address}/bureau/compte`);
    const form = lea.getByRole('region', { name: 'Notifications sur cet écran' });
    await form.getByLabel('Me prévenir').check();
    await form.getByLabel('De', { exact: true }).fill('00:00');
    await form.getByLabel('à', { exact: true }).fill('23:59');
    for (const day of ['samedi', 'dimanche']) await form.getByLabel(day).check();
    expect(await flaws(lea)).toEqual([]);
    await form.getByRole('button', { name: 'Enregistrer' }).press('Enter');
    await lea.getByText('C’est enregistré.').waitFor();
    await picture(lea, 'notifications');
    const { reference, token } = await desk.complain('Un mot encore');
    await desk.takes(lea, reference);
    await lea.goto(`${desk.house.address}/bureau`);
    await lea.evaluate(() => {
      document.hasFocus = () => false;
    });
    await desk.writes(reference, token, 'Avez-vous des nouvelles ?');
    const noted = () => lea.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'noted')));
    await expect.poll(noted).toBe(JSON.stringify([`${reference} : la personne a écrit.`]));
  });
});

/** Notes each notice that is given, and lets it be. */
function noteNotices(): void {
  const noted: string[] = [];
  Reflect.set(globalThis, 'noted', noted);
  globalThis.Notification = new Proxy(Notification, {
    // Chromium without a window refuses every notice, whatever it was granted.
    get: (given, name) => (name === 'permission' ? 'granted' : Reflect.get(given, name)),
    construct(given, [title, options]: [string, NotificationOptions]) {
      noted.push(title);
      return new given(title, options);
    },
  });
}

describe('several questions at once', () => {
  test('are taken after what that would do to each was shown', async () => {
    const [free, taken] = [await desk.complain('Un lot, premier'), await desk.complain('Un lot, deuxième')];
    await desk.takes(await desk.enter(computer, 'marc'), taken.reference);
    const lea = await desk.enter(phone, 'lea');
    for (const { reference } of [free, taken]) {
      const tag = `${desk.house.address}/api/desk/questions/${reference}/tags/en%20lot`;
      expect((await lea.request.put(tag, { headers: { Origin: desk.house.address } })).status()).toBe(204);
    }
    const take = lea.getByRole('button', { name: 'Prendre en charge' });
    const comesTo = () => lea.goto(`${desk.house.address}/bureau/questions/${free.reference}`);
    await expect.poll(() => comesTo().then(() => take.count())).toBe(1);
    await lea.goto(`${desk.house.address}/bureau?liste=equipe&etiquette=en+lot`);
    await lea.getByRole('link', { name: 'Choisir plusieurs demandes' }).click();
    await lea.getByRole('link', { name: 'Tout cocher' }).click();
    expect(await flaws(lea)).toEqual([]);
    await picture(lea, 'lot choix');
    await lea.getByRole('radio', { name: 'Prendre en charge' }).check();
    await lea.getByRole('button', { name: 'Voir ce que cela donnera' }).click();
    await lea.getByText('Un autre conseiller a déjà pris cette demande.').waitFor();
    expect(await flaws(lea)).toEqual([]);
    await picture(lea, 'lot aperçu');
    await lea.getByRole('button', { name: 'Confirmer pour 1 demande' }).click();
    await lea.getByText('Fait', { exact: true }).waitFor();
    await lea.goto(`${desk.house.address}/bureau/questions/${free.reference}`);
    await lea.getByLabel('Votre réponse à la personne').waitFor();
  });
});

describe('an agent who puts a question aside', () => {
  test('does so by keyboard, knows what warns before, and has it back when the person writes', async () => {
    const { reference, token } = await desk.complain('Une facture pour plus tard');
    const lea = await desk.enter(computer, 'lea');
    await desk.takes(lea, reference);
    await lea.locator('h1').click();
    await lea.keyboard.press('s');
    expect(await flaws(lea)).toEqual([]);
    await lea
      .getByRole('button', { name: /^Mettre de côté jusqu’à .*après l’alerte d’échéance$/ })
      .first()
      .waitFor();
    await picture(lea, 'lea de côté');
    await lea.keyboard.press('Enter');
    await lea.getByText(/^Mise de côté jusqu’à .*Les délais continuent/).waitFor();
    await lea.goto(`${desk.house.address}/bureau?liste=de-cote`);
    await lea.getByText(/^De côté jusqu’à/).waitFor();
    expect(await flaws(lea)).toEqual([]);
    await desk.writes(reference, token, 'Avez-vous reçu la facture ?');
    await expect.poll(() => lea.locator('[data-row]').count()).toBe(0);
    await lea.goto(`${desk.house.address}/bureau?liste=miennes`);
    await lea.locator('[data-row]', { hasText: reference }).getByLabel('Non lu').waitFor();
  });

  test('takes it up again without a script', async () => {
    const { reference } = await desk.complain('Un dossier à suivre');
    const lea = await desk.enter({ ...phone, javaScriptEnabled: false }, 'lea');
    await desk.takes(lea, reference);
    await lea.locator('summary', { hasText: 'Mettre de côté' }).click();
    await lea.getByLabel('Un autre moment (heure de Paris)').fill(openMoment(0));
    await lea.getByRole('button', { name: 'Mettre de côté', exact: true }).click();
    await lea.getByText('Une échéance tombe avant cette date.', { exact: false }).waitFor();
    await lea.getByLabel('Même si une échéance alerte avant').check();
    await lea.getByRole('button', { name: 'Mettre de côté', exact: true }).click();
    await lea
      .getByText(/^Mise de côté jusqu’/)
      .first()
      .waitFor();
    await lea.getByRole('button', { name: 'Reprendre maintenant' }).click();
    await lea.getByText('Reprise après mise de côté').waitFor();
    expect(await overflows(lea)).toBe(false);
  });
});

/** Somebody who types for as long as their page is open. */
function goesOnTyping(page: Page, field: string): Promise<unknown> {
  return page.evaluate((selector) => {
    const line = document.querySelector(selector);
    return setInterval(() => line?.dispatchEvent(new Event('input', { bubbles: true })), 500);
  }, field);
}
