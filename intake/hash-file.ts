import type { Hash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';

/** About a millisecond's work. */
const SLICE_BYTES = 512 * 1024;

/** In slices: whoever else needs the thread waits for one of them. */
export async function hashFile(hash: Hash, content: Uint8Array): Promise<void> {
  for (let from = 0; from < content.length; from += SLICE_BYTES) {
    hash.update(content.subarray(from, from + SLICE_BYTES));
    if (content.length > SLICE_BYTES) await turn();
  }
}
