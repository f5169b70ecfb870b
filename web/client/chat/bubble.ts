import { stateWords } from './state-words.ts';
import type { Unsent } from './browser-storage.ts';

/** A message as it was just typed: shown at once, before any server knows of it. */
export function bubbleOf({ id, text }: Unsent): HTMLLIElement {
  const item = document.createElement('li');
  item.dataset['unsent'] = id;
  const bubble = item.appendChild(document.createElement('article'));
  bubble.className = 'bubble by-requester is-sending';
  const head = bubble.appendChild(document.createElement('header'));
  head.appendChild(document.createElement('strong')).textContent = stateWords.you;
  const words = bubble.appendChild(document.createElement('div'));
  words.className = 'words';
  words.appendChild(document.createElement('p')).textContent = text;
  const state = bubble.appendChild(document.createElement('p'));
  state.className = 'bubble-state';
  state.textContent = stateWords.sending;
  return item;
}

export type BubbleFailure = { words: string; retry?: (() => void) | undefined };

/** Marks it as not sent, with a way to send it again where that may help. */
export function markFailed(item: Element, { words, retry }: BubbleFailure): void {
  item.querySelector('.bubble')?.classList.replace('is-sending', 'is-failed');
  const state = item.querySelector('.bubble-state');
  if (!state) return;
  state.textContent = `${words} `;
  if (!retry) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = stateWords.retry;
  button.addEventListener('click', () => {
    item.querySelector('.bubble')?.classList.replace('is-failed', 'is-sending');
    state.textContent = stateWords.sending;
    retry();
  });
  state.append(button);
}

/** The server may have shown it already, when its answer was lost: then it stands there, once. */
export function markStored(item: HTMLElement, messageId: string): void {
  if (item.parentElement?.querySelector(`[data-id="${CSS.escape(messageId)}"]`)) return item.remove();
  item.dataset['id'] = messageId;
  item.querySelector('.bubble')?.classList.remove('is-sending', 'is-failed');
  const state = item.querySelector('.bubble-state');
  if (state) state.textContent = stateWords.received;
}
