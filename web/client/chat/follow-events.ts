import { answerAlerts } from './answer-alerts.ts';
import { clearStorage, readKept } from './browser-storage.ts';
import { followStream } from './event-stream.ts';
import { oneAtATime } from './live-stream.ts';
import { mergeFragment } from './message-list.ts';
import { readTeller } from './reading.ts';
import { request } from './request.ts';
import { zone } from './send.ts';
import { typingLine } from './typing.ts';

/** A look that takes longer is given up, in ms, so that the next one is not held back. */
const PATIENCE = 10_000;
/** Rest before what could not be seen is looked at again, in ms. */
const AGAIN = 2_000;

/** The question that a panel shows, kept as the server tells it. */
export type Following = {
  reference(): string | undefined;
  begin(reference: string): void;
  refresh(): void;
  stop(): void;
};

/** @param news told how many messages of ours have come since the last look */
export function followEvents(panel: HTMLElement, news: (count: number) => void): Following {
  let reference: string | undefined;
  let close: (() => void) | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  const showTyping = typingLine(panel);
  const tellRead = readTeller(panel, () => reference);
  const alertOfAnswers = answerAlerts(panel);
  const refresh = oneAtATime(async () => {
    clearTimeout(again);
    const about = reference;
    const told = about === undefined ? undefined : await pageOf(about);
    if (about !== reference) return;
    if (told === 'gone') forget();
    else if (told !== undefined) {
      news(mergeFragment(panel, told.page));
      tellRead();
      alertOfAnswers();
    }
    // The stream may be whole, and have nothing more to tell: what could not be seen is looked at again.
    else if (reference !== undefined) again = setTimeout(refresh, AGAIN);
  });

  /** The right to read it has expired, or was given up: the chat starts anew. */
  function forget(): void {
    if (readKept().reference === reference) clearStorage();
    stop();
  }

  function stop(): void {
    close?.();
    showTyping(false);
    reference = undefined;
  }

  function begin(next: string): void {
    reference = next;
    refresh();
    close?.();
    close = followStream(next, { after: () => seqOf(panel, next), news: refresh, typing: showTyping });
  }

  return { reference: () => reference, begin, refresh, stop };
}

async function pageOf(reference: string): Promise<{ page: string } | 'gone' | undefined> {
  try {
    const asked = new URLSearchParams({ zone: zone(), langue: document.documentElement.lang });
    const address = `/question/${reference}/fil?${asked}`;
    const answer = await request(reference, address, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 401 || answer.status === 404) return 'gone';
    return answer.ok ? { page: await answer.text() } : undefined;
  } catch {
    return undefined;
  }
}

/** Of that question as it is on screen: another one's count is none of its own. */
function seqOf(panel: HTMLElement, reference: string): string {
  const shown = panel.querySelector<HTMLElement>('[data-conversation]')?.dataset;
  return (shown?.['conversation'] === reference && shown['seq']) || '0';
}
