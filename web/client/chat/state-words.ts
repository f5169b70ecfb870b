import type { BrowserWords } from '../../../content/chat-words.ts';

/** In the language of the page, whose panel carries them as attributes: no other language travels. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the page's own server, each a text
export const stateWords = document.querySelector<HTMLElement>('[data-chat]')
  ?.dataset as unknown as BrowserWords;
