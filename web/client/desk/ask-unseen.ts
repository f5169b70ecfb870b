// Asks, before something is sent that does not know of the latest, and shows what that is.
import { unseen } from '../../../content/fr/desk-unseen.ts';
import { unseenItems } from './seen.ts';

/** Resolves to whether the agent sends it all the same. The way back is the first button, and Escape. */
export function askUnseen(): Promise<boolean> {
  const dialog = document.querySelector<HTMLDialogElement>('[data-unseen]');
  const list = dialog?.querySelector('ul');
  if (!dialog || !list) return Promise.resolve(false);
  const items = unseenItems();
  list.replaceChildren(
    ...(items.length === 0 ? [lineOf(unseen.other)] : items.map((item) => lineOf(textOf(item)))),
  );
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => {
        const isSent = dialog.returnValue === 'send';
        if (!isSent) items[0]?.scrollIntoView({ block: 'center' });
        resolve(isSent);
      },
      { once: true },
    );
  });
}

function lineOf(text: string): HTMLElement {
  const line = document.createElement('li');
  line.textContent = text;
  return line;
}

function textOf(item: HTMLElement): string {
  return (item.querySelector('article')?.innerText ?? item.innerText)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 400);
}
