// The assistant's draft, put into the reply to be read again and edited: nothing is sent.
export function handleTakenDrafts(): void {
  document.addEventListener('click', (event) => {
    const { target } = event;
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-take]') : null;
    const reply = document.querySelector<HTMLTextAreaElement>('#reply');
    if (!button || !reply) return;
    event.preventDefault();
    take(reply, button.dataset['take'] ?? '');
  });
}

/** After what is typed already: nothing typed is lost. */
function take(reply: HTMLTextAreaElement, draft: string): void {
  const typed = reply.value.trimEnd();
  if (!typed.includes(draft)) reply.value = typed === '' ? draft : `${typed}\n\n${draft}`;
  reply.dispatchEvent(new Event('input', { bubbles: true }));
  reply.focus();
  reply.setSelectionRange(0, 0);
  reply.scrollTop = 0;
}
