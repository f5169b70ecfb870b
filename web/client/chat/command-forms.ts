// Oui, Non, "parler à une personne", an opinion: forms of the page, sent without leaving it.
import { FAILED, NOTED, SENDING } from '../../../content/fr/browser-texts.ts';

type Heard = {
  done: () => void;
  emergency: (text: string) => void;
  /** What was typed did not leave. */
  unsent: (text: string) => void;
};

export function handleCommandForms(panel: HTMLElement, heard: Heard): void {
  panel.addEventListener('submit', (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!(form instanceof HTMLFormElement)) return;
    const human = button?.hasAttribute('data-human') ?? false;
    if (!human && !form.matches('[data-command]')) return;
    event.preventDefault();
    void sendCommandForm(form, button, heard);
  });
}

async function sendCommandForm(
  form: HTMLFormElement,
  button: HTMLElement | null,
  heard: Heard,
): Promise<void> {
  const action = button?.getAttribute('formaction') ?? form.action;
  const fields = button?.hasAttribute('data-human') ? new FormData() : new FormData(form, button);
  if (!fields.has('id')) fields.set('id', crypto.randomUUID());
  disable(form, true);
  say(form, SENDING);
  try {
    const answer = await fetch(action, {
      method: 'POST',
      body: fields,
      headers: { Accept: 'application/json' },
    });
    const { message, emergency } = await answer.json().catch(() => ({}));
    if (emergency) heard.emergency(emergency.text);
    say(form, answer.ok ? NOTED : String(message ?? FAILED));
    // Unanswered, the same command may be sent again under its id; answered, the next one is another.
    const id = form.querySelector<HTMLInputElement>('[name=id]');
    if (id && answer.status < 500) id.value = crypto.randomUUID();
  } catch {
    const comment = fields.get('comment');
    if (typeof comment === 'string') heard.unsent(comment);
    say(form, FAILED);
  }
  disable(form, false);
  heard.done();
}

function disable(form: HTMLFormElement, disabled: boolean): void {
  for (const button of form.querySelectorAll('button')) button.disabled = disabled;
}

function say(form: HTMLFormElement, words: string): void {
  const place = form.querySelector('[role=status]') ?? form.appendChild(statusLine());
  place.textContent = words;
}

function statusLine(): HTMLElement {
  const line = document.createElement('p');
  line.className = 'hint';
  line.setAttribute('role', 'status');
  return line;
}
