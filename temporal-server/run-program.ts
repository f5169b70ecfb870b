import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/** How a command ended. `code` is undefined when it never started or was killed. */
export type ProgramResult = { code: number | undefined; output: string };

export type RunOptions = {
  signal?: AbortSignal | undefined;
  env?: NodeJS.ProcessEnv;
  timeoutMs?: number;
  /** Leaves the processor to everything else: for a build of several minutes. */
  lowPriority?: boolean;
};

/**
 * Runs a command to its end without blocking, its two outputs joined. A missing command is an outcome, not an error.
 * Throws only when `signal` is aborted. A timeout or an abort ends its whole process group: compilers have children.
 */
export async function run(command: string, args: string[], running: RunOptions = {}): Promise<ProgramResult> {
  const { signal, env, timeoutMs, lowPriority = false } = running;
  signal?.throwIfAborted();
  const limits = [signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)];
  const limit = AbortSignal.any(limits.filter((one) => one !== undefined));

  const outcome = await new Promise<ProgramResult>((resolve) => {
    const child = spawn(command, args, {
      env: env ?? process.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const heard: Buffer[] = [];
    const end = () => endGroup(child.pid);
    child.stdout.on('data', (chunk: Buffer) => heard.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => heard.push(chunk));
    child.on('error', (error) => resolve({ code: undefined, output: error.message }));
    child.on('close', (code) => {
      limit.removeEventListener('abort', end);
      resolve({ code: code ?? undefined, output: Buffer.concat(heard).toString() });
    });
    limit.addEventListener('abort', end, { once: true });
    if (lowPriority && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  });
  signal?.throwIfAborted();
  return outcome;
}

/** The last line that says something, short enough to stand in a sentence. */
export function lastLine(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  return lines.findLast((line) => line !== '')?.slice(0, 200) ?? 'no output';
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Already gone, which is what was wanted.
  }
}
