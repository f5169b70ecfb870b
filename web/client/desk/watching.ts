// Who else looks at the open question, or types an answer to it, and what the person has read: this page says what it does, and is
// told of the others.

/** The page is believed for 45 seconds after it last spoke. */
const EVERY = 20_000;
/** Silence after which nobody types any more, in ms. */
const PAUSE = 6_000;
/** Who touches nothing for so long has walked away, in ms: a page left open is nobody's presence. */
const IDLE = 5 * 60_000;

/** Gives what to do when others came or went. */
export function watchTogether(): (watched: readonly string[] | null) => void {
  const place = document.querySelector<HTMLElement>('[data-watchers]');
  const reference = document.querySelector<HTMLElement>('[data-reference]')?.dataset['reference'];
  if (!place || reference === undefined) return () => {};
  const address = `/bureau/questions/${reference}/regard`;
  let typedAt = 0;
  let touchedAt = Date.now();
  let wasTyping = false;
  const tell = async () => {
    if (document.hidden || Date.now() - touchedAt > IDLE) return;
    wasTyping = Date.now() - typedAt < PAUSE;
    const body = new FormData();
    if (wasTyping) body.append('ecrit', 'oui');
    const answer = await fetch(address, { method: 'POST', body });
    const { words, read } = await answer.json();
    showRead(read);
    if (place.textContent !== words) place.textContent = String(words);
  };
  const tellQuietly = () => void tell().catch(() => {});
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.matches('[data-draft]')) return;
    typedAt = Date.now();
    if (!wasTyping) tellQuietly();
    wasTyping = true;
  });
  for (const sign of ['pointermove', 'keydown', 'scroll'])
    document.addEventListener(sign, () => (touchedAt = Date.now()), { passive: true });
  setInterval(() => {
    if (wasTyping && Date.now() - typedAt >= PAUSE) tellQuietly();
  }, PAUSE / 3);
  setInterval(tellQuietly, EVERY);
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : tellQuietly()));
  addEventListener('pagehide', leave);
  tellQuietly();
  return (watched) => {
    if (watched === null || watched.includes(reference)) tellQuietly();
  };

  function leave(): void {
    const body = new FormData();
    body.append('parti', 'oui');
    navigator.sendBeacon(address, body);
  }
}

/** On the last message of ours that the person had before their eyes. */
function showRead(read: unknown): void {
  for (const sign of document.querySelectorAll<HTMLElement>('[data-read-sign]'))
    sign.hidden = sign.closest<HTMLElement>('[data-id]')?.dataset['id'] !== read;
}
