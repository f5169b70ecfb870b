// Words by which support finds questions again, for what was written since.
import { setTimeout as pause } from 'node:timers/promises';
import { searchedWords } from '../content/search/searched-words.ts';
import { indexWords } from '../store/found-words.ts';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';

/** Between two looks for new messages: what was written a moment ago is found then. */
const EVERY_MS = 2_000;
/** Texts in one transaction, and the rest between two when there are more: the embedded store has one writer, and people come first. */
const BATCH = 20;
const REST_MS = 500;

type Parts = Pick<Container, 'store' | 'vault' | 'log'>;

/** Goes on until `stop`, which waits for what is under way. Several copies may: each takes what no other has in hand. */
export function keepWords(parts: Parts): RunningPart {
  const ending = new AbortController();
  const rounds = keep(parts, ending.signal);
  return {
    name: 'words',
    ended: new Promise(() => {}),
    stop: () => {
      ending.abort();
      return rounds;
    },
  };
}

async function keep(parts: Parts, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    const made = await indexWords(parts, { wordsOf: searchedWords, limit: BATCH }).catch((error: unknown) => {
      parts.log.warn({ code: error instanceof Error ? error.name : 'unknown' }, 'words not indexed yet');
      return 0;
    });
    const next = made < BATCH ? EVERY_MS : REST_MS;
    await pause(next, undefined, { signal: ending }).catch(() => {});
  }
}
