// The chat on a page of another site: what it lets people do, and what that page cannot.
import { gzipSync } from 'node:zlib';
import type { Browser, Frame, FrameLocator, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { axeFindings, closePeople, openBrowser, person } from '../support/browser.ts';
import { freePorts } from '../support/free-ports.ts';
import { openEmbedder } from './embedder.ts';
import { openHelpSite } from './help-site.ts';
import { sharedHouse } from './shared-house.ts';
import { openChat, referenceOn, write, type House } from './web-house.ts';

const allowed = 'https://intranet.example';
let site: Awaited<ReturnType<typeof openHelpSite>>;
let house: House;
let browser: Browser;
let embedder: Awaited<ReturnType<typeof openEmbedder>>;
beforeAll(async () => {
  [house, browser, site] = await Promise.all([
    sharedHouse(),
    openBrowser(),
    openHelpSite({ chatOrigins: [allowed] }),
  ]);
  embedder = await openEmbedder(house.address, house.embedderPort);
});
afterEach(closePeople);
afterAll(async () => {
  embedder.close();
  await site.remove();
});

describe('the sites that may embed the chat', () => {
  // oxfmt-ignore
  test.each(['*', 'https://*.example', 'intranet.example', 'http://intranet.example', 'https://intranet.example/', 'https://a.example/b', 'null', 'https://a@b.example', 'javascript:alert(1)'])(
    'are whole origins: %s stops the start',
    (origin) => expect(() => readConfig({ PALADIN_CHAT_ORIGINS: origin })).toThrow('PALADIN_CHAT_ORIGINS'),
  );

  test('are none unless they are named', () => {
    expect(readConfig({}).chat.origins).toEqual([]);
    const both = readConfig({ PALADIN_CHAT_ORIGINS: `${allowed}, http://localhost:3000` });
    expect(both.chat.origins).toEqual([allowed, 'http://localhost:3000']);
  });

  test('may frame the chat, and no other page', async () => {
    const chat = (await site.whole.request('/chat')).headers;
    expect(chat.get('content-security-policy')).toContain(`frame-ancestors 'self' ${allowed};`);
    expect(chat.get('x-frame-options')).toBeNull();
    expect(chat.get('set-cookie')).toBeNull();
    for (const path of ['/question', '/aide', '/bureau/connexion']) {
      const { headers } = await site.whole.request(path);
      expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'(;|$)/);
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    }
  });

  test.each([
    [allowed, '/api/questions', allowed],
    [allowed, '/api/questions/PAL-AAAA-AAAA/messages', allowed],
    ['https://elsewhere.example', '/api/questions', null],
    ['https://intranet.example.evil.example', '/api/questions', null],
    ['http://intranet.example', '/api/questions', null],
    ['null', '/api/questions', null],
    [allowed, '/api/session', null],
    [allowed, '/api/desk/questions', null],
  ])('%s asking for %s is let read it: %s', async (origin, path, answered) => {
    const asked = { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } };
    const { headers } = await site.whole.request(path, asked);
    expect(headers.get('access-control-allow-origin')).toBe(answered);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });
});

