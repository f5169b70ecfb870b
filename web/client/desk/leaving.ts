// What was just sent leaves in a moment: the seconds are counted, and on the next question it may still be taken back.
import type { ActionWord } from '../../desk/api-calls.ts';

const KEPT = 'paladin.envoi';
const EVERY = 250;

const sending: ReadonlySet<string> = new Set<ActionWord>(['repondre', 'demander', 'resoudre']);

export function countLeaving(): void {
  showElsewhere();
  const ends = new WeakMap<HTMLElement, number>();
  setInterval(() => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-leaves]')) {
      const end = ends.get(place) ?? Date.now() + Number(place.dataset['leaves']);
      ends.set(place, end);
      const seconds = Math.ceil((end - Date.now()) / 1_000);
      const words = seconds > 0 ? `(${seconds} s)` : '';
      if (place.textContent !== words) place.textContent = words;
      const elsewhere = place.closest<HTMLElement>('[data-leaving]');
      if (elsewhere && seconds <= 0) elsewhere.hidden = true;
    }
  }, EVERY);
}

/** The page is left for another question: what was sent on this one can be taken back from there. */
export function keepLeaving(address: string): void {
  const [, reference, action = ''] = /\/([^/]+)\/([^/]+)$/.exec(address) ?? [];
  if (sending.has(action)) sessionStorage.setItem(KEPT, JSON.stringify({ reference, at: Date.now() }));
}

function showElsewhere(): void {
  const form = document.querySelector<HTMLFormElement>('[data-leaving]');
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  const left = form?.querySelector<HTMLElement>('[data-leaves]');
  const place = form?.querySelector('strong');
  if (!form || !left || !place || kept === null) return;
  const { reference, at }: { reference: string; at: number } = JSON.parse(kept);
  left.dataset['leaves'] = String(Number(left.dataset['leaves']) - (Date.now() - at));
  place.textContent = reference;
  form.action = `/bureau/questions/${reference}/annuler-envoi`;
  form.hidden = false;
}
