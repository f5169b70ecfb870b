import { createContext, useContext } from 'hono/jsx';
import { chatWords, type BrowserWords, type ChatWords } from '../../content/chat-words.ts';

/** The language of the page that a part of the chat is drawn for. */
export const Words = createContext(chatWords('fr'));

export function useWords(): ChatWords {
  return useContext(Words);
}

/** What the script says, as attributes of its panel. */
export function browserWords(words: BrowserWords): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [`data-${name}`, text]));
}
