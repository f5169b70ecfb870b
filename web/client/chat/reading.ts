import { giveSign } from './request.ts';

/** Gives how to tell how far the person has read, when it stands before their eyes: the frame shown, its page looked at. */
export function readTeller(panel: HTMLElement, reference: () => string | undefined): () => void {
  let told: string | undefined;
  document.addEventListener('visibilitychange', tell);
  panel.addEventListener('focusin', tell);
  return tell;

  function tell(): void {
    const about = reference();
    const { conversation, seq } = panel.querySelector<HTMLElement>('[data-conversation]')?.dataset ?? {};
    const read = `${conversation} ${seq}`;
    if (about !== conversation || read === told || document.hidden || !panel.getClientRects().length) return;
    told = read;
    giveSign(about, 'reading', { seq: Number(seq) });
  }
}
