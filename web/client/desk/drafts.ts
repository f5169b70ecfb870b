// What an agent types is kept on this device, for each question, until it is sent or they sign out.
const PREFIX = 'paladin.bureau';

export function keepDrafts(): void {
  for (const field of document.querySelectorAll<HTMLTextAreaElement>('[data-draft]')) restore(field);
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.matches('[data-draft]')) keep(target);
  });
  document.addEventListener('submit', ({ target }) => {
    if (target instanceof HTMLFormElement && target.matches('[data-sign-out]')) forgetAll();
  });
}

/** The parts of the page that were drawn again get their drafts back. */
export function restore(field: HTMLTextAreaElement): void {
  const draft = localStorage.getItem(nameOf(field));
  if (draft !== null && field.value.trim() === '') field.value = draft;
}

export function dropDrafts(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLTextAreaElement>('[data-draft]')) {
    localStorage.removeItem(nameOf(field));
    field.value = '';
  }
}

/** Who signs out leaves nothing behind: the next one at this computer may be of another team. */
function forgetAll(): void {
  const ours = Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}.`));
  for (const name of ours) localStorage.removeItem(name);
}

function keep(field: HTMLTextAreaElement): void {
  if (field.value === '') localStorage.removeItem(nameOf(field));
  else localStorage.setItem(nameOf(field), field.value);
}

function nameOf(field: HTMLTextAreaElement): string {
  const reference = field.closest<HTMLElement>('[data-actions]')?.dataset['actions'];
  return `${PREFIX}.${reference}.${field.dataset['draft']}`;
}
