/** Kept on the page's own origin from the first message on, and never before: there is something to come back to. */
const NAME = 'paladin.chat';

export function isInUse(): boolean {
  try {
    return localStorage.getItem(NAME) !== null;
  } catch {
    return false; // Storage may be forbidden: the chat then waits for its button.
  }
}

export function keepInUse(used: boolean): void {
  try {
    if (used) localStorage.setItem(NAME, '1');
    else localStorage.removeItem(NAME);
  } catch {
    // As above.
  }
}
