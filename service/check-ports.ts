import type { Config } from '../config.ts';
import { configuredPlace } from '../temporal-server/connect.ts';
import { engineFiles, livingPorts } from '../temporal-server/data-folder.ts';
import { fine, type CheckResult, problemOf } from './check-result.ts';
import { isNoted } from './listening.ts';
import { type Given, mustBeFree, portsOf } from './ports.ts';

/** Each is free, or listened on by this very installation. */
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
    ...(site ? [checkPort(site, () => isNoted(dataFolder, 'site', site.port))] : []),
    ...(mail ? [checkPort(mail, () => isNoted(dataFolder, 'mail', mail.port))] : []),
    ...engines.map((given) => checkPort(given, () => isOurEngine(dataFolder, given.port))),
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

/** The one recorded beside the database; one that a dead Paladin left behind is stopped by the next start. */
async function isOurEngine(dataFolder: string, port: number): Promise<boolean> {
  return (await livingPorts(engineFiles(dataFolder))).includes(port);
}
