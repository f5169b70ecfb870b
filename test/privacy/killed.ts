// A command of the console that is killed in the middle of what it does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Home } from '../support/service.ts';

const program = fileURLToPath(new URL('../../bin/paladin.js', import.meta.url));

/**
 * Runs `paladin …args` and ends it as a power cut would once `isMoment` says so of what it printed. Gives whether it was
 * killed: it may have ended before.
 */
export async function killedWhen(
  { env }: Home,
  args: string[],
  isMoment: (printed: string) => boolean | Promise<boolean>,
): Promise<boolean> {
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = once(child, 'close');
  while (child.exitCode === null && !(await isMoment(printed))) await new Promise(setImmediate);
  child.kill('SIGKILL');
  await ended;
  return child.signalCode === 'SIGKILL';
}
