// What a supervisor does: hands over, puts back, agrees to more time, ends an account, plans an absence.
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { HOUR } from '../../domain/durations.ts';
import { closePeople, overflows, person } from '../support/browser.ts';
import {
  computer,
  flaws,
  openDesk,
  openMoment,
  parisMinute,
  phone,
  picture,
  type Desk,
} from './desk-people.ts';
import { sharedHouse } from './shared-house.ts';
import { signIn } from './web-house.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(await sharedHouse());
});
// A page that stands open follows every move on the desk.
afterEach(closePeople);

describe('a supervisor', () => {
  test('hands what Léa has to Marc, by keyboard, with a reason', async () => {
    const { reference } = await desk.complain('Un dossier à suivre');
    await desk.takes(await desk.enter(computer, 'lea'), reference);
    const ines = await desk.enter(computer, 'ines');
    await ines.goto(`${desk.house.address}/bureau/questions/${reference}`);
    await ines.getByText('Transférer', { exact: true }).first().press('Enter');
    await ines.getByLabel('À qui').selectOption({ label: 'Marc Petit' });
    const why = ines.getByLabel('Motif (pour l’équipe)').first();
    await why.press('Tab');
    await ines.keyboard.press('Enter');
    // Without a reason the form is not sent, and says so.
    await expect
      .poll(() => why.evaluate((field: HTMLTextAreaElement) => field.validity.valueMissing))
      .toBe(true);
    await why.fill('Léa est en réunion');
    await why.press('Tab');
    await ines.keyboard.press('Enter');
    await ines.getByText('Transfert à Marc').waitFor();
    await ines.getByText('Léa est en réunion').first().waitFor();
    // The button went away with what it did: the keyboard goes on from the actions.
    await expect.poll(() => ines.evaluate(() => document.activeElement === document.body)).toBe(false);
  });

  test('puts back what Marc has, without a script, on a phone', async () => {
    const { reference } = await desk.complain('Un dossier à suivre');
    await desk.takes(await desk.enter(computer, 'marc'), reference);
    const plain = await desk.enter({ ...phone, javaScriptEnabled: false }, 'ines');
    await plain.goto(`${desk.house.address}/bureau/questions/${reference}`);
    await plain.getByText('Remettre dans la file').first().click();
    await plain.locator('#releaseReason').fill('Marc est absent');
    await plain.getByRole('button', { name: 'Remettre dans la file' }).click();
    await plain.getByText('Personne ne l’a prise').waitFor();
    await plain.getByText('Remise dans la file : par un responsable').waitFor();
    await plain.getByText('Marc est absent').first().waitFor();
    expect(await overflows(plain)).toBe(false);
  });

  test('refuses a second extension with a reason, then agrees to one', async () => {
    const { reference } = await desk.complain('Un dossier à suivre');
    const lea = await desk.enter(computer, 'lea');
    await desk.takes(lea, reference);
    await asksForTime(lea, { title: 'Prolonger le délai', button: 'Annoncer le nouveau délai', day: 0 });
    await lea
      .locator('main')
      .getByText(/Délai prolongé/)
      .waitFor();
    const again = { title: 'Demander un second report', button: 'Demander à un responsable' };
    await asksForTime(lea, { ...again, day: 1 });
    await lea.getByText(/Un report est demandé/).waitFor();

    const ines = await desk.enter(phone, 'ines');
    await ines.goto(`${desk.house.address}/bureau/questions/${reference}`);
    await ines.getByText(/Léa demande de promettre la réponse/).waitFor();
    await ines.getByText('Refuser le report').first().press('Enter');
    expect(await flaws(ines)).toEqual([]);
    await ines.getByLabel('Motif du refus (pour l’équipe)').fill('Le dossier est prêt');
    await ines.getByRole('button', { name: 'Refuser le report' }).press('Enter');
    await lea.getByText('Second report de délai refusé').waitFor();
    await lea.getByText('Le dossier est prêt').first().waitFor();

    await expect.poll(() => lea.locator('.talk > .is-new').count()).toBe(0);
    await asksForTime(lea, { ...again, day: 2 });
    await ines.getByRole('button', { name: 'Accorder le report' }).press('Enter');
    await expect
      .poll(() =>
        lea
          .locator('main')
          .getByText(/^Délai prolongé/)
          .count(),
      )
      .toBe(2);
  });

  test('disables an account: what it held goes back to the queue, and its session ends', async () => {
    const { reference } = await desk.complain('Un dossier à suivre');
    const ines = await desk.enter(computer, 'ines');
    await ines.goto(`${desk.house.address}/bureau/equipe`);
    const added = ines.getByRole('region', { name: 'Ajouter quelqu’un' });
    await added.getByLabel(/^Identifiant/).fill('hugo');
    await added.getByLabel(/^Nom/).fill('Hugo Blanc');
    await added.getByLabel(/^Premier mot de passe/).fill('un mot de passe à lui');
    await added.getByRole('button', { name: 'Ajouter' }).press('Enter');
    await ines.getByText('C’est enregistré.').waitFor();
    const passwords = new Map([...desk.house.passwords, ['hugo', 'un mot de passe à lui']]);
    const hugo = await person(desk.browser, computer);
    await signIn(hugo, { ...desk.house, passwords }, 'hugo');
    await desk.takes(hugo, reference);
    await ines.getByText('Modifier les droits : Hugo Blanc').press('Enter');
    expect(await flaws(ines)).toEqual([]);
    await ines
      .getByRole('listitem')
      .filter({ hasText: 'Hugo Blanc' })
      .getByRole('button', { name: 'Désactiver le compte' })
      .press('Enter');
    await ines.getByText('Compte désactivé').waitFor();
    await ines.goto(`${desk.house.address}/bureau/questions/${reference}`);
    await ines.getByText('Personne ne l’a prise').waitFor();
    await ines.getByText('Remise dans la file : compte désactivé').waitFor();
    // Their open page may be reloading of itself at this moment: another tab asks the same.
    const other = await hugo.context().newPage();
    await other.goto(`${desk.house.address}/bureau`);
    await other.getByLabel('Mot de passe').waitFor();
  });

  test('plans an absence: what Marc holds goes back to the queue, and he takes nothing until it is taken back', async () => {
    const { reference } = await desk.complain('Un dossier avant les congés');
    const marc = await desk.enter(computer, 'marc');
    await desk.takes(marc, reference);
    const ines = await desk.enter(phone, 'ines');
    await ines.goto(`${desk.house.address}/bureau/absences`);
    await ines.getByLabel('Personne absente').selectOption({ label: 'Marc Petit' });
    await ines.getByLabel('Début (heure de Paris)').fill(parisMinute(Date.now() - HOUR));
    await ines.getByLabel('Fin (heure de Paris)').fill(parisMinute(Date.now() + 48 * HOUR));
    await ines.getByRole('button', { name: 'Prévoir' }).press('Enter');
    await ines.getByText('L’absence est prévue.').waitFor();
    expect(await flaws(ines)).toEqual([]);
    await picture(ines, 'absences');
    await marc.getByText('Personne ne l’a prise').waitFor();
    await marc.getByRole('button', { name: 'Prendre en charge' }).press('Enter');
    await marc.getByText('Vous êtes noté absent.').first().waitFor();
    await ines.goto(`${desk.house.address}/bureau`);
    await ines.getByText(/absent.: Marc Petit/).waitFor();
    // Back earlier than planned, he says so himself.
    await marc.goto(`${desk.house.address}/bureau/absences`);
    await marc.getByRole('button', { name: 'Annuler l’absence : Marc Petit' }).press('Enter');
    await marc.getByText('L’absence est annulée.').waitFor();
    await desk.takes(marc, reference);
  });

  test('moves a medical question without a word of it before them', async () => {
    const asked = { role: 'employee', text: 'Ai-je droit à un arrêt pour mon hernie ? Je consens.' };
    const { reference, token } = await desk.complain(asked.text, asked.role);
    await desk.consents(reference, token);
    const ines = await desk.enter(phone, 'ines');
    const transfer = ines.getByText('Transférer', { exact: true }).first();
    // The desk learns of the relay a moment after the person is told.
    const comesTo = () => ines.goto(`${desk.house.address}/bureau/questions/${reference}`);
    await expect.poll(() => comesTo().then(() => transfer.count())).toBe(1);
    await transfer.press('Enter');
    await ines.getByLabel('À qui').selectOption({ label: 'Dr Hélène Roux' });
    await ines.locator('#transferReason').fill('Hélène suit ce salarié');
    expect(await flaws(ines)).toEqual([]);
    await ines.getByRole('button', { name: 'Transférer' }).press('Enter');
    await ines
      .getByText(/Hélène/)
      .first()
      .waitFor();
    expect(await ines.content()).not.toContain('hernie');
  });
});

type Asked = { title: string; button: string; day: number };

async function asksForTime(page: Page, { title, button, day }: Asked): Promise<void> {
  const summary = page.locator('summary', { hasText: title });
  await summary.press('Enter');
  await page.getByLabel('Motif, tel que la personne le lira').fill('Un document manque.');
  await page.getByLabel('Démarches en cours').fill('Nous l’avons demandé.');
  await page.getByLabel(/^Nouvelle date promise/).fill(openMoment(day));
  await page.getByRole('button', { name: button }).press('Enter');
}
