// The whole service, on an engine and a store of its own, for people at browsers.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { readConfig } from '../../config.ts';
import { startService } from '../../service/start-service.ts';
import { freePorts } from '../support/free-ports.ts';

export type House = {
  address: string;
  /** Port on which other sites of this machine may embed the chat: 127.0.0.1 is another site, localhost another origin of ours. */
  embedderPort: number;
  passwords: ReadonlyMap<string, string>;
  close: () => Promise<void>;
};

/** @param settings of the environment, over those that keep it apart; `demoData`: with three invented months behind it */
export async function openHouse(
  settings: Record<string, string> = {},
  { demoData = false, place = tmpdir() } = {},
): Promise<House> {
  const folder = await mkdtemp(join(place, 'paladin-web-'));
  const [port, smtpPort, enginePort, engineUiPort, embedderPort = 0] = await freePorts(5);
  const config = readConfig({
    PALADIN_DATA: folder,
    PALADIN_PORT: String(port),
    PALADIN_SMTP_PORT: String(smtpPort),
    PALADIN_ENGINE_PORT: String(enginePort),
    PALADIN_ENGINE_UI_PORT: String(engineUiPort),
    PALADIN_LOG: 'silent',
    PALADIN_PROXIES: '1',
    PALADIN_CHAT_ORIGINS: `http://127.0.0.1:${embedderPort} http://localhost:${embedderPort}`,
    PALADIN_CHAT_IDENTITY: `http://127.0.0.1:${embedderPort}=http://127.0.0.1:${embedderPort}/jwks.json`,
    ...settings,
  });
  const started = await startService({
    config,
    only: ['worker', 'api', 'mail'],
    report: () => {},
    signal: new AbortController().signal,
    demoData,
  });
  // Stopping it ends its parts: that is no news.
  started.ended.catch(() => {});
  return {
    address: config.publicUrl,
    embedderPort,
    passwords: new Map(started.signIns.map(({ id, password }) => [id, password])),
    close: async () => {
      await started.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An agent is in, before their list. The form that people fill has specifications of its own. */
export async function signIn(page: Page, { address, passwords }: House, agent: string): Promise<void> {
  const answer = await page.request.post(`${address}/api/session`, {
    data: { name: agent, password: passwords.get(agent) },
    headers: { Origin: address },
  });
  if (!answer.ok()) throw new Error(`${agent} is not let in: ${answer.status()}`);
  await page.goto(`${address}/bureau`);
  await page.getByRole('navigation', { name: 'Listes' }).waitFor();
  // A key that is struck before the page's script runs is lost.
  await page.waitForLoadState();
}

/** The first step alone, for whoever has a second factor. */
export async function signInHalfway(page: Page, { address, passwords }: House, agent: string): Promise<void> {
  await page.goto(`${address}/bureau`);
  await page.getByLabel('Identifiant').fill(agent);
  await page.getByLabel('Mot de passe').fill(passwords.get(agent) ?? '');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: 'Votre code' }).waitFor();
}

/** Asks on the chat's own page. */
export async function ask(page: Page, { address }: Pick<House, 'address'>, text: string): Promise<void> {
  await page.goto(`${address}/question`);
  await write(page, text);
}

/** Opens the chat at the bottom right of a page that is there; what it shows is in a frame. */
export async function openChat(page: Page): Promise<FrameLocator> {
  await page.getByRole('button', { name: 'Poser une question' }).click();
  const chat = page.frameLocator('paladin-chat iframe');
  await chat.getByLabel('Votre message').waitFor();
  return chat;
}

export async function write(chat: Page | FrameLocator, text: string): Promise<void> {
  await chat.getByLabel('Votre message').fill(text);
  await chat.getByRole('button', { name: 'Envoyer' }).click();
}

/** The reference of the conversation on screen. */
export async function referenceOn(page: Page | FrameLocator): Promise<string> {
  return (
    (await page
      .getByText(/^Référence PAL-/)
      .locator('strong')
      .textContent()) ?? ''
  );
}
