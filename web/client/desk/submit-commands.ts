// Commands of the desk, sent in place: refused, they say why, and what was typed stays.
import { deskScript } from '../../../content/fr/desk-unseen.ts';
import { askUnseen } from './ask-unseen.ts';
import { dropDrafts, renewForm } from './drafts.ts';
import { goOnAfter } from './follow-on.ts';
import { haveSeen } from './seen.ts';

type Refresh = () => Promise<void>;

export function submitCommands(refresh: Refresh): void {
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
  refresh: Refresh,
): Promise<void> {
  const action = button?.getAttribute('formaction') ?? form.action;
  const buttons = [...form.querySelectorAll('button')];
  for (const one of buttons) one.disabled = true;
  const told = await sendForm(action, new FormData(form, button));
  for (const one of buttons) one.disabled = false;
  announce(told.problem ?? told.held);
  if (told.problem === undefined) {
    dropDrafts(form);
    form.closest('details')?.removeAttribute('open');
    if (told.applied !== undefined) haveSeen(told.applied);
  }
  // Unanswered, the same command may be sent again under its id; answered, the next one is another.
  if (told.answered) renewForm(form);
  if (told.problem === undefined && told.held === undefined && goOnAfter(action)) return;
  await refresh();
  keepFocus();
  if (told.stale && (await askUnseen()) && form.isConnected) {
    haveSeen();
    await submitCommand(form, button, refresh);
  }
}

/** Where the button went away with what it did, the keyboard goes on from the actions that are possible now. */
function keepFocus(): void {
  if (document.activeElement === document.body)
    document.querySelector<HTMLElement>('[data-actions]')?.focus({ preventScroll: true });
}

type Told = { answered: boolean; problem?: string; held?: string; applied?: number; stale?: boolean };

async function sendForm(action: string, body: FormData): Promise<Told> {
  try {
    const answer = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } });
    const { error, message, pending, applied } = await answer.json().catch(() => ({}));
    const problem = typeof message === 'string' ? message : deskScript.failed;
    if (!answer.ok) return { answered: answer.status < 500, problem, stale: error === 'stale' };
    if (pending === true) return { answered: true, held: deskScript.held };
    return { answered: true, ...(typeof applied === 'number' ? { applied } : {}) };
  } catch {
    return { answered: false, problem: deskScript.failed };
  }
}

export function announce(words: string | undefined): void {
  const place = document.querySelector<HTMLElement>('[data-problem]');
  if (!place) return;
  place.hidden = words === undefined;
  place.textContent = words ?? '';
  if (words !== undefined) place.scrollIntoView({ block: 'nearest' });
}
