import { openingNow, paragraph, replyPromise } from '../../content/fr/common-phrases.ts';
import type { Said } from '../../content/fr/speech.ts';
import { addOpenTimeIn, isOpenIn, nextOpeningIn } from '../../domain/open-intervals.ts';
import type { ApiContext } from '../context.ts';

/** The absolute instant by which a human replies, and the sentence that says it. */
export type Promised = { text: string; replyDue: number };

type Promising = {
  reference: string;
  /** When it is read, epoch ms. */
  at: number;
  replyDue: number;
  readerZone?: string;
  /** Who replies: "un conseiller", or "si besoin, un conseiller" while the assistant tries. */
  who?: string;
};

export function promiseOf(
  { openHours }: Pick<ApiContext, 'openHours'>,
  { who, at, replyDue, reference, readerZone }: Promising,
): Promised {
  const { intervals } = openHours(at);
  const opening = nextOpeningIn(intervals, at);
  const said: Said = {
    occasion: 'acknowledged',
    channel: 'chat',
    open: isOpenIn(intervals, at),
    at,
    replyDue,
    reference,
    ...(opening === undefined ? {} : { nextOpening: opening }),
    ...(readerZone === undefined ? {} : { readerZone }),
  };
  return { text: paragraph(replyPromise(said, who), openingNow(said)), replyDue };
}

/** The first reply due of a question received at `at`, by the clock that the question itself will run on. */
export function firstReplyDue(
  { openHours, policy }: Pick<ApiContext, 'openHours' | 'policy'>,
  at: number,
): number | undefined {
  return addOpenTimeIn(openHours(at).intervals, at, policy.firstResponse);
}
