import { missing, WANTS_A_PERSON } from '../../../content/fr/browser-texts.ts';
import type { Unsent } from './browser-storage.ts';

export type Ask = {
  /** Takes the form off the screen: the conversation is there instead. */
  away(): void;
  /** Brings it back with what was typed, and says what is wrong. */
  refused(message: Unsent, why: { message: string; fields: string[] }): void;
};

/** The form of the first message, if the panel holds one. */
export function handleQuestionForm(panel: HTMLElement, ask: (message: Unsent) => void): Ask | undefined {
  const form = panel.querySelector<HTMLFormElement>('[data-ask]');
  if (!form) return undefined;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const message = messageOf(form, event.submitter);
    const wrong = missingFields(form, message);
    if (wrong) complain(form, wrong);
    else ask(message);
  });
  return {
    away: () => form.remove(),
    refused: (_, why) => {
      panel.querySelector('[data-conversation=""]')?.remove();
      panel.append(form);
      complain(form, why);
    },
  };
}

function messageOf(form: HTMLFormElement, by: HTMLElement | null): Unsent {
  const text = valueOf(form, '[name=text]').trim();
  const person = by?.getAttribute('name') === 'personne';
  const role = valueOf(form, '[name=role]:checked');
  return {
    id: crypto.randomUUID(),
    text: person ? [text, WANTS_A_PERSON].filter(Boolean).join('\n\n') : text,
    ...(role ? { role } : {}),
    email: valueOf(form, '[name=email]').trim(),
    at: Date.now(),
  };
}

function valueOf(form: HTMLFormElement, field: string): string {
  return form.querySelector<HTMLInputElement | HTMLTextAreaElement>(field)?.value ?? '';
}

function missingFields(form: HTMLFormElement, { text }: Unsent) {
  const email = form.querySelector<HTMLInputElement>('[name=email]');
  const fields = [
    ...(text ? [] : (['text'] as const)),
    ...(email && !email.validity.valid ? (['email'] as const) : []),
  ];
  if (fields.length === 0) return undefined;
  return { fields, message: fields.map((field) => missing[field]).join(' ') };
}

function complain(
  form: HTMLFormElement,
  { fields, message }: { fields: readonly string[]; message: string },
): void {
  const alert = form.querySelector<HTMLElement>('[role=alert]');
  if (alert) {
    alert.hidden = false;
    alert.textContent = message;
  }
  for (const field of form.querySelectorAll('[name]')) {
    const wrong = fields.includes(field.getAttribute('name') ?? '');
    field.toggleAttribute('aria-invalid', false);
    if (wrong) field.setAttribute('aria-invalid', 'true');
  }
  form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
}