test('all that the chat loads is at most 15 KiB, compressed', async () => {
  const page = await (await site.whole.request('/chat')).text();
  const wanted = [...page.matchAll(/(?:href|src)="(\/actifs\/[^"]+)"/g)].map(([, file = '']) => file);
  const seen = new Set<string>();
  const load = async (path: string): Promise<number> => {
    if (seen.has(path)) return 0;
    seen.add(path);
    const answer = await site.whole.request(path, { headers: { 'accept-encoding': 'br' } });
    const plain = await (await site.whole.request(path)).text();
    const parts = [...plain.matchAll(/["']\.\/([\w-]+\.js)["']/g)].map(([, name]) => load(`/actifs/${name}`));
    const sizes = await Promise.all(parts);
    return (await answer.arrayBuffer()).byteLength + sizes.reduce((sum, size) => sum + size, 0);
  };
  let whole = gzipSync(page).length + (await load('/chat.js'));
  for (const file of wanted) whole += await load(file);
  expect(wanted.length).toBe(2);
  expect(whole).toBeLessThanOrEqual(15 * 1024);
});

describe('on a page of another site, under a strict policy', () => {
  test('nothing is kept, set or asked for before the button is used, and nothing is refused by the policy', async () => {
    const page = await person(browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const refused = refusals(page);
    await page.goto(embedder.address);
    await page.getByRole('button', { name: 'Poser une question' }).waitFor();
    expect(asked.filter((path) => path !== '/favicon.ico')).toEqual(['/', '/chat.js']);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    const chat = await openChat(page);
    await chat.getByText('intelligence artificielle').waitFor();
    await chat.getByLabel('Votre message').pressSequentially('déplacer mon rendez-vous');
    await chat
      .getByRole('link', { name: /rendez-vous/ })
      .first()
      .waitFor();
    // What came up while one typed is one key away from the line.
    await page.keyboard.press('Shift+Tab');
    const isAmongHints = () => document.activeElement?.closest('[data-hints]') != null;
    await expect.poll(() => frameOf(page).evaluate(isAmongHints)).toBe(true);
    expect(await page.context().cookies()).toEqual([]);
    expect(await axeFindings(frameOf(page))).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    expect(refused).toEqual([]);
  });

  test('one asks, is answered and goes on, and that page hears no word of it', async () => {
    const page = await person(browser);
    await page.addInitScript(spy);
    await page.goto(embedder.address);
    const chat = await openChat(page);
    await write(chat, 'Où trouver mes factures du trimestre ?');
    await chat.getByText(/^Référence PAL-/).waitFor();
    await chat.getByText('Avez-vous trouvé la réponse ?').waitFor();
    await expect.poll(() => placeIn(page)).toBe('TEXTAREA');
    await chat.getByRole('button', { name: 'Oui' }).click();
    await chat.getByText('Êtes-vous satisfait').waitFor();
    await expect.poll(() => placeIn(page)).toBe('TEXTAREA');
    const reference = await referenceOn(chat);
    const heard = await page.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'heard')));
    expect(heard).toContain('attached');
    expect(heard).not.toMatch(/factures|trimestre|eyJ/);
    expect(heard).not.toContain(reference);
    expect(
      await page.evaluate(
        () => document.querySelector('paladin-chat')?.shadowRoot?.querySelector('iframe')?.contentDocument,
      ),
    ).toBe(null);
    expect(await storedIn(page.mainFrame())).toBe('{"paladin.chat":"1"}{}');
    expect(await page.context().cookies()).toEqual([]);
    expect(await axeFindings(frameOf(page))).toEqual([]);
  });

  test('a message that comes while it is closed is told on the button and in the title, on the next page too', async () => {
    const page = await person(browser);
    await page.goto(embedder.neighbour);
    const chat = await openChat(page);
    expect(await storedIn(frameOf(page))).toBe('{}{}');
    await write(chat, 'Quels sont vos horaires d’ouverture ?');
    await page.keyboard.press('Escape');
    const launcher = page.getByRole('button', { name: 'Poser une question' });
    await launcher.locator('.badge:not(:empty)').waitFor();
    await expect.poll(() => page.title()).toMatch(/^\(\d\) Mon intranet$/);
    await page.goto(`${embedder.neighbour}/other`);
    const again = await openChat(page);
    await again.locator('.by-requester').getByText('Quels sont vos horaires d’ouverture ?').waitFor();
    await expect.poll(() => page.title()).toBe('Mon intranet');
  });

  test('two tabs tell the same', async () => {
    const page = await person(browser);
    const other = await page.context().newPage();
    await Promise.all([page.goto(embedder.neighbour), other.goto(embedder.neighbour)]);
    const [here, there] = [await openChat(page), await openChat(other)];
    await write(here, 'Je voudrais parler à une personne.');
    await there.getByText('Je voudrais parler à une personne.').waitFor();
    await write(there, 'Et voici la suite.');
    await here.getByText('Et voici la suite.').waitFor();
    await expect.poll(() => here.getByText('Et voici la suite.').count()).toBe(1);
  });

  test('messages written while the network is cut leave in order, and their words are kept for that tab alone', async () => {
    const page = await person(browser);
    await page.goto(embedder.neighbour);
    const chat = await openChat(page);
    await write(chat, 'Je voudrais parler à une personne.');
    await chat.getByText(/^Référence PAL-/).waitFor();
    await page.context().setOffline(true);
    for (const text of ['Premier ajout.', 'Deuxième ajout.', 'Troisième ajout.']) await write(chat, text);
    await expect.poll(() => chat.getByText('Pas encore envoyé').count()).toBe(3);
    expect(await storedIn(frameOf(page))).toMatch(/^\{.*\}\{.*Premier.*Troisième/);
    expect((await storedIn(frameOf(page))).split('}{')[0]).not.toContain('ajout');
    expect(await axeFindings(frameOf(page))).toEqual([]);
    await page.context().setOffline(false);
    await expect.poll(() => chat.getByText('Pas encore envoyé').count()).toBe(0);
    expect(await theirs(chat)).toEqual([
      'Je voudrais parler à une personne.',
      'Premier ajout.',
      'Deuxième ajout.',
      'Troisième ajout.',
    ]);
    expect(await storedIn(frameOf(page))).not.toContain('ajout');
  });

  test('a file is sent beside the words, with how much of it has left, and again when it could not', async () => {
    const page = await person(browser);
    await page.goto(embedder.address);
    const chat = await openChat(page);
    await write(chat, 'Je voudrais parler à une personne.');
    await chat.getByText(/^Référence PAL-/).waitFor();
    const refuse = (route: Route) => route.abort();
    await page.route('**/files/**', refuse);
    await chat
      .locator('input[type=file]')
      .setInputFiles({ name: 'facture.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 x') });
    await chat.getByText('Fichier non envoyé').waitFor();
    await page.unroute('**/files/**', refuse);
    await chat.getByRole('button', { name: 'Réessayer' }).click();
    await chat.getByText('Fichier joint : facture.pdf').waitFor();
    await expect.poll(() => chat.getByText('facture.pdf').count()).toBe(1);
    await frameOf(page).evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(11 * 1024 * 1024)], 'film.mov'));
      const pasted = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector('[data-write] textarea')?.dispatchEvent(pasted);
    });
    await chat.getByText('Trop lourd').waitFor();
  });

  test('a reader whom the site knows finds their question on another device, and nobody else there does', async () => {
    const open = async (sub: string) => {
      const page = await person(browser);
      await page.goto(embedder.address);
      await page.locator('paladin-chat').evaluate(
        (element, word) => {
          Reflect.set(element, 'identity', () => Promise.resolve(word));
        },
        await embedder.word(sub),
      );
      return openChat(page);
    };
    const here = await open('ana');
    await write(here, 'Où est ma convocation ?');
    await here.getByText(/^Référence PAL-/).waitFor();
    const there = await open('ana');
    await there.getByText('Où est ma convocation ?').waitFor();
    await there.getByText('Vos demandes').waitFor();
    const other = await open('paul');
    await other.locator('[data-live]').waitFor();
    expect(await other.getByText('convocation').count()).toBe(0);
  });

  test('on a phone, the line to write on and the numbers stay above the keyboard', async () => {
    const page = await person(browser, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      colorScheme: 'dark',
    });
    await page.goto(embedder.address);
    const chat = await openChat(page);
    await page.evaluate((height) => {
      Object.defineProperty(visualViewport, 'height', { value: height });
      visualViewport?.dispatchEvent(new Event('resize'));
    }, 844 - KEYBOARD);
    const box = chat.getByLabel('Votre message');
    await expect.poll(async () => bottomOf(await box.boundingBox())).toBeLessThanOrEqual(844 - KEYBOARD);
    await expect.poll(() => chat.getByRole('link', { name: /15/ }).isVisible()).toBe(true);
    expect(await axeFindings(frameOf(page))).toEqual([]);
  });

  test('a site that is not on the list is refused the frame, and leads to our own page', async () => {
    const [port = 0] = await freePorts(1);
    const stranger = await openEmbedder(house.address, port);
    const page = await person(browser);
    await page.goto(stranger.address);
    await page.getByRole('button', { name: 'Poser une question' }).click();
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: 'nouvel onglet' }).click(),
    ]);
    await opened.getByLabel('Votre message').waitFor();
    expect(page.frames().some((frame) => frame.url().includes('/chat'))).toBe(false);
    stranger.close();
  });
});

