// The chat in its frame: on our own pages, and on those of other sites.
import { clearStorage, readKept } from './chat/browser-storage.ts';
import { hostPage } from './chat/host-page.ts';
import { identifyBy, readMine, type Mine } from './chat/identity.ts';
import { livePanel } from './chat/panel.ts';

const panel = document.querySelector<HTMLElement>('[data-chat]');
if (panel) begin(panel);

function begin(element: HTMLElement): void {
  const host = hostPage({
    begin: (identifies) => void live(identifies),
    shown: () => element.querySelector<HTMLElement>('[data-write] textarea')?.focus(),
  });
  const forget = document.querySelector<HTMLElement>('[data-forget-here]');
  forget?.addEventListener('click', () => void forgetHere(host.say));
  document.querySelector('[data-close]')?.addEventListener('click', host.close);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && host.close());

  async function live(identifies: boolean): Promise<void> {
    if (identifies) identifyBy(host.identify);
    const mine = identifies ? await readMine() : [];
    const show = livePanel(element, identifies ? latestOf(mine) : readKept().reference, {
      news: host.news,
      begun: (reference) => {
        document.querySelector('.chat-full')?.setAttribute('href', `/question/${reference}`);
        if (forget) forget.hidden = identifies;
        host.say({ paladin: 'begun' });
      },
    });
    listMine(mine, show);
  }
}

/** The one that goes on; nothing of those that are over. */
function latestOf(mine: readonly Mine[]): string | undefined {
  return mine.find(({ status }) => status !== 'closed')?.reference;
}

/** A known reader's earlier questions, each one press away. */
function listMine(mine: readonly Mine[], show: (reference: string) => void): void {
  const list = document.querySelector<HTMLElement>('[data-mine]');
  if (!list || mine.length === 0) return;
  list.hidden = false;
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' });
  for (const { reference, receivedAt } of mine) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    button.textContent = `${reference}, ${day.format(receivedAt)}`;
    button.addEventListener('click', () => show(reference));
    list.querySelector('ul')?.appendChild(document.createElement('li')).append(button);
  }
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
