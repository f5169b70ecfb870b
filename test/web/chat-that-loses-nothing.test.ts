import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closePeople, openBrowser, person } from '../support/browser.ts';
import { sharedHouse } from './shared-house.ts';
import { ask, type House, referenceOn, write } from './web-house.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([sharedHouse(), openBrowser()]);
});
afterEach(closePeople);

const away = {
  status: 503,
  contentType: 'application/json',
  body: '{"error":"unavailable","message":"Indisponible."}',
};

describe('when the service is away', () => {
  test('a first question is kept through a reload, then sent by itself, once', async () => {
    const page = await person(browser);
    await page.route('**/api/questions', (route) =>
      route.fulfill({ ...away, headers: { 'Retry-After': '1' } }),
    );
    await ask(page, house, 'Où trouver mes factures ?');
    await page.getByText('Pas encore envoyé').waitFor();
    await page.reload();
    await page.getByText('Où trouver mes factures ?').waitFor();
    await page.unroute('**/api/questions');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByText(/^Référence PAL-/).waitFor();
    expect(await theirMessages(page)).toEqual(['Où trouver mes factures ?']);
  });

  test('an emergency is answered all the same', async () => {
    const page = await person(browser);
    const told = {
      error: 'unavailable',
      message: 'Indisponible.',
      emergency: { text: 'Appelez immédiatement le 15.' },
    };
    await page.route('**/api/questions', (route) => route.fulfill({ ...away, body: JSON.stringify(told) }));
    await ask(page, house, 'Un collègue ne respire plus');
    const alert = page.getByRole('alert').getByText('Appelez immédiatement le 15.');
    await expect.poll(() => alert.isVisible()).toBe(true);
  });
});

describe('a text longer than a message may be', () => {
  test('is not cut where it is pasted: it stays whole, and says what is wrong', async () => {
    const page = await person(browser);
    await page.goto(`${house.address}/question`);
    await page.locator('[data-live]').waitFor();
    const box = page.getByLabel('Votre message');
    await box.focus();
    await page.keyboard.insertText(`${'facture '.repeat(2_000)}fin`);
    expect(await box.inputValue()).toMatch(/fin$/);
    const said = () => box.evaluate((one: HTMLTextAreaElement) => one.validationMessage);
    expect(await said()).toContain('trop long');
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toMatch(/fin$/);
    await box.fill('Où trouver mes factures ?');
    expect(await said()).toBe('');
    await page.keyboard.press('Enter');
    await page.getByText(/^Référence PAL-/).waitFor();
  });
});

describe('whoever comes back to ask', () => {
  test('finds the way to the question that this browser asked before', async () => {
    const page = await person(browser);
    await ask(page, house, 'Où trouver mes factures ?');
    await page.getByText(/^Référence PAL-/).waitFor();
    const reference = await referenceOn(page);
    await page.goto(`${house.address}/question`);
    await page.getByRole('link', { name: 'Revenir à ma dernière demande' }).click();
    await expect.poll(() => page.url()).toBe(`${house.address}/question/${reference}`);
    await expect.poll(() => page.locator('.chat-reference').innerText()).toContain(reference);
  });
});

