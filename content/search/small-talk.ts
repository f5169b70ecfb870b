// Greetings, noise, insults, injected orders: what is said beside any question gets a short fitting word, never an article.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { haveFormOfDetails } from '../../domain/triage/details.ts';
import type { SearchIndex } from './search-index.ts';
import { isBabble, isHeldDown } from './babble.ts';
import { foreignLanguage } from './language.ts';
import { isLight } from './terms.ts';
import { splitWords, stemOf } from './tokenize.ts';

const KINDS = [
  'injection',
  'unwell',
  'robot',
  'automatic',
  'well-being',
  'announced',
  'withdrawn',
  'unhelped',
  'thanks',
  'off-topic',
  'insult',
  'follow-up',
] as const;

/** What a message is that asks nothing of the help centre. */
export const SMALL_TALK = [...KINDS, 'greeting', 'noise', 'phone', 'details', 'unnamed'] as const;
export type SmallTalk = (typeof SMALL_TALK)[number];

const File = z.record(
  z.enum(KINDS),
  z.strictObject({ words: z.number(), phrases: z.array(z.string()).min(1) }),
);

type Words = Pick<SearchIndex, 'isCourtesy' | 'isKnown' | 'pieces'>;

/** Gives undefined when something is asked, or told, that may be looked up. */
export function smallTalkOver(words: Words): (text: string) => SmallTalk | undefined {
  const known = kinds();
  return (text) => smallTalkIn(text, known, words);
}

function smallTalkIn(
  text: string,
  known: readonly Kind[],
  { isCourtesy, isKnown, pieces }: Words,
): SmallTalk | undefined {
  const words = splitWords(text);
  const row = `^ ${words.join(' ')} $ `;
  const telling = words.filter((word) => !isCourtesy(word));
  const kind = known.find(
    ({ name, words: most, phrases }) =>
      telling.length <= most &&
      phrases.some((phrase) => row.includes(phrase)) &&
      // « con » is « with » in Spanish and in Italian.
      (name !== 'insult' || [undefined, 'en'].includes(foreignLanguage(text))) &&
      !(name === 'thanks' && isThanksForNothing(text)),
  );
  if (kind && kind.name !== 'follow-up') return kind.name;
  if (PHONE.test(text)) return 'phone';
  if (words.length === 0) return isOfAnotherScript(text) ? undefined : signIn(text);
  if (isHeldDown(text)) return 'noise';
  if (telling.length === 0) return words.some((word) => THANKS.has(word)) ? 'thanks' : 'greeting';
  // A name is of no article; what is written in one may be asked about, capitals or not.
  const told = splitWords(text.replaceAll(/\S+@\S+/g, ''));
  if (haveFormOfDetails(text) && !told.some((word) => isNamed(word, pieces))) return 'details';
  if (telling.every((word) => isBabble(word, isKnown))) return 'noise';
  return telling.every(namesNothing) ? 'unnamed' : kind?.name;
}

/** « Merci mais ça ne répond pas » */
export function isThanksForNothing(text: string): boolean {
  return splitWords(text).includes('mais');
}

/** What a face or a hand says without a word. */
function signIn(text: string): SmallTalk {
  return SIGNS.find(([, signs]) => signs.test(text))?.[0] ?? 'noise';
}

const SIGNS: readonly (readonly [SmallTalk, RegExp])[] = [
  ['insult', /[😠😡🤬😤👎🖕💩]/u],
  ['thanks', /[👍🙏👏🙌👌✅💯🥰😊🙂😀😃😄🤗❤💙💚💛🧡💜]/u],
  ['greeting', /👋/u],
];

/** Words are of Latin letters: a question in another script has none, and is no noise. */
function isOfAnotherScript(text: string): boolean {
  return /\p{L}/u.test(text);
}

function isNamed(word: string, pieces: SearchIndex['pieces']): boolean {
  return /[a-z]/.test(word) && !isLight(word) && !LABELS.has(word) && pieces.has(stemOf(word));
}

/** What stands before a name or a number. */
const LABELS = new Set(
  splitWords('m mme mlle monsieur madame societe entreprise sarl siret siren telephone mail numero nom suis'),
);

const THANKS = new Set(['merci', 'thanks']);
/** A telephone number and nothing else. */
const PHONE = /^\D{0,20}?(?:\+\d{2}|00\d{2}|0)[\s.-]?\d(?:[\s.-]?\d{2}){4}\D{0,3}$/;

/** Asked with such words alone, nobody can tell of what. */
export function namesNothing(text: string): boolean {
  return splitWords(text).every((word) => isLight(word) || EMPTY.has(word));
}

const EMPTY = new Set(
  splitWords(`combien temps quand ou pourquoi lequel laquelle lesquels lesquelles deja encore exactement exact precisement environ peu pres
    vraiment coup dois doit dit dites dire faire fait fais va aller avant apres maintenant sinon chose choses truc trucs machin marche
    passe dure duree date heure jour normal obligatoire possible oui non vite euh heu bah ben hein lol mdr
    who when why where which much long it that this there need take`),
);

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
      (phrase) =>
        `${phrase.startsWith('^') ? '^' : ''} ${splitWords(phrase).join(' ')} ${phrase.endsWith('$') ? '$ ' : ''}`,
    ),
  }));
  return read;
}
