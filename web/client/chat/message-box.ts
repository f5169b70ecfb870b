import { keepDraft, readDraft } from './browser-storage.ts';

/** The line at the bottom. Enter sends, Shift+Enter goes to the line; what is typed survives a page change. */
export function handleMessageBox(panel: HTMLElement, send: (text: string) => void): void {
  panel.addEventListener('submit', (event) => {
    const form = event.target;
    const by = event.submitter;
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-write]')) return;
    if (by?.hasAttribute('data-human')) return;
    event.preventDefault();
    const box = form.querySelector('textarea');
    if (!box) return;
    const typed = box.value.trim();
    // What a button says in the person's name goes beneath what they typed: none of it is lost.
    const text = [typed, by?.dataset['adds']].filter(Boolean).join('\n\n');
    box.focus();
    if (text === '') return;
    box.value = '';
    keepDraft('');
    send(text);
  });
  panel.addEventListener('keydown', (event) => {
    const box = event.target;
    if (!(box instanceof HTMLTextAreaElement) || !box.closest('[data-write]')) return;
    // On a touch screen Enter is the only way to a new line.
    if (matchMedia('(pointer: coarse)').matches) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    box.form?.requestSubmit();
  });
  panel.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.closest('[data-write]')) keepDraft(target.value);
  });
  const box = panel.querySelector<HTMLTextAreaElement>('[data-write] textarea');
  if (box && box.value === '') box.value = readDraft();
}
