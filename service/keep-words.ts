// Words by which support finds questions again, for what was written since.
import { searchedWords } from '../content/search/searched-words.ts';
import { indexWords } from '../store/found-words.ts';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';
import { failureLog, keepRounds } from './keep-rounds.ts';

/** Between two looks for new messages: what was written a moment ago is found then. */
const EVERY_MS = 2_000;
/** Texts in one transaction, and the rest between two when there are more: the embedded store has one writer, and people come first. */
const BATCH = 20;
const REST_MS = 500;

/** Several copies may: each takes what no other has in hand. */
export function keepWords(parts: Pick<Container, 'store' | 'vault' | 'log'>): RunningPart {
  const logFailure = failureLog(parts.log, 'words not indexed yet');
  return keepRounds('words', async () => {
    const made = await indexWords(parts, { wordsOf: searchedWords, limit: BATCH }).catch(logFailure);
    return made === undefined || made < BATCH ? EVERY_MS : REST_MS;
  });
}
