// How far the agent has read: what stood in a visible, focused page for a moment, and no more. It goes with each command.

/** Long enough for eyes to fall on it, in ms. */
const STOOD = 1_500;

/** The sequence that the agent has seen; -1 on pages without a question. */
let seen = -1;

/** Follows what stands on the page, and tells the service of what was opened. */
export function followSeen(): void {
  if (!head()) return;
  seen = standing();
  let since: number | undefined;
  setInterval(() => {
    show();
    if (!isLookedAt() || standing() === seen) since = undefined;
    else since ??= Date.now();
    if (since !== undefined && Date.now() - since >= STOOD) advance();
  }, STOOD / 6);
  new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
}

/** The agent was shown all that stands on the page, or did it themselves. */
export function haveSeen(sequence = standing()): void {
  seen = Math.max(seen, sequence);
  show();
}

/** What stands on the page and was not seen. */
export function unseenItems(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.talk > [data-seq]')].filter(
    (item) => Number(item.dataset['seq']) > seen && item.dataset['own'] === undefined,
  );
}

function advance(): void {
  haveSeen();
  const reference = head()?.dataset['reference'] ?? '';
  const headers = { Accept: 'application/json' };
  void fetch(`/bureau/questions/${reference}/lue`, { method: 'POST', body: new FormData(), headers }).catch(
    () => {},
  );
}

/** Forms that the page was given anew know no more than the others. */
function show(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('[data-seen]'))
    if (field.value !== String(seen)) field.value = String(seen);
  const fresh = new Set(unseenItems());
  for (const item of document.querySelectorAll<HTMLElement>('.talk > [data-seq]'))
    if (item.classList.contains('is-new') !== fresh.has(item))
      item.classList.toggle('is-new', fresh.has(item));
}

/** In a window that is looked at, and not scrolled out of sight. */
function isLookedAt(): boolean {
  if (document.visibilityState !== 'visible' || !document.hasFocus()) return false;
  const last = unseenItems().at(-1)?.getBoundingClientRect();
  return last === undefined || (last.top < innerHeight && last.bottom > 0);
}

function standing(): number {
  return Number(head()?.dataset['seq'] ?? -1);
}

function head(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-reference]');
}
