// What somebody in danger sees of the chat, whatever is down.
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { IN_ENGLISH } from '../../content/fr/emergency.ts';
import { axeFindings, closePeople, openBrowser, overflows, person } from '../support/browser.ts';
import { sharedHouse } from './shared-house.ts';
import { ask, type House, openChat, referenceOn, write } from './web-house.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([sharedHouse(), openBrowser()]);
});
afterEach(closePeople);

const phone = { width: 375, height: 667 };

describe('the frame of the chat', () => {
  test.each(['/question', '/question/PAL-XXXX-XXXX'])(
    '%s holds numbers to call and to write to',
    async (path) => {
      const page = await person(browser, { viewport: phone });
      await page.goto(house.address + path);
      expect(await callable(page, '.urgent-calm')).toEqual(['tel:15', 'tel:112', 'sms:114', 'tel:3114']);
    },
  );

  test('of the corner holds them with the network gone, once the page is whole, and after a message that could not leave', async () => {
    const page = await person(browser, { viewport: phone });
    await page.goto(`${house.address}/aide`);
    await page.frameLocator('paladin-chat iframe').locator('[data-live]').waitFor({ state: 'attached' });
    await page.context().setOffline(true);
    const chat = await openChat(page);
    expect(await callable(chat, '.urgent-calm')).toContain('tel:15');
    await write(chat, 'Où sont mes factures ?');
    await chat.getByText('Pas encore envoyé').waitFor();
    expect(await callable(chat, '.urgent-calm')).toContain('tel:15');
  });
});

describe('the address that a person is asked for', () => {
  test('fits a telephone, its button whole', async () => {
    const page = await person(browser, { viewport: phone });
    await ask(page, house, 'Je voudrais parler à une personne');
    const form = page.locator('form.asked', { has: page.getByLabel('Où vous prévenir') });
    await form.getByRole('button', { name: 'Enregistrer' }).waitFor();
    const [around, button] = await Promise.all([
      form.boundingBox(),
      form.getByRole('button', { name: 'Enregistrer' }).boundingBox(),
    ]);
    const right = (box: typeof around) => (box ? box.x + box.width : Number.NaN);
    expect(right(button)).toBeLessThanOrEqual(right(around));
  });
});

describe('an alarming message', () => {
  test('with the network gone, brings the numbers in large, read aloud, none of them cut', async () => {
    const page = await person(browser, { viewport: phone });
    await page.goto(`${house.address}/question`);
    await page.locator('[data-live]').waitFor();
    await page.context().setOffline(true);
    await write(page, 'je fais un infarctus');
    await page.getByRole('alert').getByText('personne n’est prévenu').waitFor();
    expect(await callable(page, '[role=alert]')).toEqual(['tel:15', 'tel:112', 'sms:114', 'tel:3114']);
    expect(await inEnglish(page)).toBe(IN_ENGLISH);
    expect(await page.locator('.urgent-calm').isVisible()).toBe(false);
    expect(await cut(page)).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText(/^Référence PAL-/).waitFor();
    await expect.poll(() => page.getByText('personne n’est prévenu').count()).toBe(0);
    expect(await callable(page, '[role=alert]')).toContain('tel:15');
  });

  test('that no server answers gives the 17 and the 18 where they apply', async () => {
    const page = await person(browser, { viewport: phone });
    await page.route('**/api/questions', (route) => route.abort());
    await ask(page, house, 'Un homme armé est entré, il y a le feu à l’atelier');
    await page.getByText('Pas encore envoyé').waitFor();
    expect(await callable(page, '[role=alert]')).toEqual(
      expect.arrayContaining(['tel:15', 'tel:112', 'tel:17', 'tel:18', 'sms:114']),
    );
    expect(await cut(page)).toEqual([]);
  });

  test('that the service reads as none goes back to the line of numbers', async () => {
    const page = await person(browser);
    await ask(page, house, 'Au secours, mon mot de passe est perdu');
    await page.getByText(/^Référence PAL-/).waitFor();
    await expect.poll(() => page.locator('.urgent-calm').isVisible()).toBe(true);
  });
});

describe('an emergency that the service holds', () => {
  test('says its numbers once, and again on the page of its own', async () => {
    const page = await person(browser, { viewport: phone });
    await ask(page, house, 'Un collègue ne respire plus');
    await page.getByText(/^Référence PAL-/).waitFor();
    await page.getByText('Numéros d’urgence donnés').waitFor();
    await page.goto(`${house.address}/question/${await referenceOn(page)}`);
    await expect.poll(() => page.getByText('répond aussi').count()).toBe(1);
    expect(await callable(page, '[role=alert]')).toContain('tel:112');
    expect(await overflows(page)).toBe(false);
  });

  test('without a script, the same', async () => {
    const page = await person(browser, { viewport: phone, javaScriptEnabled: false });
    await ask(page, house, 'Un collègue ne respire plus');
    await page.getByText(/^Référence PAL-/).waitFor();
    await page.getByRole('alert').getByText('Appelez immédiatement le').waitFor();
    expect(await callable(page, '[role=alert]')).toEqual(['tel:15', 'tel:112', 'sms:114', 'tel:3114']);
    expect(await inEnglish(page)).toBe(IN_ENGLISH);
  });
});

/** What is told in an alert to whoever reads no French. */
function inEnglish(page: Page): Promise<string> {
  return page.locator('[role=alert] [lang=en]').innerText();
}

/** Addresses of what a telephone can open there, in order. */
function callable(page: Page | FrameLocator, where: string): Promise<(string | null)[]> {
  return page
    .locator(`${where} a[href]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
}

/** Links of the alert that are not whole within the window, or smaller than a finger. */
function cut(page: Page): Promise<(string | null)[]> {
  return page.locator('[role=alert] a').evaluateAll((links) =>
    links
      .filter((link) => {
        const { top, bottom, left, right, height } = link.getBoundingClientRect();
        return top < 0 || left < 0 || bottom > innerHeight || right > innerWidth || height < 40;
      })
      .map((link) => link.textContent),
  );
}
