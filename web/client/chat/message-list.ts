// The conversation on screen, brought in line with the server's own page of it: nothing twice, nothing lost.
import { YOUR_QUESTION } from '../../../content/fr/browser-texts.ts';
import { bubbleOf } from './bubble.ts';
import type { Unsent } from './browser-storage.ts';
import { calm, urgent } from './emergency-notice.ts';

/** The conversation within a panel. */
function threadIn(panel: HTMLElement): HTMLElement {
  const thread = panel.querySelector<HTMLElement>('[data-thread]');
  if (!thread) throw new Error('a panel without a thread');
  return thread;
}

/** Shows a message at once. Already there, it is left alone. */
export function showMessage(panel: HTMLElement, message: Unsent): HTMLElement {
  const thread = threadIn(panel);
  const there = thread.querySelector<HTMLElement>(`[data-unsent="${message.id}"]`);
  const item = there ?? thread.appendChild(bubbleOf(message));
  // What is asked of the person stands beneath: their own words are what they look for.
  toItsEnd(thread, item);
  return item;
}

/**
 * Puts the server's page of the conversation in place. New messages are added one by one, so that they are read aloud; the line
 * that is being written on stays. Gives how many of the new ones are ours, none of a conversation that was not on screen before.
 */
export function mergeFragment(panel: HTMLElement, fragment: string): number {
  const parsed = document.createElement('template');
  parsed.innerHTML = fragment;
  const fresh = parsed.content.querySelector<HTMLElement>('[data-conversation]');
  const old = panel.querySelector<HTMLElement>('[data-conversation]');
  if (!fresh || !old) return 0;
  follow(panel, old.dataset['emergency'], fresh.dataset['emergency']);
  const shown = old.dataset['conversation'] === fresh.dataset['conversation'];
  if (!shown) beginConversation(old, fresh);
  const count = mergeThread(old, fresh);
  mergeStanding(old, fresh);
  mergeWriting(old, fresh);
  for (const name of ['conversation', 'seq', 'emergency'] as const)
    old.dataset[name] = fresh.dataset[name] ?? '';
  return shown ? count : 0;
}

/** What was said of another question goes; what has just been typed stays. */
function beginConversation(old: HTMLElement, fresh: HTMLElement): void {
  old.querySelector('.chat-reference')?.remove();
  const reference = fresh.querySelector('.chat-reference');
  if (reference) old.prepend(reference);
  if (old.dataset['conversation'])
    for (const item of threadIn(old).querySelectorAll('li[data-id]')) item.remove();
  const title = old.closest('.chat-page')?.querySelector('h1');
  if (title) title.textContent = YOUR_QUESTION;
}

function mergeWriting(old: HTMLElement, fresh: HTMLElement): void {
  const [before, after] = [old, fresh].map((one) => one.querySelector('.write-actions'));
  if (before && after && before.innerHTML !== after.innerHTML) keepFocus(() => before.replaceWith(after));
  const [box, line] = [old, fresh].map((one) =>
    one.querySelector<HTMLTextAreaElement>('[data-write] textarea'),
  );
  if (box && line) box.placeholder = line.placeholder;
}

/** The numbers in large as long as the emergency lasts. */
function follow(panel: HTMLElement, before: string | undefined, now: string | undefined): void {
  if (now) urgent(panel, now);
  else if (before) calm(panel);
}

function mergeThread(old: HTMLElement, fresh: HTMLElement): number {
  const thread = threadIn(old);
  let first: Element | undefined;
  let ours = 0;
  // A copy: each item leaves the collection as it moves.
  for (const item of Array.from(threadIn(fresh).children)) {
    const id = item.getAttribute('data-id') ?? '';
    const there = thread.querySelector(`[data-id="${CSS.escape(id)}"]`);
    if (!there) {
      thread.append(item);
      first ??= item;
      if (item.querySelector('.bubble:not(.by-requester)')) ours += 1;
    } else if (there.innerHTML !== item.innerHTML) there.replaceWith(item);
  }
  // What the person has just typed stays last until the server tells where it belongs.
  for (const item of thread.querySelectorAll('[data-unsent]:not([data-id])')) thread.append(item);
  if (first) toReadFrom(thread, first);
  return ours;
}

function mergeStanding(old: HTMLElement, fresh: HTMLElement): void {
  const [before, after] = [old, fresh].map((one) => one.querySelector<HTMLElement>('[data-standing]'));
  if (!before || !after || before.dataset['standing'] === after.dataset['standing']) return;
  keepFocus(() => {
    before.replaceWith(after);
    for (const field of before.querySelectorAll<HTMLInputElement>('textarea, [type=email]')) {
      const same = after.querySelector<HTMLInputElement>(`#${CSS.escape(field.id)}`);
      if (same) same.value = field.value;
    }
  });
}

/** A button that is gone must not take the keyboard's place with it. */
function keepFocus(change: () => void): void {
  const focused = document.activeElement;
  const panel = focused?.closest<HTMLElement>('[data-chat]');
  change();
  if (!panel || (document.activeElement !== document.body && document.activeElement)) return;
  const same = focused?.id ? panel.querySelector<HTMLElement>(`#${CSS.escape(focused.id)}`) : undefined;
  (same ?? panel.querySelector<HTMLElement>(placeToBe()))?.focus();
}

/** On a touch screen the line at the bottom would bring up the keyboard. */
function placeToBe(): string {
  return matchMedia('(pointer: coarse)').matches ? '.thread' : '[data-write] textarea';
}

/** To the end, unless that would hide the beginning of what has just come. */
function toReadFrom(thread: HTMLElement, first: Element): void {
  const log = thread.closest('.thread');
  if (log) log.scrollTop += first.getBoundingClientRect().top - log.getBoundingClientRect().top;
}

/** Within the thread alone: numbers to call stand above it, and stay in the window. */
function toItsEnd(thread: HTMLElement, item: HTMLElement): void {
  const log = thread.closest('.thread');
  if (!log) return;
  const below = item.getBoundingClientRect().bottom - log.getBoundingClientRect().bottom;
  log.scrollTop += Math.max(0, below);
}
