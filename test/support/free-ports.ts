import { randomInt } from 'node:crypto';
import { freePort } from '../../temporal-server/free-port.ts';

/**
 * Ports that nobody listens on, below those that systems give to whoever asks for any: nobody else comes by one before it
 * is listened on, nor between a stop and the next start.
 */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = await freePort('127.0.0.1', randomInt(15_000, 32_000)).catch(() => undefined);
    if (port !== undefined) ports.add(port);
  }
  return [...ports];
}
