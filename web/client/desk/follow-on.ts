// After what leaves a question to somebody else, the next one of the list, for whoever wants it so.
import type { ActionWord } from '../../desk/api-calls.ts';
import { keepLeaving } from './leaving.ts';

const SETTING = 'paladin.suite';

/** After these there is nothing more to do for now. */
const leaving: ReadonlySet<string> = new Set<ActionWord>([
  'repondre',
  'demander',
  'resoudre',
  'relacher',
  'transferer',
  'relayer',
  'mettre-de-cote',
]);

export function followOn(): void {
  const choice = document.querySelector<HTMLElement>('[data-go-on]');
  const box = choice?.querySelector('input');
  if (!choice || !box) return;
  choice.hidden = false;
  box.checked = isWanted();
  box.addEventListener('change', () => localStorage.setItem(SETTING, box.checked ? 'oui' : 'non'));
}

/** @param address of the command that was carried out; true when the page is left for the next question */
export function goOnAfter(address: string): boolean {
  const next = document.querySelector<HTMLAnchorElement>('[data-next]');
  if (!next || !isWanted() || !leaving.has(address.split('/').at(-1) ?? '')) return false;
  keepLeaving(address);
  location.assign(next.href);
  return true;
}

function isWanted(): boolean {
  return localStorage.getItem(SETTING) === 'oui';
}
