import * as english from './en/chat.ts';
import { conversationTexts as french } from './fr/chat.ts';

/** Whatever its length: what is said in one language has another in the next. */
type Worded<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof T]: Worded<T[Key]> };

/** All that stands around a conversation, in one language. */
export type ChatWords = Worded<typeof english>;

/** Those that the chat's script says. */
export type BrowserWords = ChatWords['states'];

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
