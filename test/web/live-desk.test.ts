import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePeople, openBrowser, person } from '../support/browser.ts';
import { sharedHouse } from './shared-house.ts';
import { type House, signIn } from './web-house.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([sharedHouse(), openBrowser()]);
});
afterAll(closePeople);

const line = (page: Page, reference: string) => page.locator(`[data-rows] [data-id="${reference}"]`);

test('Léa’s list, open in two tabs, is kept by one stream and the lines that move', async () => {
  const first = await complain();
  const lea = await person(browser);
  await signIn(lea, house, 'lea');
  await line(lea, first).waitFor();
  const second = await lea.context().newPage();
  const asked: string[] = [];
  lea.context().on('request', (request) => void asked.push(new URL(request.url()).pathname));
  await second.goto(`${house.address}/bureau`);
  await line(second, first).waitFor();
  await second.waitForLoadState('networkidle').catch(() => {});
  const before = asked.length;
  const next = await complain();
  await line(second, next).waitFor();
  const since = asked.slice(before);
  // The tab in front alone asks, for the lines that moved; the other waits until it is looked at.
  expect(since.length).toBeGreaterThan(0);
  expect(since.filter((path) => path !== '/bureau/nouvelles')).toEqual([]);
  expect(asked.filter((path) => path === '/api/desk/events')).toEqual([]);
  await lea.bringToFront();
  await line(lea, next).waitFor();

  const marc = await person(browser);
  await signIn(marc, house, 'marc');
  await marc.goto(`${house.address}/bureau/questions/${first}`);
  await marc.getByRole('button', { name: 'Prendre' }).first().click();
  await line(lea, first).waitFor({ state: 'detached' });
  await line(lea, next).waitFor();
});

async function complain(): Promise<string> {
  const answer = await fetch(`${house.address}/api/questions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      id: randomUUID(),
      text: 'Je veux faire une réclamation, c’est inadmissible.',
      role: 'employer',
    }),
  });
  const { reference } = await answer.json();
  return String(reference);
}
