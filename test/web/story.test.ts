import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, closePeople, openBrowser, person } from '../support/browser.ts';
import { sharedHouse } from './shared-house.ts';
import { ask, type House, referenceOn, signIn } from './web-house.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([sharedHouse(), openBrowser()]);
});
afterAll(closePeople);

describe('Ana asks in the chat, and the assistant does not suffice', () => {
  let ana: Page;
  let lea: Page;
  let reference: string;
  beforeAll(async () => {
    [ana, lea] = await Promise.all([person(browser), person(browser)]);
    await signIn(lea, house, 'lea');
  });

  test('her question shows at once, and the assistant answers with its sources', async () => {
    await ask(ana, house, 'Comment déplacer mon rendez-vous ?');
    const talk = ana.getByRole('log', { name: 'Conversation' });
    await talk.getByText('Comment déplacer mon rendez-vous ?').first().waitFor();
    await talk.getByText('Assistant (IA)').waitFor();
    await talk.getByRole('link', { name: /déplacer ou annuler un rendez-vous/ }).waitFor();
    reference = await referenceOn(ana);
    expect(reference).toMatch(/^PAL-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  });

  test('she says that it does not help: a person takes over, by an absolute instant', async () => {
    await ana.getByRole('button', { name: 'Non, parler à une personne' }).click();
    await ana.getByText(/Réponse d’un conseiller.*avant.*heure de Paris/s).waitFor();
    await expect.poll(() => ana.getByText('Transmis à une personne').count()).toBe(1);
  });

  test('Léa sees it come into her queue without reloading, and takes it', async () => {
    await lea.getByRole('link', { name: new RegExp(reference) }).click();
    await lea.getByRole('button', { name: 'Prendre en charge' }).click();
    await lea.getByLabel('Votre réponse à la personne').waitFor();
    await expect.poll(() => ana.getByText(/Un conseiller a pris votre demande en charge/).count()).toBe(1);
  });

  test('what Ana adds meanwhile stops a blind reply, which stays typed', async () => {
    const reply = lea.getByLabel('Votre réponse à la personne');
    await reply.fill('Bonjour Ana, choisissez un autre créneau.');
    // Léa looks away: her page hears of nothing.
    await lea.route('**/bureau/etat/**', (route) => route.abort());
    await ana.getByLabel('Votre message').fill('Je précise : c’est le rendez-vous de jeudi.');
    await ana.keyboard.press('Enter');
    await ana.getByText('Je précise').waitFor();
    await expect.poll(() => ana.getByText('Envoi en cours…').count()).toBe(0);
    await inJournal(ana, 'Je précise');
    await lea.getByRole('button', { name: 'Répondre' }).click();
    await lea
      .getByRole('alert')
      .getByText(/Un nouveau message vient d’arriver/)
      .waitFor();
    const news = lea.getByRole('dialog', { name: 'Il y a du nouveau' });
    await news.getByText('Je précise : c’est le rendez-vous de jeudi.').waitFor();
    await news.getByRole('button', { name: 'Relire d’abord' }).click();
    await expect.poll(() => reply.inputValue()).toBe('Bonjour Ana, choisissez un autre créneau.');
    await lea.unroute('**/bureau/etat/**');
    await lea.getByRole('list').getByText('Je précise : c’est le rendez-vous de jeudi.').waitFor();
  });

  test('read, it is answered, and Ana reads the answer', async () => {
    await expect.poll(() => lea.locator('.is-new').count()).toBe(0);
    await lea.getByRole('button', { name: 'Répondre' }).click();
    await ana.getByText('Bonjour Ana, choisissez un autre créneau.').waitFor();
    await expect.poll(() => lea.getByLabel('Votre réponse à la personne').inputValue()).toBe('');
    // Each knows that the other has read, and of which message.
    const [hers, ours] = [ana.locator('.by-requester'), lea.locator('.said.by-agent')];
    await hers.last().getByText('Lu par un conseiller').waitFor();
    await ours.last().getByText('Lu par la personne').waitFor();
  });

  test('asking her something pauses the clocks, and her answer sets them going', async () => {
    await lea.getByLabel('Votre réponse à la personne').fill('Quel jour vous conviendrait ?');
    await lea.getByRole('button', { name: 'Demander une précision' }).click();
    await lea.getByText('En pause', { exact: true }).first().waitFor();
    await ana.getByText('Quel jour vous conviendrait ?').waitFor();
    await ana.getByLabel('Votre message').fill('Vendredi.');
    await ana.getByRole('button', { name: 'Envoyer' }).click();
    await lea.getByText('Vendredi.').waitFor();
    await expect.poll(() => lea.getByText('En pause', { exact: true }).count()).toBe(0);
  });

  test('resolved, Ana rates it, and says why', async () => {
    // Her last words have stood before Léa's eyes.
    await expect.poll(() => lea.locator('.is-new').count()).toBe(0);
    await lea.getByRole('button', { name: 'Résoudre' }).click();
    await lea.getByRole('button', { name: 'Rouvrir' }).waitFor();
    await ana.getByRole('radio', { name: /5 sur 5/ }).check();
    await ana.getByLabel('Un commentaire ?').fill('Merci, la réponse était claire.');
    expect(await axeFindings(ana)).toEqual([]);
    await ana.getByRole('button', { name: 'Donner mon avis' }).click();
    await expect.poll(() => ana.getByText('Votre avis : 5 sur 5').count()).toBe(1);
    await lea.getByText('Merci, la réponse était claire.').waitFor();
  });

  test('writing again reopens it', async () => {
    await ana.getByLabel('Votre message').fill('Finalement, il reste un problème.');
    await ana.getByRole('button', { name: 'Envoyer' }).click();
    await ana.getByText(/Votre demande est rouverte/).waitFor();
    await expect.poll(() => lea.getByText('Finalement, il reste un problème.').count()).toBe(1);
  });
});

describe('an emergency', () => {
  test('is answered with the numbers to call at once, and support reads none of it', async () => {
    const [paul, lea] = await Promise.all([person(browser), person(browser)]);
    // Nothing else is asked of whoever writes this.
    await ask(paul, house, 'Un collègue fait un malaise, il ne respire plus');
    await paul.getByRole('alert').getByText('Appelez immédiatement le 15').waitFor();
    const reference = await referenceOn(paul);
    await signIn(lea, house, 'lea');
    await lea.goto(`${house.address}/bureau/questions/${reference}`);
    await lea.getByRole('heading', { name: 'Demande médicale relayée' }).waitFor();
    expect(await lea.content()).not.toContain('malaise');
  });
});

/** Until the journal tells of a message, the question does not know of it. */
async function inJournal(page: Page, words: string): Promise<void> {
  const reference = await referenceOn(page);
  await expect
    .poll(async () => {
      const answer = await page.request.get(`${house.address}/api/questions/${reference}`);
      const { events, messages }: Told = await answer.json();
      const message = messages.find(({ text }) => text?.includes(words));
      return events.some((event) => event.message === message?.id);
    })
    .toBe(true);
}

type Told = { events: { message?: string }[]; messages: { id: string; text?: string }[] };
