import type { TextReading } from './findings.ts';
import type { CompiledTopic } from './knowledge.ts';

/** The article whose words are met most, the first of the list on a tie. */
export function topicOf(reading: TextReading, topics: readonly CompiledTopic[]): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const { slug, book } of topics) {
    const words = reading.find(book).reduce((sum, match) => sum + match.to - match.from, 0);
    if (words > most) [best, most] = [slug, words];
  }
  return best;
}
