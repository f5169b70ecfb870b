import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from './run-program.ts';

/** A process that cannot be taken for another one: a pid comes back after a while, the same pid born at the same instant does not. */
export type ProcessIdentity = { pid: number; born: string };

/** Who runs under this pid now; undefined when nobody does, or when this system does not tell. */
export async function identityOf(pid: number): Promise<ProcessIdentity | undefined> {
  const born = process.platform === 'linux' ? await bornOnLinux(pid) : await bornElsewhere(pid);
  return born === undefined ? undefined : { pid, born };
}

/** Whether the very process that was recorded still runs. */
export async function isAlive(recorded: ProcessIdentity): Promise<boolean> {
  return (await identityOf(recorded.pid))?.born === recorded.born;
}

/** Asks a recorded process to stop, then makes it. Never touches another one that has taken its number. */
export async function endProcess(recorded: ProcessIdentity, patienceMs: number): Promise<void> {
  if (!(await isAlive(recorded))) return;
  send(recorded.pid, 'SIGINT');
  const deadline = Date.now() + patienceMs;
  while (await isAlive(recorded)) {
    if (Date.now() > deadline) send(recorded.pid, 'SIGKILL');
    await pause(20);
  }
}

// Boot and start tick together: unique for as long as the file could be kept. A zombie counts as gone.
async function bornOnLinux(pid: number): Promise<string | undefined> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    // The command name, in parentheses, may hold anything: count the fields after it (state is 3rd, start time 22nd).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${boot.trim()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

async function bornElsewhere(pid: number): Promise<string | undefined> {
  const { code, output } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { timeoutMs: 5000 });
  return code === 0 && output.trim() !== '' ? output.trim() : undefined;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}
