// The page kept as the server tells it: at each change on the desk, the parts that moved are put in place.
import { listenTo, oneAtATime } from '../chat/live-stream.ts';

/** Rest between two looks, in ms: a busy desk changes many times a second. */
const REST = 700;
/** A look that takes longer is given up, so that the next one is not held back. */
const PATIENCE = 10_000;

/** Gives how to look again at once. */
export function livePage(): () => void {
  const look = oneAtATime(async () => {
    if (await hasMoved()) await refreshPage();
    await new Promise((rested) => setTimeout(rested, REST));
  });
  listenTo(() => '/api/desk/events', look);
  return () => void refreshPage();
}

/** A question is opened again only when its journal moved: each opening of medical text is written down. */
async function hasMoved(): Promise<boolean> {
  const head = document.querySelector<HTMLElement>('[data-reference]');
  if (!head) return true;
  const answer = await fetch(`/bureau/etat/${head.dataset['reference']}`, patiently()).catch(() => undefined);
  if (!answer?.ok) return false;
  const { seq } = await answer.json();
  return String(seq) !== head.dataset['seq'];
}

async function refreshPage(): Promise<void> {
  const answer = await fetch(location.href, patiently()).catch(() => undefined);
  if (!answer) return;
  if (answer.redirected) return location.reload();
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  // Before its parts move into the page.
  const seen = fresh.querySelector<HTMLElement>('[data-seq]')?.dataset['seq'];
  for (const part of fresh.querySelectorAll<HTMLElement>('[data-live]')) {
    const old = document.querySelector<HTMLElement>(`[data-live="${part.dataset['live']}"]`);
    if (old) put(old, part);
  }
  for (const field of document.querySelectorAll<HTMLInputElement>('[data-seen]'))
    field.value = seen ?? field.value;
}

function patiently(): RequestInit {
  return { signal: AbortSignal.timeout(PATIENCE) };
}

function put(old: HTMLElement, fresh: HTMLElement): void {
  if (old.hasAttribute('data-live-list')) return append(old, fresh);
  // Forms are left alone while they may hold what is being typed, unless other actions have become possible.
  if (old.dataset['key'] !== undefined && old.dataset['key'] === fresh.dataset['key']) return;
  if (old.outerHTML === fresh.outerHTML) return;
  const focused = addressOfFocus(old);
  const opened = [...old.querySelectorAll('details')].map((one) => one.open);
  old.replaceWith(fresh);
  for (const [index, one] of [...fresh.querySelectorAll('details')].entries())
    one.open = opened[index] ?? one.open;
  if (focused !== undefined) fresh.querySelector<HTMLElement>(focused)?.focus();
}

function append(old: HTMLElement, fresh: HTMLElement): void {
  const before = old.children.length;
  for (const item of Array.from(fresh.children)) {
    const there = old.querySelector(`[data-id="${CSS.escape(item.getAttribute('data-id') ?? '')}"]`);
    if (!there) old.append(item);
    else if (there.innerHTML !== item.innerHTML) there.replaceWith(item);
  }
  old.querySelector('[data-id="none"]')?.toggleAttribute('hidden', old.children.length > 1);
  if (old.children.length > before) old.lastElementChild?.scrollIntoView({ block: 'nearest' });
}

/** The keyboard stays on the same line when a list is drawn again. */
function addressOfFocus(within: HTMLElement): string | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLAnchorElement) || !within.contains(active)) return undefined;
  return `a[href="${CSS.escape(active.getAttribute('href') ?? '')}"]`;
}
