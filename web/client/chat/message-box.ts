const DRAFT = 'paladin.brouillon';

/** The box at the bottom of a conversation. Enter sends, Shift+Enter goes to the line; what is typed survives a page change. */
export function handleMessageBox(panel: HTMLElement, send: (text: string) => void): void {
  panel.addEventListener('submit', (event) => {
    const form = event.target;
    const byButton = event.submitter?.hasAttribute('data-human') ?? false;
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-write]') || byButton) return;
    event.preventDefault();
    const box = form.querySelector('textarea');
    const text = box?.value.trim() ?? '';
    if (!box || text === '') return;
    box.value = '';
    sessionStorage.removeItem(DRAFT);
    send(text);
    box.focus();
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
    if (target instanceof HTMLTextAreaElement && target.closest('[data-write]'))
      sessionStorage.setItem(DRAFT, target.value);
  });
  const box = panel.querySelector<HTMLTextAreaElement>('[data-write] textarea');
  if (box) box.value = sessionStorage.getItem(DRAFT) ?? '';
}
