type Said = { paladin: string; count?: number };

/** The page that the frame stands in. It is told how many messages nobody has seen, and never a word of them. */
export function hostPage(shown: () => void) {
  let visible = false;
  let unseen = 0;
  addEventListener('message', ({ source, data }) => {
    if (source !== parent) return;
    if (data?.paladin === 'hidden') visible = false;
    if (data?.paladin !== 'shown') return;
    visible = true;
    see();
    shown();
  });
  document.addEventListener('visibilitychange', see);
  say({ paladin: 'ready' });

  function see(): void {
    if (!visible || document.hidden || unseen === 0) return;
    unseen = 0;
    say({ paladin: 'unread', count: 0 });
  }

  /** To whoever frames us: `frame-ancestors` has named them, and there is nothing in it to keep from anybody. */
  function say(said: Said): void {
    parent.postMessage(said, '*');
  }

  return {
    say,
    news: (count: number) => {
      if (count === 0 || (visible && !document.hidden)) return;
      unseen += count;
      say({ paladin: 'unread', count: unseen });
    },
    close: () => say({ paladin: 'close' }),
  };
}
