import { setImmediate as turn } from 'node:timers/promises';

/** Some milliseconds of a thread. */
const SLICE_BYTES = 2 * 1024 * 1024;

/** The same, letting whoever else needs the thread go between slices. */
export async function sharedMemoryInTurns(pieces: readonly Uint8Array[]): Promise<Buffer> {
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const shared = Buffer.from(new SharedArrayBuffer(size));
  let at = 0;
  let last = 0;
  for (const piece of pieces) {
    shared.set(piece, at);
    at += piece.length;
    if (at - last < SLICE_BYTES) continue;
    last = at;
    await turn();
  }
  return shared;
}

/** A copy of the pieces, as one, in memory that threads share: handing it to one of them copies nothing. */
export function sharedMemory(pieces: readonly Uint8Array[]): Buffer {
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const shared = Buffer.from(new SharedArrayBuffer(size));
  let at = 0;
  for (const piece of pieces) {
    shared.set(piece, at);
    at += piece.length;
  }
  return shared;
}
