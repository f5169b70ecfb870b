import * as english from './en/chat.ts';
import { before, moment, time } from './instants.ts';
import {
  clarification,
  confirmation,
  consent,
  corner,
  details,
  firstContact,
  inWhoseHands,
  rating,
  speakers,
  standing,
  steps,
  talk,
} from './fr/chat.ts';
import { opening } from './fr/help.ts';

/** Whatever its length: what is said in one language has another in the next. */
type Worded<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof T]: Worded<T[Key]> };

/** All that stands around a conversation, in one language. */
export type ChatWords = Worded<typeof english>;

const french = {
  clarification,
  confirmation,
  consent,
  corner,
  details,
  firstContact,
  inWhoseHands,
  opening,
  rating,
  speakers,
  standing,
  steps,
  talk,
  when: { moment, before, time },
};

const words = {
  fr: french,
  en: english,
} as const satisfies Record<string, ChatWords>;

export type ChatLanguage = keyof typeof words;

export function chatWords(language: ChatLanguage): ChatWords {
  return words[language];
}

/** French, unless English is asked for. */
export function chatLanguage(asked: string | undefined): ChatLanguage {
  return asked === 'en' ? 'en' : 'fr';
}
