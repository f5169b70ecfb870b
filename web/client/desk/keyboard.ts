// The desk by keyboard. Letters work outside fields only, and can be switched off.
const SETTING = 'paladin.raccourcis';

const keys: Record<string, () => void> = {
  j: () => move(1),
  k: () => move(-1),
  u: () => document.querySelector<HTMLElement>('[data-back] a, a[data-back]')?.click(),
  c: () => document.querySelector<HTMLElement>('[data-claim]')?.click(),
  r: () => document.querySelector<HTMLElement>('#reply')?.focus(),
  n: () => openFold('#note-fold', 'textarea'),
  s: () => openFold('#snooze-fold', 'button, input:not([type=hidden])'),
  b: () => document.querySelector<HTMLElement>('[data-take]')?.click(),
  '?': () => document.querySelector<HTMLDialogElement>('.shortcuts')?.showModal(),
};

export function keyboard(): void {
  const setting = document.querySelector<HTMLInputElement>('[data-shortcuts]');
  if (setting) {
    setting.checked = isEnabled();
    setting.addEventListener('change', () => localStorage.setItem(SETTING, setting.checked ? 'oui' : 'non'));
  }
  document.addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (key === 'Enter' && (ctrlKey || metaKey) && target instanceof HTMLTextAreaElement)
      return target.form?.requestSubmit();
    if (ctrlKey || metaKey || altKey || isField(target)) return;
    if (!isEnabled() && key !== '?') return;
    const action = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function isEnabled(): boolean {
  return localStorage.getItem(SETTING) !== 'non';
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

function move(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by));
  rows[next]?.focus();
}

function openFold(name: string, field: string): void {
  const fold = document.querySelector<HTMLDetailsElement>(name);
  if (!fold) return;
  fold.open = true;
  fold.querySelector<HTMLElement>(field)?.focus();
}
