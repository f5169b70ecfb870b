import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../config.ts';
import { ServiceProblem } from './service-problem.ts';
import type { ServicePart } from './start-service.ts';

/** A port that the configuration gives to a part, and the setting that chooses it. */
export type Given = { host: string; port: number; setting: string };

export function portsOf({ host, port, smtpPort }: Config, only: readonly ServicePart[]): Given[] {
  return [
    ...(only.includes('api') ? [{ host, port, setting: 'PALADIN_PORT' }] : []),
    ...(only.includes('mail') ? [{ host, port: smtpPort, setting: 'PALADIN_SMTP_PORT' }] : []),
  ];
}

/** Told before an engine is obtained or a store opened. Throws ServiceProblem `port-…` or `host-unknown`. */
export async function mustBeFree(given: readonly Given[]): Promise<void> {
  for (const { host, port, setting } of given) {
    const probe = createServer();
    try {
      await once(probe.listen(port, host), 'listening');
    } catch (cause) {
      throw ServiceProblem.ofPort(cause, { host, port, setting });
    }
    await once(probe.close(), 'close');
  }
}
