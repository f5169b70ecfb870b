type Said = { paladin?: unknown; count?: unknown };

type Frame = { address: string; language: string; title: string; identifies: () => boolean };

/** Our own page in a frame. It is heard only where it is the one that speaks, from our own address. */
export function chatFrame({ address, language, title, identifies }: Frame, heard: (said: Said) => void) {
  const element = document.createElement('iframe');
  element.title = title;
  element.hidden = true;
  element.referrerPolicy = 'origin';
  element.src = `${address}/chat?langue=${language}`;
  let ready = false;
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== element.contentWindow || origin !== address || typeof data?.paladin !== 'string') return;
    if (data.paladin === 'ready') {
      ready = true;
      tell();
    } else heard(data);
  });

  function tell(): void {
    if (ready) say({ paladin: element.hidden ? 'hidden' : 'shown', identifies: identifies() });
  }

  function say(said: object): void {
    element.contentWindow?.postMessage(said, address);
  }

  return {
    element,
    isReady: () => ready,
    identify: (token: string | undefined) => say({ paladin: 'identity', token }),
    show: () => {
      element.hidden = false;
      element.focus();
      tell();
    },
    hide: () => {
      element.hidden = true;
      tell();
    },
  };
}
