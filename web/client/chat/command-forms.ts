// Oui, Non, "parler à une personne", an opinion: forms of the page, sent without leaving it.
import { stateWords } from './state-words.ts';
import { request } from './request.ts';

type Heard = {
  /** The question that the panel shows. */
  reference: () => string | undefined;
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
    if (form.hasAttribute('aria-busy')) return;
    void sendCommandForm(form, button, heard);
  });
}

/** Its buttons stay as they are: one that is disabled drops the keyboard's place. */
async function sendCommandForm(
  form: HTMLFormElement,
  button: HTMLElement | null,
  heard: Heard,
): Promise<void> {
  const action = button?.getAttribute('formaction') ?? form.action;
  const fields = button?.hasAttribute('data-human') ? new FormData() : new FormData(form, button);
  if (!fields.has('id')) fields.set('id', crypto.randomUUID());
  form.setAttribute('aria-busy', 'true');
  say(form, stateWords.sending);
  try {
    const answer = await request(heard.reference(), action, {
      method: 'POST',
      body: fields,
      headers: { Accept: 'application/json' },
    });
    const { message, emergency } = await answer.json().catch(() => ({}));
    if (emergency) heard.emergency(emergency.text);
    say(form, answer.ok ? stateWords.noted : String(message ?? stateWords.failed));
    // Unanswered, the same command may be sent again under its id; answered, the next one is another.
    const id = form.querySelector<HTMLInputElement>('[name=id]');
    if (id && answer.status < 500) id.value = crypto.randomUUID();
  } catch {
    const comment = fields.get('comment');
    if (typeof comment === 'string') heard.unsent(comment);
    say(form, stateWords.failed);
  }
  form.removeAttribute('aria-busy');
  heard.done();
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