/** Height that a phone's keyboard takes, in pixels. */
const KEYBOARD = 336;

function bottomOf(box: { y: number; height: number } | null): number {
  return box ? box.y + box.height : Infinity;
}

function frameOf(page: Page): Frame {
  const found = page.frames().find((frame) => new URL(frame.url()).pathname === '/chat');
  if (!found) throw new Error('no chat on this page');
  return found;
}

/** Where the keyboard is within the chat. */
function placeIn(page: Page): Promise<string | undefined> {
  return frameOf(page).evaluate(() => document.activeElement?.tagName);
}

/** All that is kept for an origin: for good, then for the tab. */
function storedIn(frame: Frame): Promise<string> {
  return frame.evaluate(() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage));
}

function theirs(chat: FrameLocator): Promise<string[]> {
  return chat.locator('.by-requester .words').allInnerTexts();
}

/** What the browser refuses in the name of a policy. */
function refusals(page: Page): string[] {
  const told: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) told.push(message.text());
  });
  return told;
}

/** What a page of bad will does: it listens to all that comes by, and opens every shadow. */
function spy(): void {
  const heard: unknown[] = [];
  Reflect.set(globalThis, 'heard', heard);
  for (const type of ['keydown', 'input', 'submit', 'click', 'paste'])
    addEventListener(
      type,
      (event) => heard.push([type, Reflect.get(event, 'key'), Reflect.get(event, 'data')]),
      true,
    );
  addEventListener('message', ({ data }) => heard.push(['message', data]));
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachOpen(init) {
    heard.push('attached');
    return attach.call(this, { ...init, mode: 'open' });
  };
}
