import { embedWords } from '../../../content/embed-words.ts';
import { launcher } from './launcher.ts';
import { chatFrame } from './chat-frame.ts';
import { dress } from './embed-style.ts';
import { followKeyboard } from './follow-keyboard.ts';

/** Kept on the page's own origin from the first message on, and never before: there is something to come back to. */
const IN_USE = 'paladin.chat';
/** Without a sign of the frame after this long, in ms, it is not let in here: the conversation is elsewhere. */
const PATIENCE_MS = 8_000;
const IDLE_MS = 1_000;

/** A page's signed word on who its reader is; nothing while nobody is signed in. */
export type Identity = () => Promise<string | undefined>;

type Embedded = { root: ShadowRoot; address: string; identity: () => Identity | undefined };

/** Brings one `<paladin-chat>` to life. `address`: the origin that the script came from, and the only one that is heard. */
export function embedChat(element: HTMLElement, { root, address, identity }: Embedded): void {
  const language = languageOf(element);
  const button = launcher(embedWords[language], open);
  const title = unreadTitle();
  let frame: ReturnType<typeof chatFrame> | undefined;
  let openedBy: HTMLElement | undefined;
  dress(root);
  root.append(button.element);
  followKeyboard(element);
  document.addEventListener('click', (event) => {
    const by = event.target instanceof Element && event.target.closest<HTMLElement>('[data-paladin-chat]');
    if (!by || event.ctrlKey || event.metaKey || button.isElsewhere()) return;
    event.preventDefault();
    openedBy = by;
    open();
  });
  if (isInUse()) load();
  // At hand before it is needed: whoever asks as the network goes finds the line to write on and the numbers. On another site's
  // page nothing is asked for before somebody means to.
  if (address === location.origin) whenIdle(load);
  else
    for (const sign of ['pointerenter', 'focus']) button.element.addEventListener(sign, load, { once: true });

  function load(): NonNullable<typeof frame> {
    if (frame) return frame;
    const title = embedWords[language].title;
    const made = chatFrame({ address, language, title, identifies: () => identity() !== undefined }, heard);
    frame = made;
    root.append(made.element);
    return made;
  }

  function open(): void {
    const shown = load();
    shown.show();
    button.element.hidden = true;
    setTimeout(() => shown.isReady() || giveUp(), PATIENCE_MS);
  }

  function close(): void {
    frame?.hide();
    button.element.hidden = false;
    (openedBy ?? button.element).focus();
    openedBy = undefined;
  }

  function heard(message: { paladin?: unknown; count?: unknown }): void {
    if (message.paladin === 'close') close();
    if (message.paladin === 'identify') void identify();
    if (message.paladin === 'begun') keepInUse(true);
    if (message.paladin === 'forgotten') keepInUse(false);
    if (message.paladin !== 'unread') return;
    const count = Number(message.count) || 0;
    button.unread(count);
    title(count);
  }

  async function identify(): Promise<void> {
    const token = await identity()?.().catch(() => undefined);
    frame?.identify(typeof token === 'string' ? token : undefined);
  }

  function giveUp(): void {
    frame?.element.remove();
    button.element.hidden = false;
    button.leadTo(`${address}/question`);
  }
}

function languageOf(element: HTMLElement): 'fr' | 'en' {
  return (element.lang || document.documentElement.lang).startsWith('en') ? 'en' : 'fr';
}

/** "(2) Mon compte": seen from another tab. */
function unreadTitle(): (count: number) => void {
  let ours: string | undefined;
  return (count) => {
    const own = document.title === ours ? document.title.replace(/^\(\d+\) /, '') : document.title;
    ours = count > 0 ? `(${count}) ${own}` : undefined;
    if (ours !== undefined || own !== document.title) document.title = ours ?? own;
  };
}

function whenIdle(work: () => void): void {
  const soon = () => setTimeout(work, IDLE_MS);
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon);
}

function isInUse(): boolean {
  try {
    return localStorage.getItem(IN_USE) !== null;
  } catch {
    return false;
  }
}

function keepInUse(used: boolean): void {
  try {
    if (used) localStorage.setItem(IN_USE, '1');
    else localStorage.removeItem(IN_USE);
  } catch {
    // Storage may be forbidden: the chat then waits for its button.
  }
}