describe('when the network goes in the middle of a conversation', () => {
  test('what is written is marked, kept, and sent once it is back', async () => {
    const page = await person(browser);
    await ask(page, house, 'Je voudrais parler à une personne.');
    await page.getByLabel('Votre message').waitFor();
    await page.context().setOffline(true);
    await page.getByLabel('Votre message').fill('Êtes-vous là ?');
    await page.keyboard.press('Enter');
    await page.getByText('Pas encore envoyé').waitFor();
    await page.context().setOffline(false);
    await expect
      .poll(() => theirMessages(page))
      .toEqual(['Je voudrais parler à une personne.', 'Êtes-vous là ?']);
    await expect.poll(() => page.getByText('Pas encore envoyé').count()).toBe(0);
  });

  test('an answer that could not be looked at is shown once it can be, though nothing else happens', async () => {
    const page = await person(browser);
    let kept = true;
    await page.route('**/question/*/fil*', (route) => (kept ? route.fulfill(away) : route.continue()));
    const looked = page.waitForResponse((answer) => answer.url().includes('/fil') && answer.status() === 503);
    await ask(page, house, 'Quels sont vos horaires d’ouverture ?');
    const reference = new URL((await looked).url()).pathname.split('/')[2] ?? '';
    const seen = async () => (await page.request.get(`${house.address}/api/questions/${reference}`)).json();
    await expect.poll(async () => (await seen()).status).toBe('waiting');
    kept = false;
    const { seq } = await seen();
    const shown = () => page.locator('[data-conversation]').getAttribute('data-seq');
    await expect.poll(shown).toBe(String(seq));
  });

  test('the answer lost, the message is sent again under the same id and stands once', async () => {
    const page = await person(browser);
    await ask(page, house, 'Je souhaite parler à quelqu’un.');
    await page.getByLabel('Votre message').waitFor();
    await page.route('**/api/questions/*/messages', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByLabel('Votre message').fill('Une seule fois.');
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByText('Pas encore envoyé').waitFor();
    await page.unroute('**/api/questions/*/messages');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await expect.poll(() => page.getByText('Pas encore envoyé').count()).toBe(0);
    expect((await theirMessages(page)).filter((text) => text === 'Une seule fois.')).toHaveLength(1);
    await expect.poll(() => page.getByText('Une seule fois.').count()).toBe(1);
  });
});

describe('for whoever goes by keyboard', () => {
  test('the chat opens on the line to write on, and Escape gives the keyboard back', async () => {
    const page = await person(browser);
    await page.goto(`${house.address}/aide`);
    const launcher = page.getByRole('button', { name: 'Poser une question' });
    await launcher.focus();
    await page.keyboard.press('Enter');
    const box = page.frameLocator('paladin-chat iframe').getByLabel('Votre message');
    await expect.poll(() => box.evaluate((line) => line === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    const holder = () => launcher.evaluate((button) => button.matches(':focus'));
    await expect.poll(holder).toBe(true);
  });
});

describe('without a script', () => {
  test('one asks, reads the answer and asks for a person, by plain forms', async () => {
    const page = await person(browser, { javaScriptEnabled: false });
    await page.goto(`${house.address}/aide`);
    await page.getByRole('complementary', { name: 'Poser une question' }).getByRole('link').click();
    await write(page, 'Comment obtenir mon attestation de suivi ?');
    await page.getByText(/^Référence PAL-/).waitFor();
    await expect
      .poll(async () => {
        await page.reload();
        return page.getByRole('button', { name: 'Parler à une personne' }).count();
      })
      .toBe(1);
    await page.getByRole('button', { name: 'Parler à une personne', exact: true }).click();
    await expect
      .poll(async () => {
        await page.reload();
        return page.getByText(/Réponse d’un conseiller/).count();
      })
      .toBe(1);
  });

  test('the way back and « Envoyer » again make no second question; other words are a message of the first', async () => {
    const page = await person(browser, { javaScriptEnabled: false });
    await ask(page, house, 'Où trouver mes factures ?');
    const reference = await referenceOn(page);
    await page.goBack();
    // What was typed is there again in a real window.
    await write(page, 'Où trouver mes factures ?');
    await expect.poll(() => referenceOn(page)).toBe(reference);
    for (const _ of ['once', 'twice']) {
      await page.goBack();
      await write(page, 'Celles de mars, s’il vous plaît.');
      await expect.poll(() => referenceOn(page)).toBe(reference);
    }
    expect(await theirMessages(page)).toEqual([
      'Où trouver mes factures ?',
      'Celles de mars, s’il vous plaît.',
    ]);
  });
});

describe('from elsewhere in the world', () => {
  test('the promise is in Paris time, with the reader’s own beside it', async () => {
    const page = await person(browser, { timezoneId: 'America/Montreal' });
    await ask(page, house, 'Je voudrais parler à un conseiller.');
    await expect.poll(() => page.getByText(/heure de Paris, .* chez vous/).count()).toBe(1);
  });
});

/** What the person wrote, as the server holds it. */
async function theirMessages(page: Page): Promise<string[]> {
  const reference = await referenceOn(page);
  const answer = await page.request.get(`${house.address}/api/questions/${reference}`);
  const { messages }: { messages: { author: string; text: string }[] } = await answer.json();
  return messages.filter(({ author }) => author === 'requester').map(({ text }) => text);
}
