// A complaint in the register: what the desk says of it, and what a supervisor and an auditor read.
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask as askApi } from '../story/people.ts';
import { axeFindings, closePeople, openBrowser, overflows, person, looks } from '../support/browser.ts';
import { sharedHouse } from './shared-house.ts';
import { type House, signIn } from './web-house.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([sharedHouse(), openBrowser()]);
});
afterEach(closePeople);

describe.each(looks)('a complaint, on $device', ({ viewport, colorScheme }) => {
  test('is completed from its question, found by what it lacks and read by an auditor', async () => {
    const domain = `societe-${viewport.width}.fr`;
    const email = `ana@${domain}`;
    const { reference } = await askApi(house.address, 'Je dépose une réclamation : inadmissible.', { email });
    const ines = await at('ines');
    await ines.goto(`${house.address}/bureau/questions/${reference}`);
    await ines.getByText('Registre des réclamations', { exact: true }).click();
    await ines.getByText('À compléter : demande de la personne').waitFor();
    await ines.getByLabel('Demande de la personne').selectOption('un remboursement');
    await ines.getByLabel('Cause constatée').selectOption('un délai trop long');
    await ines.getByRole('button', { name: 'Noter au registre' }).click();
    await ines.getByText(/Noté par Inès Faure/).waitFor({ state: 'attached' });

    await ines.goto(`${house.address}/bureau/reclamations`);
    await ines.getByLabel('Société').fill(domain);
    await ines.getByRole('button', { name: 'Afficher' }).click();
    await ines.getByText('1 réclamation', { exact: true }).waitFor();
    expect(await flaws(ines)).toEqual([]);
    const heights = ines
      .locator('.narrowing .field > :is(input, select)')
      .evaluateAll((fields) => fields.map((field) => field.getBoundingClientRect().height));
    expect(new Set(await heights).size).toBe(1);
    const line = ines.getByRole('row').filter({ hasText: reference });
    expect(await line.innerText()).toMatch(/un remboursement\s+un délai trop long/);
    const csv = await ines.request.get(
      `${house.address}/bureau/reclamations.csv?${new URL(ines.url()).searchParams}`,
    );
    expect((await csv.text()).split('\r\n')).toHaveLength(2);
    const pdf = await ines.request.get(
      `${house.address}/bureau/reclamations.pdf?${new URL(ines.url()).searchParams}`,
    );
    const file = (await pdf.body()).toString('latin1');
    expect(file).toMatch(/^%PDF-1\.7/);
    // What a screen reader goes by: its structure, its language, its title.
    for (const part of [
      '/StructTreeRoot',
      '/Marked true',
      '/Lang (fr-FR)',
      '/DisplayDocTitle true',
      '/S /H2',
    ])
      expect(file).toContain(part);
    await ines.getByLabel('Montrer').selectOption('À compléter');
    await ines.getByRole('button', { name: 'Afficher' }).click();
    await ines.getByText('Aucune réclamation ne correspond.').waitFor();
    expect(await flaws(ines)).toEqual([]);

    const paul = await at('paul');
    await paul.goto(`${house.address}/bureau/reclamations`);
    await paul.getByRole('row').filter({ hasText: reference }).waitFor();
    expect(await paul.getByLabel('Société').count()).toBe(0);
    expect(await paul.content()).not.toContain(email);
  });

  async function at(agent: string): Promise<Page> {
    const page = await person(browser, { viewport, colorScheme });
    await signIn(page, house, agent);
    return page;
  }
});

async function flaws(page: Page): Promise<string[]> {
  return [...(await axeFindings(page)), ...((await overflows(page)) ? ['wider than its window'] : [])];
}
