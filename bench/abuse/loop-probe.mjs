// Loaded into an instance, or asked by a bench about its own process: the longest turn of its event loop, and how much of it the loop
// itself worked. The rest is the machine's, which gave the core to somebody else: on a busy machine a loop that does nothing is late, too.
import { openSync, readSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const EVERY_MS = 2;

if (isMainThread && process.send) tellTurns();

function tellTurns() {
  const longestTurn = watchLoop();
  process.on('message', () => process.send?.(longestTurn()));
  process.channel?.unref();
}

/** Gives the longest turn since it was last asked. */
export function watchLoop() {
  const ranMs = workClock();
  let longest = { wall: 0, own: 0 };
  let last = performance.now();
  let ran = ranMs();
  setInterval(() => {
    const [now, runs] = [performance.now(), ranMs()];
    longest = {
      wall: Math.max(longest.wall, now - last - EVERY_MS),
      own: Math.max(longest.own, runs - ran),
    };
    [last, ran] = [now, runs];
  }, EVERY_MS).unref();
  return () => {
    const told = longest;
    longest = { wall: 0, own: 0 };
    return told;
  };
}

/** Milliseconds that this thread has had a core. Without Linux' account of it, all time counts as its own. */
function workClock() {
  if (process.platform !== 'linux') return () => performance.now();
  const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
  const bytes = Buffer.alloc(64);
  return () => Number(bytes.toString('latin1', 0, readSync(file, bytes, 0, 64, 0)).split(' ')[0]) / 1e6;
}
