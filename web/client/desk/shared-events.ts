// One stream of events for all of a browser's tabs: whichever holds the lock listens, and tells the others.
import type { DeskNews } from '../../../api/agents/desk-events.ts';
import { listenTo } from '../chat/live-stream.ts';

const NAME = 'paladin-desk';

/** Calls `news` in every tab with the questions that moved, or `null` for any of them. */
export function listenTogether(address: string, news: (told: DeskNews) => void): void {
  const others = new BroadcastChannel(NAME);
  others.addEventListener('message', ({ data }: MessageEvent<DeskNews>) => news(data));
  const listen = () => {
    listenTo(
      () => address,
      (event) => {
        const told = readNews(event);
        others.postMessage(told);
        news(told);
      },
    );
  };
  // Only there on https and on this machine itself.
  if (!('locks' in navigator)) return listen();
  // Held for as long as the tab lives; the next one in line takes over, and begins by looking at everything.
  void navigator.locks.request(NAME, () => {
    listen();
    return new Promise(() => {});
  });
}

/** A stream that was broken may have missed anything. */
function readNews(event: MessageEvent<string> | undefined): DeskNews {
  return event === undefined ? { questions: null } : JSON.parse(event.data);
}
