import { UNDER_WAY } from '../../content/fr/browser-texts.ts';
import { clearStorage, readStorage } from './chat/browser-storage.ts';
import { addSuggestions } from './suggestions.ts';
import { handleVote } from './vote-form.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('[data-suggest]')) addSuggestions(form);

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// Heard by the document: a form's answer may bring links of its own.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest<HTMLElement>('[data-open-chat]');
  if (!link || !document.querySelector('#chat-template') || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  openChat(link).catch(() => {
    location.assign(link instanceof HTMLAnchorElement ? link.href : '/question');
  });
});
document.addEventListener('submit', handleVote);

document.querySelector('[data-forget]')?.addEventListener('submit', clearStorage);

const panel = document.querySelector<HTMLElement>('.chat-page [data-chat]');
if (panel) void livePage(panel);
else {
  resume();
  // Had at hand once the page is whole: whoever asks as the network goes finds the form and the numbers.
  addEventListener('load', () => setTimeout(() => void import('./chat/corner.ts').catch(() => {}), 1_000));
}

async function livePage(page: HTMLElement): Promise<void> {
  const { livePanel } = await import('./chat/panel.ts');
  const reference = page.querySelector<HTMLElement>('[data-conversation]')?.dataset['conversation'];
  livePanel(page, reference);
}

async function openChat(by?: HTMLElement): Promise<void> {
  const { openCorner } = await import('./chat/corner.ts');
  openCorner(by);
}

/** A question under way is told on the button; what could not be sent opens the chat, which sends it again. */
function resume(): void {
  const { reference, unsent } = readStorage();
  const label = document.querySelector('[data-launcher-label]');
  if (label && (reference !== undefined || unsent.length > 0)) label.textContent = UNDER_WAY;
  if (unsent.length > 0 && document.querySelector('#chat-template')) void openChat();
}
