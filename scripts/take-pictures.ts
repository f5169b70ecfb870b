// The pictures of README.md, of the service as it is: `npx tsx scripts/take-pictures.ts`. Chromium, three invented months.
import type { Page } from 'playwright-core';
import { openBrowser, person } from '../test/support/browser.ts';
import { ask, openHouse, signIn } from '../test/web/web-house.ts';

const FOLDER = 'docs/pictures';
const viewport = { width: 1240, height: 760 };

const [house, browser] = await Promise.all([openHouse({}, { demoData: true }), openBrowser()]);
try {
  const requester = await person(browser, { viewport });
  await ask(requester, house, 'Comment télécharger mon attestation de suivi de la visite médicale ?');
  await requester.getByText(/^Référence PAL-/).waitFor();
  await requester.getByRole('button', { name: 'Oui' }).waitFor();
  await take(requester, 'chat');

  const agent = await person(browser, { viewport });
  await signIn(agent, house, 'lea');
  await agent.getByRole('navigation', { name: 'Listes' }).getByRole('link', { name: 'Équipe' }).click();
  await agent.locator('a[href^="/bureau/questions/"]').first().waitFor();
  await take(agent, 'desk');
} finally {
  await browser.close();
  await house.close();
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });
}
