import { createContext, useContext } from 'hono/jsx';
import { chatWords, type ChatWords } from '../../content/chat-words.ts';

/** The language of the page that a part of the chat is drawn for. */
export const Words = createContext(chatWords('fr'));

export function useWords(): ChatWords {
  return useContext(Words);
}
