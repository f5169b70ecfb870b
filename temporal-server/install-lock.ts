import { setTimeout as pause } from 'node:timers/promises';
import { lock } from 'proper-lockfile';

/** Whose lock has not been refreshed for this long is dead. */
const staleMs = 10_000;
const lookAgainMs = 200;

type Waiting = { signal?: AbortSignal | undefined; waiting?: () => void };

/**
 * Does `work` while no other process of this machine holds the lock at `path`. Waits as long as the holder lives,
 * calling `waiting` once, and takes over from a dead one. Throws when `signal` is aborted.
 */
export async function withLock<Result>(
  path: string,
  { signal, waiting }: Waiting,
  work: () => Promise<Result>,
): Promise<Result> {
  let told = false;
  for (;;) {
    signal?.throwIfAborted();
    const release = await tryLock(path);
    if (release) return work().finally(release);
    if (!told) waiting?.();
    told = true;
    await pause(lookAgainMs, undefined, { signal: signal ?? AbortSignal.any([]) });
  }
}

async function tryLock(path: string): Promise<(() => Promise<void>) | undefined> {
  try {
    const release = await lock(path, {
      lockfilePath: path,
      realpath: false,
      stale: staleMs,
      // A machine that slept may lose its lock: the work ends by a rename, so doing it twice harms nothing.
      onCompromised: () => {},
    });
    return () => release().catch(() => {});
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ELOCKED') return undefined;
    throw error;
  }
}
