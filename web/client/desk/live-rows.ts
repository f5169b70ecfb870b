// A list kept as the server tells it: the lines of the questions that moved, and no other.
import { put } from './live-parts.ts';

/** Lines left, or grown to, at which the page is asked for anew. */
const FEW = 25;
const MANY = 100;

/**
 * Puts the lines of moved questions in their places, or takes them away.
 * @param moved references; those of which `fresh` has no line are no longer on this list
 * @returns false when the page as a whole is to be asked for instead
 */
export function putRows(fresh: Document, moved: readonly string[]): boolean {
  const list = document.querySelector<HTMLElement>('[data-rows]');
  const rows = fresh.querySelector<HTMLElement>('[data-rows]');
  if (!list || !rows) return rows?.childElementCount === 0;
  for (const reference of moved) putRow(list, reference, rowOf(rows, reference));
  countRows(list.childElementCount);
  const goesOn = document.querySelector('[rel="next"]') !== null;
  return list.childElementCount >= (goesOn ? FEW : 1) && list.childElementCount <= MANY;
}

function putRow(list: HTMLElement, reference: string, fresh: HTMLElement | undefined): void {
  const old = rowOf(list, reference);
  if (!fresh) return old?.remove();
  if (old?.outerHTML === fresh.outerHTML) return;
  const isFocused = old?.contains(document.activeElement) ?? false;
  old?.remove();
  const next = Array.from(list.children).find((row) => isBefore(fresh, row));
  // Before the first line, or after the last, it may belong on another page of the list.
  const elsewhere =
    next === undefined ? '[rel="next"]' : next === list.firstElementChild ? '[data-first]' : '';
  if (elsewhere !== '' && document.querySelector(elsewhere)) return;
  list.insertBefore(fresh, next ?? null);
  if (isFocused) fresh.querySelector<HTMLElement>('[data-row]')?.focus();
}

function rowOf(list: HTMLElement, reference: string): HTMLElement | undefined {
  return list.querySelector<HTMLElement>(`:scope > [data-id="${CSS.escape(reference)}"]`) ?? undefined;
}

function isBefore(one: HTMLElement, other: Element): boolean {
  const [rank = 0, receivedAt = 0] = orderIn(one);
  const [otherRank = 0, otherReceivedAt = 0] = orderIn(other);
  return rank === otherRank ? receivedAt < otherReceivedAt : rank < otherRank;
}

function orderIn(row: Element): number[] {
  return JSON.parse(row.getAttribute('data-order') ?? '[]');
}

/** "50 demandes sur cette page": the number that is true now. */
function countRows(count: number): void {
  const part = document.querySelector('[data-live="part"]');
  if (part) part.textContent = part.textContent.replace(/^\d+/, String(count));
}

/** The parts beside the lines: alerts, and how many each list holds. */
export function putParts(fresh: Document): void {
  for (const part of fresh.querySelectorAll<HTMLElement>('[data-live]')) {
    const old = document.querySelector<HTMLElement>(`[data-live="${part.dataset['live']}"]`);
    if (old) put(old, part);
  }
}
