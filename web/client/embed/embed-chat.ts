import { embedWords } from '../../../content/embed-words.ts';
import { chatFrame, type FrameMessage } from './embed-frame.ts';
import { dress } from './embed-style.ts';
import { followKeyboard } from './follow-keyboard.ts';
import { isInUse, keepInUse } from './in-use.ts';
import { launcher } from './launcher.ts';
import { unreadTitle } from './unread-title.ts';

/** Without a sign of the frame after this long, in ms, the button leads elsewhere: it is not let in here, or late. */
const PATIENCE_MS = 8_000;
const IDLE_MS = 1_000;

/** A page's signed word on who its reader is; nothing while nobody is signed in. */
export type Identity = () => Promise<string | undefined>;

type Embedded = { root: ShadowRoot; address: string; identity: () => Identity | undefined };

/** Brings one `<paladin-chat>` to life. `address`: the origin that the script came from, and the only one that is heard. */
export function embedChat(element: HTMLElement, { root, address, identity }: Embedded): void {
  const language = languageOf(element);
  const words = embedWords[language];
  const button = launcher(words, open);
  const sayUnread = unreadTitle();
  const identifies = () => identity() !== undefined;
  const frame = chatFrame({ address, language, title: words.title, identifies }, receiveMessage);
  let openedBy: HTMLElement | undefined;
  dress(root);
  root.append(button.element);
  followKeyboard(element);
  openFromPage((by) => {
    if (button.isElsewhere()) return false;
    openedBy = by;
    open();
    return true;
  });
  loadInTime(() => frame.load(root), { button: button.element, ours: address === location.origin });

  function open(): void {
    frame.load(root);
    frame.show();
    button.element.hidden = true;
    setTimeout(() => frame.isReady() || giveUp(), PATIENCE_MS);
  }

  function close(): void {
    frame.hide();
    button.element.hidden = false;
    (openedBy ?? button.element).focus();
    openedBy = undefined;
  }

  function receiveMessage({ paladin, count }: FrameMessage): void {
    if (paladin === 'ready') button.leadTo(undefined);
    if (paladin === 'close') close();
    if (paladin === 'identify')
      void (identity()?.() ?? Promise.resolve(undefined)).then(frame.identify, () => frame.identify());
    if (paladin === 'begun' || paladin === 'forgotten') keepInUse(paladin === 'begun');
    if (paladin !== 'unread') return;
    button.unread(Number(count) || 0);
    sayUnread(Number(count) || 0);
  }

  function giveUp(): void {
    button.leadTo(`${address}/question`);
    close();
  }
}

/**
 * On our own pages, at hand before it is needed: whoever asks as the network goes finds the line to write on and the numbers. On
 * another site's page nothing is asked for before somebody means to, or has.
 */
function loadInTime(load: () => void, { button, ours }: { button: HTMLElement; ours: boolean }): void {
  if (isInUse()) load();
  else if (!ours) for (const sign of ['pointerenter', 'focus']) button.addEventListener(sign, load);
  else if (document.readyState === 'complete') setTimeout(load, IDLE_MS);
  else addEventListener('load', () => setTimeout(load, IDLE_MS));
}

/** Links of the page that lead to the chat. */
function openFromPage(open: (by: HTMLElement) => boolean): void {
  document.addEventListener('click', (event) => {
    const by = event.target instanceof Element && event.target.closest<HTMLElement>('[data-paladin-chat]');
    if (by && !event.ctrlKey && !event.metaKey && open(by)) event.preventDefault();
  });
}

function languageOf(element: HTMLElement): 'fr' | 'en' {
  return (element.lang || document.documentElement.lang).startsWith('en') ? 'en' : 'fr';
}
