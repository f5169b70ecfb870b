import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings, closePeople, openBrowser, person } from '../support/browser.ts';
import { sharedHouse } from './shared-house.ts';
import { ask, referenceOn, signIn, type House } from './web-house.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([sharedHouse(), openBrowser()]);
});
afterAll(closePeople);

test('a person of ours who answers is heard by whoever asked for it, looks elsewhere, and by nobody else', async () => {
  const ana = await person(browser, { permissions: ['notifications'] });
  await ana.addInitScript(listen);
  await ask(ana, house, 'Je voudrais parler à un conseiller.');
  const reference = await referenceOn(ana);
  const alert = ana.getByRole('button', { name: 'M’avertir par un son' });
  await alert.waitFor();
  expect(await heardBy(ana)).toEqual({ sounds: 0, notices: [] });
  const kept = () => ana.evaluate(() => localStorage.getItem('paladin.alerte'));
  expect(await kept()).toBeNull();

  const lea = await person(browser);
  await signIn(lea, house, 'lea');
  // The desk hears of a question a moment after its person.
  const take = lea.getByRole('button', { name: 'Prendre en charge' });
  const comesTo = () => lea.goto(`${house.address}/bureau/questions/${reference}`);
  await expect.poll(() => comesTo().then(() => take.count())).toBe(1);
  await take.press('Enter');

  await alert.click();
  await ana.getByRole('button', { name: 'Ne plus m’avertir' }).waitFor();
  // It is heard at once what will be heard.
  expect(await heardBy(ana)).toEqual({ sounds: 1, notices: [] });
  expect(await kept()).toBe('true');
  expect(await axeFindings(ana)).toEqual([]);
  await answers(lea, ana, 'Votre facture arrive.');
  expect((await heardBy(ana)).sounds).toBe(1);

  await ana.evaluate(() => {
    document.hasFocus = () => false;
  });
  await answers(lea, ana, 'Elle est partie.');
  await expect
    .poll(() => heardBy(ana))
    .toEqual({
      sounds: 2,
      notices: ['Un conseiller de Paladin vous a répondu.'],
    });
  await ana.getByRole('button', { name: 'Ne plus m’avertir' }).click();
  expect(await kept()).toBeNull();
});

async function answers(lea: Page, ana: Page, text: string): Promise<void> {
  const reply = lea.getByLabel('Votre réponse à la personne');
  await reply.fill(text);
  await reply.press('Control+Enter');
  await ana.getByText(text).waitFor();
  await expect.poll(() => reply.inputValue()).toBe('');
}

type Heard = { sounds: number; notices: string[] };

function heardBy(page: Page): Promise<Heard> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put there by the script below
  return page.evaluate(() => Reflect.get(globalThis, 'heard') as Heard);
}

/** Notes each sound that begins, and each notice that is given, and lets them be. */
function listen(): void {
  const heard: Heard = { sounds: 0, notices: [] };
  Reflect.set(globalThis, 'heard', heard);
  const { start } = AudioScheduledSourceNode.prototype;
  AudioScheduledSourceNode.prototype.start = function noted(when?: number): void {
    heard.sounds += 1;
    start.call(this, when);
  };
  globalThis.Notification = new Proxy(Notification, {
    // Chromium without a window refuses every notice, whatever it was granted.
    get: (given, name) => (name === 'permission' ? 'granted' : Reflect.get(given, name)),
    construct(given, [title]: [string]) {
      heard.notices.push(title);
      return new given(title);
    },
  });
}
