// What goes on by itself elsewhere is looked at again until the page no longer says that it goes on.
const EVERY = 1_000;

export function startPolling(refresh: () => void): void {
  setInterval(() => {
    if (document.querySelector('[data-poll]') && !document.hidden) refresh();
  }, EVERY);
}
