// A mail on its way in stands in memory until the store has it: within a limit for one, for one client, and for all.
import type { SMTPServerDataStream } from 'smtp-server';
import { sharedMemoryInTurns } from './shared-memory.ts';

export type MailMemory = {
  take: (client: string, bytes: number) => boolean;
  give: (client: string, bytes: number) => void;
};

/** Of all clients together, in bytes; one client may take a quarter. */
export function mailMemory(most: number): MailMemory {
  const held = new Map<string, number>();
  let all = 0;
  const add = (client: string, bytes: number) => {
    all += bytes;
    const now = (held.get(client) ?? 0) + bytes;
    if (now > 0) held.set(client, now);
    else held.delete(client);
  };
  return {
    take: (client, bytes) => {
      if (all + bytes > most || (held.get(client) ?? 0) + bytes > most / 4) return false;
      add(client, bytes);
      return true;
    },
    give: (client, bytes) => add(client, -bytes),
  };
}

type Collecting = { limit: number; memory: MailMemory; client: string };

/** Gives what becomes of the whole mail, or why there is none; what is not kept is read to its end all the same. */
export async function withMail<T>(
  stream: SMTPServerDataStream,
  { limit, memory, client }: Collecting,
  work: (raw: Buffer) => Promise<T>,
): Promise<T | 'too-large' | 'no-memory'> {
  const pieces: Buffer[] = [];
  let size = 0;
  let held = 0;
  let isFull = false;
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      size += piece.length;
      isFull ||= size <= limit && !memory.take(client, piece.length);
      if (size <= limit && !isFull) {
        held += piece.length;
        pieces.push(piece);
      } else drop();
    }
    if (size > limit || stream.sizeExceeded) return 'too-large';
    if (isFull) return 'no-memory';
    return await work(await sharedMemoryInTurns(pieces.splice(0)));
  } finally {
    drop();
  }

  function drop(): void {
    pieces.length = 0;
    memory.give(client, held);
    held = 0;
  }
}
