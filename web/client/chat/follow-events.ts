import { clearStorage, readStorage } from './browser-storage.ts';
import { listenTo, oneAtATime } from './live-stream.ts';
import { zone } from './send.ts';
import { mergeFragment } from './message-list.ts';

/** A look that takes longer is given up, in ms, so that the next one is not held back. */
const PATIENCE = 10_000;
/** Rest before what could not be seen is looked at again, in ms. */
const AGAIN = 2_000;

/** The question that a panel shows, kept as the server tells it. */
export type Following = {
  reference(): string | undefined;
  begin(reference: string): void;
  refresh(): void;
};

export function followEvents(panel: HTMLElement): Following {
  let reference: string | undefined;
  let stop: (() => void) | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  const refresh = oneAtATime(async () => {
    clearTimeout(again);
    const told = reference === undefined ? undefined : await pageOf(reference);
    if (told === 'gone') endFollowing();
    else if (told !== undefined) mergeFragment(panel, told.page);
    // The stream may be whole, and have nothing more to tell: what could not be seen is looked at again.
    else if (reference !== undefined) again = setTimeout(refresh, AGAIN);
  });

  /** The right to read it has expired, or was given up: the chat starts anew. */
  function endFollowing(): void {
    stop?.();
    if (readStorage().reference === reference) clearStorage();
    reference = undefined;
  }

  function begin(next: string): void {
    reference = next;
    refresh();
    stop?.();
    stop = listenTo(() => `/api/questions/${next}/events?after=${seqOf(panel)}`, refresh);
  }

  return { reference: () => reference, begin, refresh };
}

async function pageOf(reference: string): Promise<{ page: string } | 'gone' | undefined> {
  try {
    const answer = await fetch(`/question/${reference}/fil?zone=${encodeURIComponent(zone())}`, {
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status === 401 || answer.status === 404) return 'gone';
    return answer.ok ? { page: await answer.text() } : undefined;
  } catch {
    return undefined;
  }
}

function seqOf(panel: HTMLElement): string {
  return panel.querySelector<HTMLElement>('[data-conversation]')?.dataset['seq'] ?? '0';
}
