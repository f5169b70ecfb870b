import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Config } from '../config.ts';
import { configuredPlace } from '../temporal-server/connect.ts';
import { engineFiles } from '../temporal-server/data-folder.ts';
import { isAlive } from '../temporal-server/process-identity.ts';
import { fine, type CheckResult, problemOf } from './check-result.ts';
import { type Given, mustBeFree, portsOf } from './ports.ts';

const PATIENCE_MS = 2_000;

/** Each is free, or ours already. */
export async function ports(config: Config, env: NodeJS.ProcessEnv): Promise<CheckResult[]> {
  const [site, mail] = portsOf(config, ['api', 'mail']);
  const { enginePort, engineUiPort, dataFolder } = config;
  const embedded = configuredPlace(env) === undefined;
  const engines = embedded
    ? [
        { host: '127.0.0.1', port: enginePort, setting: 'PALADIN_ENGINE_PORT' },
        { host: '127.0.0.1', port: engineUiPort, setting: 'PALADIN_ENGINE_UI_PORT' },
      ]
    : [];
  return Promise.all([
    ...(site ? [checkPort(site, () => isOurSite(site))] : []),
    ...(mail ? [checkPort(mail, () => isOurMail(mail))] : []),
    ...engines.map((given) => checkPort(given, () => isOurEngine(dataFolder))),
  ]);
}

async function checkPort(given: Given, isOurs: () => Promise<boolean>): Promise<CheckResult> {
  const what = `port ${given.port}`;
  try {
    await mustBeFree([given]);
    return fine(what, `free (${given.setting})`);
  } catch (error) {
    return (await isOurs().catch(() => false))
      ? fine(what, `Paladin itself, running (${given.setting})`)
      : problemOf(what, error);
  }
}

async function isOurSite({ host, port }: Given): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(`http://${reachable(host)}:${port}/health`, { signal });
  const told: unknown = await answer.json();
  return typeof told === 'object' && told !== null && 'live' in told;
}

/** By its greeting. */
async function isOurMail({ host, port }: Given): Promise<boolean> {
  const socket = connect(port, reachable(host));
  try {
    const [greeting] = await once(socket, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return /^220 .*Paladin/.test(String(greeting));
  } finally {
    socket.destroy();
  }
}

/** The one recorded beside the database; one that a dead Paladin left behind is stopped by the next start. */
async function isOurEngine(dataFolder: string): Promise<boolean> {
  const { engine } = JSON.parse(await readFile(engineFiles(dataFolder).owner, 'utf8'));
  return isAlive(engine);
}

function reachable(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}
