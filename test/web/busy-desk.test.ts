// A busy desk: two agents, a supervisor, the doctor, and an account that gets disabled. The story is the same with two
// thousand open questions (PALADIN_DESK_QUESTIONS=2000), which take minutes to ask.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { publishedCalendar } from '../../domain/calendar.ts';
import { axeFindings, closePeople, openBrowser, overflows, person } from '../support/browser.ts';
import { ask, openHouse, referenceOn, signIn, type House } from './web-house.ts';

/** More than a page of the list holds. */
const OPEN = Number(process.env['PALADIN_DESK_QUESTIONS'] ?? 60);
const HOUR = 3_600_000;
const computer = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 } };

let house: House;
let browser: Browser;
let references: string[];
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  references = await fillDesk();
}, 600_000);
// A page that stands open follows every move on the desk.
afterEach(closePeople);
afterAll(() => house?.close());

describe('with more open questions than a page holds', () => {
  test('the list counts them all, shows what a page holds, and counts the next one by itself', async () => {
    const lea = await signedIn(computer, 'lea');
    await expect.poll(() => toTake(lea)).toBe(OPEN);
    // Those that were taken up since she came in stand on the page, too.
    await lea.reload();
    await expect.poll(() => lea.locator('[data-row]').count()).toBe(50);
    const { reference } = await complain('Le dernier dossier');
    await expect.poll(() => toTake(lea)).toBe(OPEN + 1);
    await lea.getByLabel('Chercher par référence').fill(reference.slice(4).toLowerCase());
    await lea.keyboard.press('Enter');
    // The one that is meant is opened at once.
    await lea.getByRole('heading', { level: 1, name: reference }).waitFor();
  });

  test('a reply is asked for again when the person writes meanwhile', async () => {
    const { reference, token } = await complain('Mon dossier est perdu');
    const lea = await signedIn(computer, 'lea');
    await takes(lea, reference);
    await lea.getByLabel('Votre réponse à la personne').fill('Nous vous remboursons.');
    const stop = 'STOP, ne remboursez pas.';
    await writes(reference, token, stop);
    // Another window stands before the desk: what comes is not read.
    const other = await lea.context().newPage();
    await other.goto(`${house.address}/bureau`);
    await expect.poll(() => lea.getByText(stop).count()).toBeGreaterThan(0);
    await lea.getByLabel('Votre réponse à la personne').press('Control+Enter');
    const dialog = lea.getByRole('dialog', { name: 'Il y a du nouveau' });
    await dialog.getByText(stop).waitFor();
    await dialog.getByRole('button', { name: 'Relire d’abord' }).press('Enter');
    await expect
      .poll(() => lea.getByLabel('Votre réponse à la personne').inputValue())
      .toBe('Nous vous remboursons.');
    expect(await told(reference, token)).not.toContain('remboursons');
  });

  test('one draft in two tabs is sent once', async () => {
    const { reference, token } = await complain('Mon colis n’est pas là');
    const lea = await signedIn(computer, 'lea');
    await takes(lea, reference);
    const twin = await lea.context().newPage();
    await twin.goto(`${house.address}/bureau/questions/${reference}`);
    const [one, other] = [lea, twin].map((page) => page.getByLabel('Votre réponse à la personne'));
    if (!one || !other) throw new Error('two tabs');
    await one.fill('Votre colis part demain.');
    await expect.poll(() => other.inputValue()).toBe('Votre colis part demain.');
    await Promise.all([one.press('Control+Enter'), other.press('Control+Enter')]);
    await expect.poll(() => one.inputValue()).toBe('');
    await expect.poll(() => other.inputValue()).toBe('');
    await expect
      .poll(async () => (await told(reference, token)).split('Votre colis part demain.').length - 1)
      .toBe(1);
  });
});

/** The ten seconds in which a text may be taken back pass on a busy machine, too: then all is done anew. */
const SOON = { timeout: 10_000 };

