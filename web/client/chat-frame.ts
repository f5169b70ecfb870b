// The chat in its frame: on our own pages, and on those of other sites.
import { clearStorage, readKept } from './chat/browser-storage.ts';
import { hostPage } from './chat/host-page.ts';
import { livePanel } from './chat/panel.ts';

const panel = document.querySelector<HTMLElement>('[data-chat]');
if (panel) begin(panel);

function begin(element: HTMLElement): void {
  const host = hostPage(() => element.querySelector<HTMLElement>('[data-write] textarea')?.focus());
  const forget = document.querySelector<HTMLElement>('[data-forget-here]');
  const full = document.querySelector('.chat-full');
  livePanel(element, readKept().reference, {
    news: host.news,
    begun: (reference) => {
      full?.setAttribute('href', `/question/${reference}`);
      if (forget) forget.hidden = false;
      host.say({ paladin: 'begun' });
    },
  });
  forget?.addEventListener('click', () => void forgetHere(host.say));
  document.querySelector('[data-close]')?.addEventListener('click', host.close);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && host.close());
}

/** On a shared device: nothing of it stays in this browser, and the question goes on. */
async function forgetHere(say: (said: { paladin: string }) => void): Promise<void> {
  const { reference } = readKept();
  clearStorage();
  say({ paladin: 'forgotten' });
  // Where a cookie opens it, the cookie goes.
  await fetch(`/question/${reference}/oubli`, { method: 'POST', redirect: 'manual' }).catch(() => {});
  location.reload();
}
