/** Wait between the last key and the question to the server, in ms: a fast typist asks once. */
const SETTLED_MS = 300;
/** Fewer signs than this say nothing yet. */
const LEAST = 8;

type Hint = { slug: string; title: string };

/** Articles that may answer what is being typed, above the line, until the first message has left. Nothing is kept of what was typed. */
export function showArticleHints(panel: HTMLElement, isFirst: () => boolean): void {
  const box = panel.querySelector<HTMLElement>('[data-hints]');
  const line = panel.querySelector<HTMLTextAreaElement>('[data-write] textarea');
  if (!box || !line) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  line.addEventListener('input', () => look(SETTLED_MS));
  panel.addEventListener('submit', () => look(0));

  function look(afterMs: number): void {
    clearTimeout(timer);
    turn += 1;
    const asked = turn;
    timer = setTimeout(async () => {
      const found = isFirst() && line ? await hintsFor(line.value) : [];
      if (asked === turn && box && line) show(box, line, isFirst() ? found : []);
    }, afterMs);
  }
}

/** In the body, not in an address: what people type stands in nobody's log. */
async function hintsFor(text: string): Promise<Hint[]> {
  if (text.trim().length < LEAST) return [];
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ q: text }),
  };
  const answer = await fetch('/aide/suggestions', init).catch(() => undefined);
  return answer?.ok ? answer.json() : [];
}

function show(box: HTMLElement, line: HTMLElement, found: readonly Hint[]): void {
  const items = found.slice(0, 3).map(({ slug, title }) => {
    const link = document.createElement('a');
    link.href = `/aide/${slug}`;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = title;
    const item = document.createElement('li');
    item.append(link);
    return item;
  });
  // Whoever is among them by keyboard stays among them, or is back on the line.
  const held = box.contains(document.activeElement);
  box.hidden = items.length === 0;
  box.querySelector('ul')?.replaceChildren(...items);
  if (held) (items[0]?.querySelector('a') ?? line).focus();
}
