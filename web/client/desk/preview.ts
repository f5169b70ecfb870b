// An article as it will look, rendered anew by the server while it is typed.

/** Long enough to type a word. */
const QUIET_MS = 350;

export function followPreview(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-preview]');
  const to = form?.dataset['preview'];
  if (!form || to === undefined) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      asked?.abort();
      asked = new AbortController();
      void renew(form, to, asked.signal).catch(() => {});
    }, QUIET_MS);
  });
}

/** Without an answer, what is shown stays. */
async function renew(form: HTMLFormElement, to: string, signal: AbortSignal): Promise<void> {
  const answer = await fetch(to, { method: 'POST', body: new FormData(form), signal });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const shown = fresh.querySelector('[data-preview-shown]');
  if (shown) document.querySelector('[data-preview-shown]')?.replaceWith(shown);
}
