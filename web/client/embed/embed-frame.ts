export type FrameMessage = { paladin?: unknown; count?: unknown };

type Frame = { address: string; language: string; title: string; identifies: () => boolean };

/** Our own page in a frame. It is heard only where it is the one that speaks, from our own address. */
export function chatFrame(
  { address, language, title, identifies }: Frame,
  heard: (said: FrameMessage) => void,
) {
  const element = document.createElement('iframe');
  element.title = title;
  element.hidden = true;
  element.referrerPolicy = 'origin';
  element.src = `${address}/chat?langue=${language}`;
  let ready = false;
  addEventListener('message', ({ source, origin, data }) => {
    if (source === null || source !== element.contentWindow || origin !== address) return;
    if (data?.paladin === 'ready') {
      ready = true;
      tell();
    }
    heard(data ?? {});
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
    /** Asked for once. */
    load: (root: ShadowRoot) => {
      if (!element.isConnected) root.append(element);
    },
    identify: (token?: string) => say({ paladin: 'identity', token }),
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
