// Greetings, noise, insults, injected orders: what is said beside any question gets a short fitting word, never an article.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { splitWords } from './tokenize.ts';

const KINDS = ['well-being', 'announced', 'thanks', 'off-topic', 'insult', 'injection', 'follow-up'] as const;

/** What a message is that asks nothing of the help centre. */
export type SmallTalk = (typeof KINDS)[number] | 'greeting' | 'noise';

const File = z.record(
  z.enum(KINDS),
  z.strictObject({ words: z.number(), phrases: z.array(z.string()).min(1) }),
);

type Courtesy = (word: string) => boolean;

/** Gives undefined when something is asked, or told, that may be looked up. */
export function smallTalkOver(isCourtesy: Courtesy): (text: string) => SmallTalk | undefined {
  const known = kinds();
  return (text) => smallTalkIn(text, known, isCourtesy);
}

function smallTalkIn(text: string, known: readonly Kind[], isCourtesy: Courtesy): SmallTalk | undefined {
  const words = splitWords(text);
  const row = `^ ${words.join(' ')} `;
  const telling = words.filter((word) => !isCourtesy(word)).length;
  const kind = known.find(
    ({ words: most, phrases }) => telling <= most && phrases.some((phrase) => row.includes(phrase)),
  );
  if (kind && kind.name !== 'follow-up') return kind.name;
  if (words.length === 0) return isOfAnotherScript(text) ? undefined : 'noise';
  if (isBabble(words)) return 'noise';
  if (telling === 0) return words.some((word) => THANKS.has(word)) ? 'thanks' : 'greeting';
  return kind?.name;
}

/** Words are of Latin letters: a question in another script has none, and is no noise. */
function isOfAnotherScript(text: string): boolean {
  return /\p{L}/u.test(text);
}

const THANKS = new Set(['merci', 'thanks']);
/** Letters struck at random: a word without a vowel, or alone and meaningless. */
function isBabble(words: readonly string[]): boolean {
  return words.length <= 2 && words.every((word) => word.length <= 1 || !/[aeiouy]/.test(word));
}

type Kind = { name: (typeof KINDS)[number]; words: number; phrases: string[] };

let read: Kind[] | undefined;

/** Once for a process: it takes longer than an answer. */
function kinds(): readonly Kind[] {
  if (read) return read;
  const file = File.parse(parse(readFileSync(new URL('small-talk.yaml', import.meta.url), 'utf8')));
  read = KINDS.map((name) => ({
    name,
    words: file[name].words,
    phrases: file[name].phrases.map(
      (phrase) => `${phrase.startsWith('^') ? '^' : ''} ${splitWords(phrase).join(' ')} `,
    ),
  }));
  return read;
}
