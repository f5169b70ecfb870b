// A part of the product in a process of its own, begun again whenever it ends: what systemd or a container's keeper does.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const paladin = fileURLToPath(new URL('../../bin/paladin.js', import.meta.url));
const AGAIN_AFTER_MS = 300;

export type KeptProcess = {
  pid: () => number | undefined;
  /** Once it says that it is ready, for the first time. */
  ready: Promise<void>;
  /** How often it ended without being struck, as a part may that finds nobody at its start. */
  endedByItself: () => number;
  /** Ends it in order, and begins it no more. */
  end: () => Promise<void>;
};

/** Every child there is, for whoever must leave at once. */
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** @param program whose `paladin` it is: this tree's by default */
export function keepProcess(
  args: string[],
  env: NodeJS.ProcessEnv,
  log: string,
  program = paladin,
): KeptProcess {
  const said = createWriteStream(log, { flags: 'a' });
  const ready = new Set<() => void>();
  let ending = false;
  let byItself = 0;
  let child = launch();
  const kept = keep();
  return {
    pid: () => (child.exitCode === null && child.signalCode === null ? child.pid : undefined),
    ready: new Promise((resolve) => ready.add(resolve)),
    endedByItself: () => byItself,
    end: async () => {
      ending = true;
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await kept;
      said.end();
    },
  };

  function launch(): ChildProcess {
    const launched = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(launched);
    launched.once('exit', () => children.delete(launched));
    launched.stderr.pipe(said, { end: false });
    launched.stdout.on('data', (words: Buffer) => {
      said.write(words);
      if (words.includes('Paladin is ready')) for (const tell of ready) tell();
    });
    return launched;
  }

  async function keep(): Promise<void> {
    for (;;) {
      const [code] = await once(child, 'exit');
      if (!ending && code !== null) byItself += 1;
      if (!ending) await pause(AGAIN_AFTER_MS);
      if (ending) return;
      child = launch();
    }
  }
}
