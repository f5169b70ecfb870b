// Suggestions under a search box, in the combobox manner: arrows choose, Enter goes, Escape closes.
import { suggested } from '../../content/fr/browser-texts.ts';

type Suggestion = { slug: string; title: string; topic: string };

/** Wait between the last key and the question to the server, in ms: a fast typist asks once. */
const SETTLED = 120;

export function addSuggestions(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=search]');
  const box = form.querySelector<HTMLElement>('.suggestions');
  const status = form.querySelector<HTMLElement>('[role=status]');
  if (!input || !box || !status) return;
  const list = listIn(box, input);
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      asked += 1;
      const turn = asked;
      const found = await suggestionsFor(form, input.value);
      // A slow answer to an earlier question must not replace the answer to a later one.
      if (turn === asked) status.textContent = list.show(found);
    }, SETTLED);
  });
  // What was closed stays closed, though an answer is still on its way.
  const forget = () => {
    clearTimeout(timer);
    asked += 1;
  };
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') forget();
    list.key(event);
  });
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && form.contains(relatedTarget)) return;
    forget();
    list.close();
  });
}

async function suggestionsFor(form: HTMLFormElement, query: string): Promise<Suggestion[]> {
  if (query.trim().length < 2) return [];
  const asked = new URLSearchParams({
    q: query,
    pour: form.querySelector<HTMLInputElement>('[name=pour]')?.value ?? '',
  });
  try {
    const answer = await fetch(`/aide/suggestions?${asked}`);
    return answer.ok ? await answer.json() : [];
  } catch {
    return []; // Without the network there are no suggestions, and the form still works.
  }
}

function listIn(box: HTMLElement, input: HTMLInputElement) {
  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', suggested.label);
  box.append(list);
  setAttributes(input, {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-expanded': 'false',
  });
  let chosen = -1;

  function show(found: Suggestion[]): string {
    list.replaceChildren(...found.map(option));
    choose(-1);
    open(found.length > 0);
    return found.length === 0 ? '' : suggested.count(found.length);
  }

  function open(opened: boolean): void {
    box.hidden = !opened;
    input.setAttribute('aria-expanded', String(opened));
  }

  function choose(next: number): void {
    chosen = next;
    for (const [index, one] of [...list.children].entries())
      one.setAttribute('aria-selected', String(index === next));
    const active = list.children[next];
    if (active) input.setAttribute('aria-activedescendant', active.id);
    else input.removeAttribute('aria-activedescendant');
  }

  function key(event: KeyboardEvent): void {
    const count = list.children.length;
    if (box.hidden || count === 0) return;
    if (event.key === 'Escape') open(false);
    else if (event.key === 'ArrowDown') choose((chosen + 1) % count);
    else if (event.key === 'ArrowUp') choose((chosen + count - (chosen < 0 ? 0 : 1)) % count);
    else if (event.key === 'Enter' && chosen >= 0) list.children[chosen]?.querySelector('a')?.click();
    else return;
    event.preventDefault();
  }

  return { show, key, close: () => open(false) };
}

function option({ slug, title, topic }: Suggestion, index: number): HTMLLIElement {
  const item = document.createElement('li');
  setAttributes(item, { id: `suggestion-${index}`, role: 'option', 'aria-selected': 'false' });
  const link = document.createElement('a');
  setAttributes(link, { href: `/aide/${slug}`, tabindex: '-1' });
  const where = document.createElement('small');
  where.textContent = topic;
  link.append(title, where);
  item.append(link);
  return item;
}

function setAttributes(element: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
