import type { WeeklyReview } from '../../../api/agents/review-forms.ts';
import { eventDates, eventKinds, reviewWords as words } from '../../../content/fr/review-words.ts';
import { PRODUCT_EVENTS } from '../../../domain/review/product-events.ts';

/** Articles that speak of each event, by its id. */
export type Speaking = ReadonlyMap<string, readonly string[]>;
type Props = {
  events: WeeklyReview['events'];
  proposals: WeeklyReview['proposals'];
  speaking: Speaking;
  titleOf: (slug: string) => string;
  today: string;
};

/** What changed in the product, and the form that records it. */
export function ProductEvents({ events, proposals, speaking, titleOf, today }: Props) {
  return (
    <section aria-labelledby="events" class="panel">
      <h2 id="events">{words.events}</h2>
      <p class="quiet">{events.length === 0 ? words.noEvents : words.eventsHint}</p>
      <ul>
        {events.map((event) => (
          <li>
            <p>
              <strong>{event.title}</strong> ({eventKinds[event.kind]}, {eventDates(event)}).{' '}
              <Rising proposals={proposals.filter(({ risesWith }) => risesWith.includes(event.id))} />{' '}
              <Articles slugs={speaking.get(event.id) ?? []} titleOf={titleOf} />
            </p>
            {event.ends === null && event.kind === 'incident' && <StopForm id={event.id} today={today} />}
          </li>
        ))}
      </ul>
      <RecordForm today={today} />
    </section>
  );
}

/** Topics that began to rise with it. */
function Rising({ proposals }: Pick<Props, 'proposals'>) {
  if (proposals.length === 0) return null;
  return (
    <>
      {words.rising} :{' '}
      {proposals.map(({ id, name }, at) => (
        <>
          {at > 0 && ', '}
          <a href={`/bureau/revue/${id}`}>{name}</a>
        </>
      ))}
      .
    </>
  );
}

function Articles({ slugs, titleOf }: { slugs: readonly string[]; titleOf: Props['titleOf'] }) {
  if (slugs.length === 0) return null;
  return (
    <>
      {words.speaking} :{' '}
      {slugs.map((slug, at) => (
        <>
          {at > 0 && ', '}
          <a href={`/aide/${slug}`}>{titleOf(slug)}</a>
        </>
      ))}
      .
    </>
  );
}

function StopForm({ id, today }: { id: string; today: string }) {
  return (
    <form method="post" action={`/bureau/revue/changements/${id}`} class="inline">
      <label for={`stop-${id}`}>{words.stop}</label>{' '}
      <input id={`stop-${id}`} type="date" name="ends" value={today} required />{' '}
      <button class="link">{words.save}</button>
    </form>
  );
}

function RecordForm({ today }: { today: string }) {
  return (
    <details>
      <summary>{words.record}</summary>
      <form method="post" action="/bureau/revue/changements">
        <div class="field">
          <label for="event-kind">{words.eventKind}</label>
          <select id="event-kind" name="kind">
            {PRODUCT_EVENTS.map((kind) => (
              <option value={kind}>{eventKinds[kind]}</option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="event-title">{words.eventTitle}</label>
          <input id="event-title" name="title" minlength={3} maxlength={120} required autocomplete="off" />
        </div>
        <div class="field">
          <label for="event-begins">{words.begins}</label>
          <input id="event-begins" type="date" name="begins" value={today} required />
        </div>
        <div class="field">
          <label for="event-ends">{words.ends}</label>
          <input id="event-ends" type="date" name="ends" />
        </div>
        <button class="button">{words.save}</button>
      </form>
    </details>
  );
}
