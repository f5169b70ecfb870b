// A part of a page, put in the place of the one that was there, without taking anything from under the reader's hands.

export function put(old: HTMLElement, fresh: HTMLElement): void {
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

/** The keyboard stays on the same line when a list is drawn again, and in the same field when other actions become possible. */
function addressOfFocus(within: HTMLElement): string | undefined {
  const active = document.activeElement;
  if (!active || !within.contains(active)) return undefined;
  if (active instanceof HTMLAnchorElement)
    return `a[href="${CSS.escape(active.getAttribute('href') ?? '')}"]`;
  return active.matches('textarea[id], select[id], input[id]') ? `#${CSS.escape(active.id)}` : undefined;
}
