import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn } from '../story/people.ts';
import { axeFindings, closePeople, openBrowser, person } from '../support/browser.ts';
import { sharedHouse } from './shared-house.ts';
import { ask, referenceOn, type House } from './web-house.ts';

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

  // What she sends by the API leaves at once.
  const lea = await signedIn(house.address, 'lea', house.passwords.get('lea') ?? '');
  // The desk hears of a question a moment after its person.
  await expect.poll(async () => (await lea.put(reference, 'claim')).status).toBe(200);
  const answers = async (text: string) => {
    expect(await lea.post(reference, 'replies', { text })).toMatchObject({ status: 200 });
    await ana.getByText(text).waitFor();
  };

  await alert.click();
  await ana.getByRole('button', { name: 'Ne plus m’avertir' }).waitFor();
  // It is heard at once what will be heard.
  expect(await heardBy(ana)).toEqual({ sounds: 1, notices: [] });
  expect(await kept()).toBe('true');
  expect(await axeFindings(ana)).toEqual([]);
  await answers('Votre facture arrive.');
  expect((await heardBy(ana)).sounds).toBe(1);

  await ana.evaluate(() => {
    document.hasFocus = () => false;
  });
  await answers('Elle est partie.');
  await expect
    .poll(() => heardBy(ana))
    .toEqual({
      sounds: 2,
      notices: ['Un conseiller de Paladin vous a répondu.'],
    });
  await ana.getByRole('button', { name: 'Ne plus m’avertir' }).click();
  expect(await kept()).toBeNull();
});

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
