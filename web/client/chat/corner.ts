// The chat at the bottom right: opened in place, closed with Escape, the keyboard back where it was.
import { readStorage } from './browser-storage.ts';
import { livePanel } from './panel.ts';

let dialog: HTMLElement | undefined;
let openedBy: HTMLElement | undefined;

export function openCorner(by?: HTMLElement): void {
  const corner = document.querySelector<HTMLElement>('.chat-corner');
  const made = dialog ?? (corner ? buildCorner(corner) : undefined);
  if (!made) return;
  dialog = made;
  openedBy = by;
  made.hidden = false;
  corner?.classList.add('is-open');
  const field = made.querySelector<HTMLElement>('[data-write] textarea, [data-ask] textarea');
  (field ?? made.querySelector<HTMLElement>('#chat-title'))?.focus();
}

function close(): void {
  if (!dialog) return;
  dialog.hidden = true;
  document.querySelector('.chat-corner')?.classList.remove('is-open');
  (openedBy ?? document.querySelector<HTMLElement>('.chat-launcher'))?.focus();
}

function buildCorner(corner: HTMLElement): HTMLElement | undefined {
  const template = corner.querySelector('template');
  const made = template?.content.firstElementChild?.cloneNode(true);
  if (!(made instanceof HTMLElement)) return undefined;
  corner.append(made);
  made.querySelector('[data-close]')?.addEventListener('click', close);
  made.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  const panel = made.querySelector<HTMLElement>('[data-chat]');
  const { reference } = readStorage();
  if (panel) livePanel(panel, reference);
  if (reference !== undefined)
    made.querySelector('.chat-full')?.setAttribute('href', `/question/${reference}`);
  return made;
}
