import { isAlerted, keepAlerted } from './browser-storage.ts';

const SOUND_S = 0.2;

/**
 * A sound when a person of ours answers whoever looks elsewhere, and a notice where the browser lets this page give one. Off until
 * somebody asks for it by the button. Gives what to do each time that the conversation was brought in line.
 */
export function answerAlerts(panel: HTMLElement): () => unknown {
  let audio: AudioContext | undefined;
  let about: string | undefined;
  let count = 0;
  panel.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.matches('[data-alert]')) return;
    keepAlerted(!isAlerted());
    show();
    if (!isAlerted()) return;
    ring();
    if ('Notification' in window) void Notification.requestPermission();
  });

  function show(): HTMLElement | null {
    const button = panel.querySelector<HTMLElement>('[data-alert]');
    if (button) button.textContent = button.dataset[isAlerted() ? 'off' : 'alert'] ?? '';
    return button;
  }

  function ring(): void {
    audio ??= new AudioContext();
    const tone = audio.createOscillator();
    tone.connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + SOUND_S);
  }

  return () => {
    const words = show()?.dataset['said'] ?? '';
    const { conversation } = panel.querySelector<HTMLElement>('[data-conversation]')?.dataset ?? {};
    const before = conversation === about ? count : Infinity;
    about = conversation;
    count = panel.querySelectorAll('.by-agent').length;
    if (count <= before || document.hasFocus() || !isAlerted()) return undefined;
    ring();
    // No word of the answer: it shows on a screen that others may see.
    if ('Notification' in window && Notification.permission === 'granted') return new Notification(words);
    return undefined;
  };
}
