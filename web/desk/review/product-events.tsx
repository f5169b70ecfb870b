import type { WeeklyReview } from '../../../api/agents/review-forms.ts';
import { eventDates, eventKinds, reviewWords as words } from '../../../content/fr/review-words.ts';
import { PRODUCT_EVENTS } from '../../../domain/review/product-events.ts';
import { ChoiceField, Field } from '../fields.tsx';

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
        <ChoiceField
          id="event-kind"
          name="kind"
          label={words.eventKind}
          short={false}
          value={undefined}
          choices={PRODUCT_EVENTS.map((kind) => [kind, eventKinds[kind]] as const)}
        />
        <Field id="event-title" name="title" label={words.eventTitle} minlength={3} maxlength={120} />
        <Field id="event-begins" name="begins" label={words.begins} type="date" value={today} />
        <Field id="event-ends" name="ends" label={words.ends} type="date" optional />
        <button class="button">{words.save}</button>
      </form>
    </details>
  );
}
