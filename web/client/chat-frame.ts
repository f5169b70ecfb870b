// The chat in its frame: on our own pages, and on those of other sites.
import { readKept } from './chat/browser-storage.ts';
import { hostPage } from './chat/host-page.ts';
import { livePanel } from './chat/panel.ts';

const panel = document.querySelector<HTMLElement>('[data-chat]');
if (panel) begin(panel);

function begin(element: HTMLElement): void {
  const box = () => element.querySelector<HTMLElement>('[data-write] textarea');
  const host = hostPage(() => box()?.focus());
  livePanel(element, readKept().reference, {
    news: host.news,
    begun: (reference) => {
      document.querySelector('.chat-full')?.setAttribute('href', `/question/${reference}`);
      host.say({ paladin: 'begun' });
    },
  });
  document.querySelector('[data-close]')?.addEventListener('click', host.close);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && host.close());
}
