type Said = { paladin: string; count?: number };

/** Longest that the page is waited for, in ms, when it is to say who its reader is. */
const PATIENCE_MS = 10_000;

/** @param begin called once, when the page has said whether it knows its reader; @param shown each time that the chat is shown */
type Heard = { begin: (identifies: boolean) => void; shown: () => void };

/** The page that the frame stands in. It is told how many messages nobody has seen, and never a word of them. */
export function hostPage({ begin, shown }: Heard) {
  let begun = false;
  let visible = false;
  let unseen = 0;
  let identified: ((token: string | undefined) => void) | undefined;
  addEventListener('message', ({ source, data }) => {
    if (source !== parent) return;
    if (data?.paladin === 'identity') identified?.(data.token);
    if (data?.paladin !== 'shown' && data?.paladin !== 'hidden') return;
    if (!begun) begin(data.identifies === true);
    begun = true;
    visible = data.paladin === 'shown';
    if (!visible) return;
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
    /** The page's signed word on its reader, made for the moment; nothing where nobody is signed in. */
    identify: () =>
      new Promise<string | undefined>((resolve) => {
        identified = resolve;
        setTimeout(resolve, PATIENCE_MS);
        say({ paladin: 'identify' });
      }),
  };
}
