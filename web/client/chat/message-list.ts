// The conversation on screen, brought in line with the server's own page of it: nothing twice, nothing lost.
import { CONVERSATION, YOUR_QUESTION } from '../../../content/fr/browser-texts.ts';
import { bubbleOf } from './bubble.ts';
import type { Unsent } from './browser-storage.ts';
import { calm, urgent } from './emergency-notice.ts';

/** The conversation within a panel, or the beginning of one. */
function threadIn(panel: HTMLElement): HTMLElement {
  return panel.querySelector<HTMLElement>('[data-thread]') ?? beginList(panel);
}

/** Shows a message at once. Already there, it is left alone. */
export function showMessage(panel: HTMLElement, message: Unsent): HTMLElement {
  const thread = threadIn(panel);
  const there = thread.querySelector<HTMLElement>(`[data-unsent="${message.id}"]`);
  const item = there ?? thread.appendChild(bubbleOf(message));
  toBottom(thread);
  return item;
}

/** Puts the server's page of the conversation in place. New messages are added one by one, so that they are read aloud. */
export function mergeFragment(panel: HTMLElement, fragment: string): void {
  const parsed = document.createElement('template');
  parsed.innerHTML = fragment;
  const fresh = parsed.content.querySelector<HTMLElement>('[data-conversation]');
  const old = panel.querySelector<HTMLElement>('[data-conversation]');
  if (!fresh) return;
  follow(panel, old?.dataset['emergency'], fresh.dataset['emergency']);
  if (!old?.dataset['conversation']) return replaceElement(panel, old, fresh);
  mergeThread(old, fresh);
  mergeStanding(old, fresh);
  const [oldWrite, freshWrite] = [old, fresh].map((one) => one.querySelector('.write-actions'));
  if (oldWrite && freshWrite && oldWrite.innerHTML !== freshWrite.innerHTML)
    keepFocus(() => oldWrite.replaceWith(freshWrite));
  old.dataset['seq'] = fresh.dataset['seq'] ?? '';
  old.dataset['emergency'] = fresh.dataset['emergency'] ?? '';
}

/** The numbers in large as long as the emergency lasts. */
function follow(panel: HTMLElement, before: string | undefined, now: string | undefined): void {
  if (now) urgent(panel, now);
  else if (before) calm(panel);
}

function replaceElement(panel: HTMLElement, old: HTMLElement | null, fresh: HTMLElement): void {
  const waiting = [...(old?.querySelectorAll<HTMLElement>('[data-unsent]') ?? [])];
  const here =
    old?.contains(document.activeElement) || panel.querySelector('.ask')?.contains(document.activeElement);
  panel.querySelector('.ask')?.remove();
  old?.remove();
  panel.append(fresh);
  const title = panel.closest('.chat-page')?.querySelector('h1');
  if (title) title.textContent = YOUR_QUESTION;
  const thread = threadIn(panel);
  for (const item of waiting)
    if (!thread.querySelector(`[data-id="${item.dataset['id']}"]`)) thread.append(item);
  if (here) panel.querySelector<HTMLElement>('[data-write] textarea')?.focus();
  toBottom(thread);
}

function mergeThread(old: HTMLElement, fresh: HTMLElement): void {
  const thread = threadIn(old);
  let first: Element | undefined;
  // A copy: each item leaves the collection as it moves.
  for (const item of Array.from(threadIn(fresh).children)) {
    const id = item.getAttribute('data-id') ?? '';
    const there = thread.querySelector(`[data-id="${CSS.escape(id)}"]`);
    if (!there) {
      thread.append(item);
      first ??= item;
    } else if (there.innerHTML !== item.innerHTML) there.replaceWith(item);
  }
  // What the person has just typed stays last until the server tells where it belongs.
  for (const item of thread.querySelectorAll('[data-unsent]:not([data-id])')) thread.append(item);
  if (first) toReadFrom(thread, first);
}

function mergeStanding(old: HTMLElement, fresh: HTMLElement): void {
  const [before, after] = [old, fresh].map((one) => one.querySelector<HTMLElement>('[data-standing]'));
  if (before && after && before.dataset['standing'] !== after.dataset['standing'])
    keepFocus(() => before.replaceWith(after));
}

/** A button that is gone must not take the keyboard's place with it. */
function keepFocus(change: () => void): void {
  const panel = document.activeElement?.closest<HTMLElement>('[data-chat]');
  change();
  if (panel && (document.activeElement === document.body || !document.activeElement))
    panel.querySelector<HTMLElement>('[data-write] textarea')?.focus();
}

function beginList(panel: HTMLElement): HTMLElement {
  const conversation = document.createElement('div');
  conversation.className = 'conversation';
  conversation.dataset['conversation'] = '';
  const log = conversation.appendChild(document.createElement('div'));
  log.className = 'thread';
  log.tabIndex = 0;
  log.setAttribute('role', 'log');
  log.setAttribute('aria-label', CONVERSATION);
  const thread = log.appendChild(document.createElement('ol'));
  thread.dataset['thread'] = '';
  panel.append(conversation);
  return thread;
}

/** To the end, unless that would hide the beginning of what has just come. */
function toReadFrom(thread: HTMLElement, first: Element): void {
  const log = thread.parentElement;
  if (log) log.scrollTop += first.getBoundingClientRect().top - log.getBoundingClientRect().top;
}

function toBottom(thread: HTMLElement): void {
  const log = thread.parentElement;
  if (log) log.scrollTop = log.scrollHeight;
}
