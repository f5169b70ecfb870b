// A real Chromium for specifications: found on the machine, never downloaded.
import { accessSync, constants } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Frame,
  type Page,
} from 'playwright-core';

/** The first is Chromium without a window's trappings: it does the same on half the processor. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

let launched: Promise<Browser> | undefined;
const people = new Set<BrowserContext>();
let addresses = 0;

/**
 * The process's Chromium: the one that PALADIN_CHROMIUM names, or the first on PATH. A file closes what it opened of it by
 * `closePeople`; the browser itself ends with the process. Throws with how to install one.
 */
export function openBrowser(): Promise<Browser> {
  launched ??= launch();
  return launched;
}

/** Everybody who came in by `person` leaves. */
export async function closePeople(): Promise<void> {
  await Promise.all([...people].map((context) => context.close()));
  people.clear();
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

function chromiumPath(): string {
  const given = process.env['PALADIN_CHROMIUM'];
  if (given !== undefined && given !== '') return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
  if (found) return found;
  throw new Error(
    `These specifications drive a real Chromium, and none of ${names.join(', ')} is on PATH. Install one ` +
      '(Debian: apt-get install chromium; macOS: brew install --cask chromium) or name it in PALADIN_CHROMIUM.',
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A person at a browser of their own, from an address of their own: nothing is shared with another one. */
export async function person(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  addresses += 1;
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    extraHTTPHeaders: { 'X-Forwarded-For': `10.2.${addresses >> 8}.${addresses & 255}` },
    ...options,
  });
  people.add(context);
  // For every page and window of theirs.
  context.setDefaultTimeout(120_000);
  return context.newPage();
}

/** What a page is looked at on: nothing may be cut, nor found by axe. */
export const looks = [
  { device: 'a computer', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { device: 'a phone in the dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every finding of axe on a page, or in a frame, as it stands, each in one line; none is what is wanted. */
export async function axeFindings(page: Page | Frame): Promise<string[]> {
  // Half a megabyte: once for each document is enough.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await axeSource);
  return page.evaluate(async () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put there by the script above
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    // What passes is looked at alike, and described only where somebody reads it.
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  });
}

/** Whether a page is wider than its window. */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}
