// What an agent types is kept on this device, for each question, until it is sent or they sign out. A draft has one id,
// in whatever number of windows it stands: sent from two of them, it is one message.
import { deskScript } from '../../../content/fr/desk-unseen.ts';

const PREFIX = 'paladin.bureau';

type Draft = { id: string; text: string };

/** @param say tells the agent what became of a draft */
export function keepDrafts(say: (words: string) => void): void {
  for (const field of draftFields()) restore(field);
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.matches('[data-draft]')) keep(target);
  });
  document.addEventListener('submit', ({ target }) => {
    if (target instanceof HTMLFormElement && target.matches('[data-sign-out]')) forgetAll();
  });
  addEventListener('storage', ({ key, oldValue, newValue }) => {
    const field = draftFields().find((one) => nameOf(one) === key);
    if (field && follow(field, parseDraft(oldValue), parseDraft(newValue))) say(deskScript.sentElsewhere);
  });
}

/** Drafts come back into forms that the page has just been given. */
export function restoreDrafts(): void {
  const actions = document.querySelector('[data-actions]') ?? document.body;
  new MutationObserver(() => {
    for (const field of draftFields()) restore(field);
  }).observe(actions, { childList: true });
}

export function dropDrafts(form: HTMLFormElement): void {
  for (const field of draftFields(form)) {
    localStorage.removeItem(nameOf(field));
    field.value = '';
  }
}

/** Answered, the next command of a form is another one; what was refused is kept under the new id. */
export function renewForm(form: HTMLFormElement): void {
  setId(form, crypto.randomUUID());
  for (const field of draftFields(form)) {
    localStorage.removeItem(nameOf(field));
    keep(field);
  }
}

function restore(field: HTMLTextAreaElement): void {
  const draft = parseDraft(localStorage.getItem(nameOf(field)));
  if (!draft) return;
  if (field.value.trim() === '') field.value = draft.text;
  if (field.value === draft.text) setId(field.form, draft.id);
}

function keep(field: HTMLTextAreaElement): void {
  if (field.value === '') return localStorage.removeItem(nameOf(field));
  const kept = parseDraft(localStorage.getItem(nameOf(field)));
  const id = kept?.id ?? idOf(field.form);
  setId(field.form, id);
  localStorage.setItem(nameOf(field), JSON.stringify({ id, text: field.value } satisfies Draft));
}

/** Another window typed or sent it. True when it was sent, and stood here too. */
function follow(field: HTMLTextAreaElement, before: Draft | undefined, after: Draft | undefined): boolean {
  const isSame = field.value === '' || field.value === before?.text;
  if (after) {
    if (isSame) field.value = after.text;
    setId(field.form, after.id);
    return false;
  }
  if (!isSame || field.value === '') return false;
  field.value = '';
  setId(field.form, crypto.randomUUID());
  return true;
}

/** Who signs out leaves nothing behind: the next one at this computer may be of another team. */
function forgetAll(): void {
  const ours = Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}.`));
  for (const name of ours) localStorage.removeItem(name);
}

function parseDraft(kept: string | null): Draft | undefined {
  if (kept === null) return undefined;
  try {
    const read: unknown = JSON.parse(kept);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kept by `keep` under this name
    if (typeof read === 'object' && read !== null && 'id' in read && 'text' in read) return read as Draft;
  } catch {
    // What an earlier version kept is nobody's draft any more.
  }
  return undefined;
}

function draftFields(within: ParentNode = document): HTMLTextAreaElement[] {
  return [...within.querySelectorAll<HTMLTextAreaElement>('[data-draft]')];
}

function idField(form: HTMLFormElement | null): HTMLInputElement | null {
  return form?.querySelector<HTMLInputElement>('[name=id]') ?? null;
}

function idOf(form: HTMLFormElement | null): string {
  return idField(form)?.value ?? crypto.randomUUID();
}

function setId(form: HTMLFormElement | null, id: string): void {
  const field = idField(form);
  if (field) field.value = id;
}

function nameOf(field: HTMLTextAreaElement): string {
  const reference = field.closest<HTMLElement>('[data-actions]')?.dataset['actions'];
  return `${PREFIX}.${reference}.${field.dataset['draft']}`;
}
