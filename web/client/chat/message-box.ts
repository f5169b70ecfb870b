import { keepDraft, readDraft } from './browser-storage.ts';
import { stateWords } from './state-words.ts';

/** The line at the bottom. Enter sends, Shift+Enter goes to the line; what is typed survives a page change. */
export function handleMessageBox(panel: HTMLElement, send: (text: string) => void): void {
  const box = panel.querySelector<HTMLTextAreaElement>('[data-write] textarea');
  if (!box) return;
  panel.addEventListener('submit', (event) => {
    const by = event.submitter;
    if (event.target !== box.form || by?.hasAttribute('data-human')) return;
    event.preventDefault();
    const typed = box.value.trim();
    // What a button says in the person's name goes beneath what they typed: none of it is lost.
    const text = [typed, by?.dataset['adds']].filter(Boolean).join('\n\n');
    box.focus();
    if (text === '') return;
    box.value = '';
    keepDraft('');
    send(text);
  });
  box.addEventListener('keydown', (event) => {
    // On a touch screen Enter is the only way to a new line.
    if (matchMedia('(pointer: coarse)').matches) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    box.form?.requestSubmit();
  });
  box.addEventListener('input', () => {
    keepDraft(box.value);
    // A browser that is given a limit cuts what is pasted, and says nothing: the whole of it stays, and is refused with the reason.
    const isLong = box.value.length > Number(box.dataset['limit']);
    box.setCustomValidity(isLong ? stateWords.long : '');
    if (isLong) box.reportValidity();
  });
  if (box.value === '') box.value = readDraft();
}
