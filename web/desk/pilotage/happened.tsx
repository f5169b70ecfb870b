import { pilotageWords as words } from '../../../content/fr/pilotage-words.ts';
import { eventDates, eventKinds } from '../../../content/fr/review-words.ts';
import { marksOn, type ProductEvent } from '../../../domain/review/product-events.ts';

export type PilotageEvent = Pick<ProductEvent, 'kind' | 'title' | 'begins' | 'ends'>;
type Props = { dates: readonly number[]; events: readonly PilotageEvent[] };

/** What the numbers on the charts stand for. */
export function Happened({ dates, events }: Props) {
  const marks = marksOn(events, dates);
  if (marks.length === 0) return null;
  return (
    <section class="panel" aria-label={words.happened}>
      <h2>{words.happened}</h2>
      <p class="quiet">{words.happenedHint}</p>
      <ol>
        {marks.map(({ event }) => (
          <li>
            {event.title} ({eventKinds[event.kind]}, {eventDates(event)})
          </li>
        ))}
      </ol>
    </section>
  );
}
