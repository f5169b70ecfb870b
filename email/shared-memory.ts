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
