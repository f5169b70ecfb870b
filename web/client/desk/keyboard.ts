// The desk by keyboard. Letters work outside fields only, and can be switched off.
import { runCommand } from './run-command.ts';

const SETTING = 'paladin.raccourcis';

const keys: Record<string, () => void> = {
  j: () => (rows().length === 0 ? click('[data-next]') : move(1)),
  k: () => move(-1),
  u: () => click('a[data-back]'),
  c: () => runCommand('prendre'),
  r: () => runCommand('repondre'),
  n: () => runCommand('noter'),
  s: () => runCommand('mettre-de-cote'),
  m: openMacros,
  b: () => click('[data-take]'),
  '/': () => document.querySelector<HTMLElement>('[data-find]')?.focus(),
  '?': () => document.querySelector<HTMLDialogElement>('.shortcuts')?.showModal(),
};

/** @param openPalette works in fields, too, and is never switched off */
export function keyboard(openPalette: () => void): void {
  const setting = document.querySelector<HTMLInputElement>('[data-shortcuts]');
  if (setting) {
    setting.checked = isEnabled();
    setting.addEventListener('change', () => localStorage.setItem(SETTING, setting.checked ? 'oui' : 'non'));
  }
  document.addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (key === 'Enter' && (ctrlKey || metaKey) && target instanceof HTMLTextAreaElement)
      return target.form?.requestSubmit();
    if (key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey) {
      event.preventDefault();
      return openPalette();
    }
    if (ctrlKey || metaKey || altKey || isField(target) || document.querySelector('dialog[open]')) return;
    if (!isEnabled() && key !== '?') return;
    const action = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** The macros beside the reply, with the keyboard on the first. */
function openMacros(): void {
  const fold = document.querySelector('.macros')?.closest('details');
  if (!fold) return;
  fold.open = true;
  fold.querySelector<HTMLElement>('[data-macro], a')?.focus();
}

function isEnabled(): boolean {
  return localStorage.getItem(SETTING) !== 'non';
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

function click(link: string): void {
  document.querySelector<HTMLElement>(link)?.click();
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-row]')];
}

function move(by: 1 | -1): void {
  const all = rows();
  const at = all.findIndex((row) => row === document.activeElement);
  const next = at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + by));
  all[next]?.focus();
}
