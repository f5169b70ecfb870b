// Who is typing, both ways: the person's page says so, and shows when somebody of ours is at it. No word goes along.
import { giveSign } from './request.ts';
import { stateWords } from './state-words.ts';

/** The server believes it for twelve seconds. */
const AGAIN_MS = 5_000;
/** Silence after which nobody types any more, in ms. */
const PAUSE_MS = 6_000;

/** Tells of it, of the question that the panel shows. */
export function tellTyping(panel: HTMLElement, reference: () => string | undefined): void {
  let toldAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  panel.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement) || !target.closest('[data-write]')) return;
    clearTimeout(timer);
    timer = setTimeout(stop, PAUSE_MS);
    if (Date.now() - toldAt < AGAIN_MS) return;
    toldAt = Date.now();
    tell(true);
  });
  panel.addEventListener('submit', stop);

  function stop(): void {
    clearTimeout(timer);
    if (toldAt > 0) tell(false);
    toldAt = 0;
  }

  function tell(isTyping: boolean): void {
    giveSign(reference(), 'typing', { isTyping });
  }
}

/** Gives how to show whether somebody of ours types; the line is there before it says anything, so that it is read aloud. */
export function typingLine(panel: HTMLElement): (isTyping: boolean) => void {
  const line = document.createElement('p');
  line.className = 'typing quiet';
  line.setAttribute('role', 'status');
  panel.querySelector('[data-write]')?.before(line);
  return (isTyping) => {
    line.textContent = isTyping ? stateWords.typing : '';
  };
}
