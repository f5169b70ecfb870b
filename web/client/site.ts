import { clearStorage, readKept } from './chat/browser-storage.ts';
import { addSuggestions } from './suggestions.ts';
import { handleVote } from './vote-form.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('[data-suggest]')) addSuggestions(form);

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

document.addEventListener('submit', handleVote);

document.querySelector('[data-forget]')?.addEventListener('submit', clearStorage);

/** Whoever comes back to ask finds the question that this browser asked before. */
const last = document.querySelector<HTMLElement>('[data-last]');
const { reference: kept } = readKept();
if (last && kept !== undefined) {
  last.hidden = false;
  last.querySelector('a')?.setAttribute('href', `/question/${kept}`);
}

const panel = document.querySelector<HTMLElement>('.chat-page [data-chat]');
if (panel) void livePage(panel);

async function livePage(page: HTMLElement): Promise<void> {
  const { livePanel } = await import('./chat/panel.ts');
  const reference = page.querySelector<HTMLElement>('[data-conversation]')?.dataset['conversation'];
  livePanel(page, reference === '' ? undefined : reference, {
    news: () => {},
    begun: (begun) => {
      history.replaceState(null, '', `/question/${begun}`);
      if (last) last.hidden = true;
    },
  });
}
