// Commands of the desk, sent in place: refused, they say why, and what was typed stays.
import { dropDrafts, restore } from './drafts.ts';

const FAILED = 'Le service ne répond pas. Votre texte est gardé : réessayez dans un instant.';
const HELD = 'C’est enregistré, et sera fait dès que possible.';

export function handleCommands(refresh: () => void): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-command]')) return;
    event.preventDefault();
    void submitCommand(form, event.submitter, refresh);
  });
}

async function submitCommand(
  form: HTMLFormElement,
  button: HTMLElement | null,
  refresh: () => void,
): Promise<void> {
  const action = button?.getAttribute('formaction') ?? form.action;
  const buttons = [...form.querySelectorAll('button')];
  for (const one of buttons) one.disabled = true;
  const told = await sendForm(action, new FormData(form, button));
  for (const one of buttons) one.disabled = false;
  say(told.problem ?? told.held);
  // Unanswered, the same command may be sent again under its id; answered, the next one is another.
  if (told.answered) renewForm(form);
  if (told.problem === undefined) {
    dropDrafts(form);
    form.closest('details')?.removeAttribute('open');
  }
  refresh();
}

type Told = { answered: boolean; problem?: string; held?: string };

async function sendForm(action: string, body: FormData): Promise<Told> {
  try {
    const answer = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } });
    const { message, pending } = await answer.json().catch(() => ({}));
    const problem = typeof message === 'string' ? message : FAILED;
    if (!answer.ok) return { answered: answer.status < 500, problem };
    return { answered: true, ...(pending === true ? { held: HELD } : {}) };
  } catch {
    return { answered: false, problem: FAILED };
  }
}

function renewForm(form: HTMLFormElement): void {
  const id = form.querySelector<HTMLInputElement>('[name=id]');
  if (id) id.value = crypto.randomUUID();
}

function say(words: string | undefined): void {
  const place = document.querySelector<HTMLElement>('[data-problem]');
  if (!place) return;
  place.hidden = words === undefined;
  place.textContent = words ?? '';
  if (words !== undefined) place.scrollIntoView({ block: 'nearest' });
}

/** Drafts come back into forms that the page has just been given. */
export function restoreDrafts(): void {
  new MutationObserver(() => {
    for (const field of document.querySelectorAll<HTMLTextAreaElement>('[data-draft]')) restore(field);
  }).observe(document.querySelector('[data-actions]') ?? document.body, { childList: true });
}
