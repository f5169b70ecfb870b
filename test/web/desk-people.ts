// Agents at browsers, and people who write to them from addresses of their own.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { publishedCalendar } from '../../domain/calendar.ts';
import { HOUR } from '../../domain/durations.ts';
import { axeFindings, openBrowser, overflows, person } from '../support/browser.ts';
import { signIn, type House } from './web-house.ts';

export const computer = { viewport: { width: 1440, height: 900 } };
export const phone = { viewport: { width: 390, height: 844 } };

/** The ten seconds in which a text may be taken back pass on a busy machine, too: then all is done anew. */
export const SOON = { timeout: 10_000 };

type Written = { reference: string; token: string };

/** A house with a browser before it. */
export type Desk = {
  house: House;
  browser: Browser;
  /** An agent comes in. */
  enter(look: BrowserContextOptions, agent: string): Promise<Page>;
  /** They take a question. */
  takes(page: Page, reference: string): Promise<void>;
  /** Somebody else each time; what an employer writes is a complaint. */
  complain(about: string, role?: string): Promise<Written>;
  writes(reference: string, token: string, text: string): Promise<void>;
  consents(reference: string, token: string): Promise<void>;
  /** All that the person is told. */
  told(reference: string, token: string): Promise<string>;
};

let sent = 0;

export async function openDesk(house: House): Promise<Desk> {
  const browser = await openBrowser();
  const { address } = house;
  return { house, browser, enter, takes, complain, writes, consents, told };

  async function enter(look: BrowserContextOptions, agent: string): Promise<Page> {
    const page = await person(browser, look);
    await signIn(page, house, agent);
    return page;
  }

  async function takes(page: Page, reference: string): Promise<void> {
    const take = page.getByRole('button', { name: 'Prendre en charge' });
    // Without a script, a page that was opened before the question came to people stays as it was.
    const comesTo = () => page.goto(`${address}/bureau/questions/${reference}`);
    await expect.poll(() => comesTo().then(() => take.count())).toBe(1);
    await take.press('Enter');
    await page.getByLabel('Votre réponse à la personne').waitFor();
  }

  async function complain(about: string, role = 'employer'): Promise<{ reference: string; token: string }> {
    sent += 1;
    const text = role === 'employer' ? `Je veux faire une réclamation. ${about}.` : about;
    const answer = await fetch(`${address}/api/questions`, {
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
    return fetch(`${address}/api/questions/${path}`, { headers, ...init });
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
}

/** The question on screen, once the page hears keys: one that is struck before its script runs is lost. */
export async function openQuestion(page: Page): Promise<string> {
  const reference = await page.locator('h1 small').textContent();
  await page.waitForLoadState();
  return reference ?? '';
}

/** Until the keyboard is in a field to write in. */
export async function writing(page: Page): Promise<void> {
  await page.locator('textarea:focus').waitFor();
}

/** What axe finds, and whether the page is wider than its window; nothing is what is wanted. */
export async function flaws(page: Page): Promise<string[]> {
  return [...(await axeFindings(page)), ...((await overflows(page)) ? ['wider than its window'] : [])];
}

/** Kept where PALADIN_PICTURES says, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PALADIN_PICTURES'];
  if (folder === undefined) return;
  await page.screenshot({
    path: join(folder, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`),
    fullPage: true,
  });
}

/** An hour after an opening, some openings from the day after tomorrow on, as Paris writes it. */
export function openMoment(openings: number): string {
  const from = Date.now() + 48 * HOUR;
  const { intervals } = expandSheet(publishedCalendar, from, from + 30 * 24 * HOUR);
  const [opens = from] = intervals[openings + 1] ?? [];
  return parisMinute(opens + HOUR);
}

/** As a field for a date and a time takes it. */
export function parisMinute(at: number): string {
  const paris = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return paris.format(at).replace(' ', 'T');
}