describe('an agent who thinks again', { retry: 4 }, () => {
  test('takes back what was on its way: it is in the reply again, and the person never read it', async () => {
    const { reference, token } = await complain('Un mot de trop');
    const lea = await signedIn(phone, 'lea');
    await takes(lea, reference);
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
    await expect.poll(() => told(reference, token)).toContain('Voici votre réponse.');
    expect(await told(reference, token)).not.toContain('justement');
    await expect.poll(() => reply.inputValue()).toBe('');
  });

  test('does so from the next question, and without a script', async () => {
    const lea = await signedIn(computer, 'lea');
    await lea.goto(`${house.address}/bureau`);
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
    const plain = await signedIn({ ...phone, javaScriptEnabled: false }, 'lea');
    await plain.goto(`${house.address}/bureau/questions/${first}`);
    await plain.getByRole('button', { name: 'Répondre' }).click();
    await plain.getByRole('button', { name: 'Annuler l’envoi' }).click(SOON);
    await expect.poll(() => plain.getByLabel('Votre réponse à la personne').inputValue()).toBe('Trop vite.');
  });
});

describe('an agent without a mouse', () => {
  test('finds lists, pages and words by name, and is back where they were', async () => {
    const lea = await signedIn(phone, 'lea');
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
    const lea = await signedIn(computer, 'lea');
    await lea.keyboard.press('j');
    await lea.keyboard.press('j');
    await lea.keyboard.press('Enter');
    const first = await openQuestion(lea);
    await lea.keyboard.press('Control+k');
    await lea.keyboard.type('prendre');
    await picture(lea, 'palette demande');
    await lea.keyboard.press('Enter');
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

describe('a text that is written often', () => {
  test('goes after what is typed, from the palette as by its key', async () => {
    const { reference } = await complain('Un dossier à accuser');
    const lea = await signedIn(computer, 'lea');
    await lea.goto(`${house.address}/bureau/modeles`);
    await lea.getByLabel('Titre', { exact: true }).fill('Accuser réception');
    await lea.getByLabel('Texte', { exact: true }).fill('{référence} est suivie par {conseiller}.');
    await lea.getByRole('button', { name: 'Enregistrer' }).click();
    await lea.getByRole('heading', { name: 'Accuser réception' }).waitFor();
    await takes(lea, reference);
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

describe('several questions at once', () => {
  test('are taken after what that would do to each was shown', async () => {
    const [free, taken] = [await complain('Un lot, premier'), await complain('Un lot, deuxième')];
    await takes(await signedIn(computer, 'marc'), taken.reference);
    const lea = await signedIn(phone, 'lea');
    for (const { reference } of [free, taken]) {
      const tag = `${house.address}/api/desk/questions/${reference}/tags/en%20lot`;
      expect((await lea.request.put(tag, { headers: { Origin: house.address } })).status()).toBe(204);
    }
    const take = lea.getByRole('button', { name: 'Prendre en charge' });
    const comesTo = () => lea.goto(`${house.address}/bureau/questions/${free.reference}`);
    await expect.poll(() => comesTo().then(() => take.count())).toBe(1);
    await lea.goto(`${house.address}/bureau?liste=equipe&etiquette=en+lot`);
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
    await lea.goto(`${house.address}/bureau/questions/${free.reference}`);
    await lea.getByLabel('Votre réponse à la personne').waitFor();
  });
});

describe('two agents on one question', () => {
  test('are told that the other looks, and types; so is the person, and they of the person', async () => {
    const ana = await person(browser, phone);
    await ask(ana, house, 'Je voudrais parler à un conseiller.');
    const reference = await referenceOn(ana);
    const lea = await signedIn(computer, 'lea');
    await takes(lea, reference);
    const marc = await signedIn(phone, 'marc');
    await marc.goto(`${house.address}/bureau/questions/${reference}`);
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
    const lea = await person(browser, { ...computer, permissions: ['notifications'] });
    await lea.addInitScript(noteNotices);
    await signIn(lea, house, 'lea');
    await lea.goto(`${house.address}/bureau/compte`);
    const form = lea.getByRole('region', { name: 'Notifications sur cet écran' });
    await form.getByLabel('Me prévenir').check();
    await form.getByLabel('De', { exact: true }).fill('00:00');
    await form.getByLabel('à', { exact: true }).fill('23:59');
    for (const day of ['samedi', 'dimanche']) await form.getByLabel(day).check();
    expect(await flaws(lea)).toEqual([]);
    await form.getByRole('button', { name: 'Enregistrer' }).press('Enter');
    await lea.getByText('C’est enregistré.').waitFor();
    await picture(lea, 'notifications');
    const { reference, token } = await complain('Un mot encore');
    await takes(lea, reference);
    await lea.goto(`${house.address}/bureau`);
    await lea.evaluate(() => {
      document.hasFocus = () => false;
    });
    await writes(reference, token, 'Avez-vous des nouvelles ?');
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

describe('an agent who puts a question aside', () => {
  test('does so by keyboard, knows what warns before, and has it back when the person writes', async () => {
    const { reference, token } = await complain('Une facture pour plus tard');
    const lea = await signedIn(computer, 'lea');
    await takes(lea, reference);
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
    await lea.goto(`${house.address}/bureau?liste=de-cote`);
    await lea.getByText(/^De côté jusqu’à/).waitFor();
    expect(await flaws(lea)).toEqual([]);
    await writes(reference, token, 'Avez-vous reçu la facture ?');
    await expect.poll(() => lea.locator('[data-row]').count()).toBe(0);
    await lea.goto(`${house.address}/bureau?liste=miennes`);
    await lea.locator('[data-row]', { hasText: reference }).getByLabel('Non lu').waitFor();
  });

  test('takes it up again without a script', async () => {
    const { reference } = await complain('Un dossier à suivre');
    const lea = await signedIn({ ...phone, javaScriptEnabled: false }, 'lea');
    await takes(lea, reference);
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

describe('a supervisor', () => {
  test('hands what Léa has to Marc, by keyboard, with a reason', async () => {
    const { reference } = await complain('Un dossier à suivre');
    await takes(await signedIn(computer, 'lea'), reference);
    const ines = await signedIn(computer, 'ines');
    await ines.goto(`${house.address}/bureau/questions/${reference}`);
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
    const { reference } = await complain('Un dossier à suivre');
    await takes(await signedIn(computer, 'marc'), reference);
    const plain = await signedIn({ ...phone, javaScriptEnabled: false }, 'ines');
    await plain.goto(`${house.address}/bureau/questions/${reference}`);
    await plain.getByText('Remettre dans la file').first().click();
    await plain.locator('#releaseReason').fill('Marc est absent');
    await plain.getByRole('button', { name: 'Remettre dans la file' }).click();
    await plain.getByText('Personne ne l’a prise').waitFor();
    await plain.getByText('Remise dans la file : par un responsable').waitFor();
    await plain.getByText('Marc est absent').first().waitFor();
    expect(await overflows(plain)).toBe(false);
  });

  test('refuses a second extension with a reason, then agrees to one', async () => {
    const { reference } = await complain('Un dossier à suivre');
    const lea = await signedIn(computer, 'lea');
    await takes(lea, reference);
    await asksForTime(lea, { title: 'Prolonger le délai', button: 'Annoncer le nouveau délai', day: 0 });
    await lea
      .locator('main')
      .getByText(/Délai prolongé/)
      .waitFor();
    const again = { title: 'Demander un second report', button: 'Demander à un responsable' };
    await asksForTime(lea, { ...again, day: 1 });
    await lea.getByText(/Un report est demandé/).waitFor();

    const ines = await signedIn(phone, 'ines');
    await ines.goto(`${house.address}/bureau/questions/${reference}`);
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
    const { reference } = await complain('Un dossier à suivre');
    const ines = await signedIn(computer, 'ines');
    await ines.goto(`${house.address}/bureau/equipe`);
    const added = ines.getByRole('region', { name: 'Ajouter quelqu’un' });
    await added.getByLabel(/^Identifiant/).fill('hugo');
    await added.getByLabel(/^Nom/).fill('Hugo Blanc');
    await added.getByLabel(/^Premier mot de passe/).fill('un mot de passe à lui');
    await added.getByRole('button', { name: 'Ajouter' }).press('Enter');
    await ines.getByText('C’est enregistré.').waitFor();
    const passwords = new Map([...house.passwords, ['hugo', 'un mot de passe à lui']]);
    const hugo = await person(browser, computer);
    await signIn(hugo, { ...house, passwords }, 'hugo');
    await takes(hugo, reference);
    await ines.getByText('Modifier les droits : Hugo Blanc').press('Enter');
    expect(await flaws(ines)).toEqual([]);
    await ines
      .getByRole('listitem')
      .filter({ hasText: 'Hugo Blanc' })
      .getByRole('button', { name: 'Désactiver le compte' })
      .press('Enter');
    await ines.getByText('Compte désactivé').waitFor();
    await ines.goto(`${house.address}/bureau/questions/${reference}`);
    await ines.getByText('Personne ne l’a prise').waitFor();
    await ines.getByText('Remise dans la file : compte désactivé').waitFor();
    // Their open page may be reloading of itself at this moment: another tab asks the same.
    const other = await hugo.context().newPage();
    await other.goto(`${house.address}/bureau`);
    await other.getByLabel('Mot de passe').waitFor();
  });

  test('plans an absence: what Marc holds goes back to the queue, and he takes nothing until it is taken back', async () => {
    const { reference } = await complain('Un dossier avant les congés');
    const marc = await signedIn(computer, 'marc');
    await takes(marc, reference);
    const ines = await signedIn(phone, 'ines');
    await ines.goto(`${house.address}/bureau/absences`);
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
    await ines.goto(`${house.address}/bureau`);
    await ines.getByText(/absent.: Marc Petit/).waitFor();
    // Back earlier than planned, he says so himself.
    await marc.goto(`${house.address}/bureau/absences`);
    await marc.getByRole('button', { name: 'Annuler l’absence : Marc Petit' }).press('Enter');
    await marc.getByText('L’absence est annulée.').waitFor();
    await takes(marc, reference);
  });

  test('moves a medical question without a word of it before them', async () => {
    const asked = { role: 'employee', text: 'Ai-je droit à un arrêt pour mon hernie ? Je consens.' };
    const { reference, token } = await complain(asked.text, asked.role);
    await consents(reference, token);
    const ines = await signedIn(phone, 'ines');
    const transfer = ines.getByText('Transférer', { exact: true }).first();
    // The desk learns of the relay a moment after the person is told.
    const comesTo = () => ines.goto(`${house.address}/bureau/questions/${reference}`);
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

describe.each([
  { device: 'a computer', look: computer },
  { device: 'a phone', look: phone },
])('on $device, axe finds nothing, nothing is cut', ({ device, look }) => {
  test.each([
    ['ines', ['', '?liste=equipe', '/equipe', '/compte', '/quarantaine', '/envois', '/effacements']],
    ['paul', ['', '/registre', '/compte']],
    ['roux', ['', '/masques']],
  ])('on the pages of %s', async (agent, paths) => {
    const page = await signedIn(look, agent);
    for (const path of paths) {
      await page.goto(`${house.address}/bureau${path}`);
      expect(await flaws(page)).toEqual([]);
      await picture(page, `${device} ${agent} ${path}`);
    }
    await page.goto(`${house.address}/bureau/questions/${references[2]}`);
    for (const fold of await page.locator('.more-actions summary').all()) await fold.click();
    expect(await flaws(page)).toEqual([]);
    await picture(page, `${device} ${agent} question`);
  });
});

async function signedIn(look: BrowserContextOptions, agent: string): Promise<Page> {
  const page = await person(browser, look);
  await signIn(page, house, agent);
  return page;
}

async function takes(page: Page, reference: string): Promise<void> {
  const take = page.getByRole('button', { name: 'Prendre en charge' });
  // Without a script, a page that was opened before the question came to people stays as it was.
  const comesTo = () => page.goto(`${house.address}/bureau/questions/${reference}`);
  await expect.poll(() => comesTo().then(() => take.count())).toBe(1);
  await take.press('Enter');
  await page.getByLabel('Votre réponse à la personne').waitFor();
}

/** Somebody who types for as long as their page is open. */
function goesOnTyping(page: Page, field: string): Promise<unknown> {
  return page.evaluate((selector) => {
    const line = document.querySelector(selector);
    return setInterval(() => line?.dispatchEvent(new Event('input', { bubbles: true })), 500);
  }, field);
}

/** The question on screen, once the page hears keys: one that is struck before its script runs is lost. */
async function openQuestion(page: Page): Promise<string> {
  const reference = await page.locator('h1 small').textContent();
  await page.waitForLoadState();
  return reference ?? '';
}

type Asked = { title: string; button: string; day: number };

async function asksForTime(page: Page, { title, button, day }: Asked): Promise<void> {
  const summary = page.locator('summary', { hasText: title });
  await summary.press('Enter');
  await page.getByLabel('Motif, tel que la personne le lira').fill('Un document manque.');
  await page.getByLabel('Démarches en cours').fill('Nous l’avons demandé.');
  await page.getByLabel(/^Nouvelle date promise/).fill(openMoment(day));
  await page.getByRole('button', { name: button }).press('Enter');
}

/** An hour after an opening, some openings from the day after tomorrow on, as Paris writes it. */
function openMoment(openings: number): string {
  const from = Date.now() + 48 * HOUR;
  const { intervals } = expandSheet(publishedCalendar, from, from + 30 * 24 * HOUR);
  const [opens = from] = intervals[openings + 1] ?? [];
  return parisMinute(opens + HOUR);
}

/** As a field for a date and a time takes it. */
function parisMinute(at: number): string {
  const paris = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return paris.format(at).replace(' ', 'T');
}

async function toTake(page: Page): Promise<number> {
  const text = await page
    .getByRole('link', { name: /^À prendre/ })
    .locator('.count')
    .textContent();
  return Number((text ?? '').replaceAll(/\D/g, ''));
}

async function fillDesk(): Promise<string[]> {
  const asked: string[] = [];
  const AT_ONCE = 20;
  while (asked.length < OPEN) {
    const batch = Array.from({ length: AT_ONCE }, (_, index) => complain(`Dossier ${asked.length + index}`));
    asked.push(...(await Promise.all(batch)).map(({ reference }) => reference));
  }
  return asked;
}

let sent = 0;

/** Somebody else each time, from an address of their own. */
async function complain(about: string, role = 'employer'): Promise<{ reference: string; token: string }> {
  sent += 1;
  const text = role === 'employer' ? `Je veux faire une réclamation. ${about}.` : about;
  const answer = await fetch(`${house.address}/api/questions`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Forwarded-For': `10.1.${(sent >> 8) & 255}.${sent & 255}`,
    },
    body: JSON.stringify({ id: randomUUID(), text, role }),
  });
  const { reference, token } = await answer.json();
  return { reference: String(reference), token: String(token) };
}

function asPerson(path: string, token: string, init: RequestInit = {}): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  return fetch(`${house.address}/api/questions/${path}`, { headers, ...init });
}

async function writes(reference: string, token: string, text: string): Promise<void> {
  const body = JSON.stringify({ id: randomUUID(), text });
  await asPerson(`${reference}/messages`, token, { method: 'POST', body });
}

async function consents(reference: string, token: string): Promise<void> {
  await expect
    .poll(async () => {
      const body = JSON.stringify({ id: randomUUID(), agreed: true });
      return (await asPerson(`${reference}/consent`, token, { method: 'PUT', body })).status;
    })
    .toBe(200);
}

async function told(reference: string, token: string): Promise<string> {
  return (await asPerson(reference, token)).text();
}

async function flaws(page: Page): Promise<string[]> {
  return [...(await axeFindings(page)), ...((await overflows(page)) ? ['wider than its window'] : [])];
}

/** Kept where PALADIN_PICTURES says, to be looked at. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PALADIN_PICTURES'];
  if (folder === undefined) return;
  await page.screenshot({
    path: join(folder, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`),
    fullPage: true,
  });
}

/** Until the keyboard is in a field to write in. */
async function writing(page: Page): Promise<void> {
  await page.locator('textarea:focus').waitFor();
}
