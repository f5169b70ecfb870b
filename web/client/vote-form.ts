// "Avez-vous trouvé la réponse ?", without leaving the article: what the server's page says of it takes the form's place.
import { states } from '../../content/fr/form-states.ts';

export function handleVote(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches('[data-vote]')) return;
  event.preventDefault();
  void sendVote(form, event.submitter);
}

async function sendVote(form: HTMLFormElement, by: HTMLElement | null): Promise<void> {
  const body = new FormData(form, by);
  disable(form, true);
  const fresh = await answerTo(form.action, body);
  if (!fresh) return showFailure(form);
  form.replaceWith(fresh);
  fresh.tabIndex = -1;
  fresh.focus({ preventScroll: true });
  fresh.scrollIntoView({ block: 'nearest' });
}

/** The part of the answered page that speaks of the vote; undefined when there is none. */
async function answerTo(address: string, body: FormData): Promise<HTMLElement | undefined> {
  try {
    const answer = await fetch(address, { method: 'POST', body });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return page.querySelector<HTMLElement>('#avis') ?? undefined;
  } catch {
    return undefined; // The form stays, with what was typed.
  }
}

function showFailure(form: HTMLFormElement): void {
  disable(form, false);
  const problem = form.querySelector<HTMLElement>('[data-vote-problem]');
  if (!problem) return;
  problem.hidden = false;
  problem.textContent = states.failed;
}

function disable(form: HTMLFormElement, disabled: boolean): void {
  for (const button of form.querySelectorAll('button')) button.disabled = disabled;
}
