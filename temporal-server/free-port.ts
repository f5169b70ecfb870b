import { once } from 'node:events';
import { createServer } from 'node:net';
import { EngineProblem } from './server-problem.ts';

/** A port of `ip` that nobody listens on: the wanted one, or any when that is 0. Throws EngineProblem `port-in-use`. */
export async function freePort(ip: string, wanted: number): Promise<number> {
  const server = createServer();
  try {
    server.listen(wanted, ip);
    await once(server, 'listening');
  } catch (cause) {
    throw new EngineProblem(
      'port-in-use',
      `The engine cannot listen on ${ip}:${wanted}: the port is in use.`,
      'Stop the program that has it, or choose others with PALADIN_ENGINE_PORT and PALADIN_ENGINE_UI_PORT.',
      { cause },
    );
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : wanted;
}
