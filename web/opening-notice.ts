import { chatWords, type ChatWords } from '../content/chat-words.ts';
import type { OpeningHours } from '../domain/calendar.ts';
import { isOpen, nextOpening, openIntervals } from '../domain/open-time.ts';
import { WEEK } from '../domain/durations.ts';

export type OpeningNotice = { open: boolean; sentence: string };

/** "Ouvert jusqu’à 18 h 00", or "Fermé, réouverture lundi à 9 h 00". */
export function openingAt(
  hours: OpeningHours,
  at: number,
  { opening, when }: Pick<ChatWords, 'opening' | 'when'> = chatWords('fr'),
): OpeningNotice {
  if (!isOpen(hours, at))
    return { open: false, sentence: opening.closed(when.moment(nextOpening(hours, at), at)) };
  const closes = openIntervals(hours, at, at + WEEK)[0]?.[1] ?? at + WEEK;
  return {
    open: true,
    sentence: closes === at + WEEK ? opening.always : opening.until(when.time(closes)),
  };
}
