import { decisionOf, type ShownEvent } from '../../../content/audit/decision-text.ts';
import type { Telling } from './telling.ts';

/** What was decided, in order. */
export function Timeline({ events, telling }: { events: readonly ShownEvent[]; telling: Telling }) {
  const { page } = telling;
  return (
    <div>
      <h2 id="histoire">{page.history}</h2>
      <div class="scrolled" role="region" aria-labelledby="histoire" tabindex={0}>
        <table class="values decisions">
          <thead>
            <tr>
              {['n°', page.when, page.what, page.who, page.why].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <DecisionRow event={event} telling={telling} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function DecisionRow({ event, telling: { words, nameOf: naming } }: { event: ShownEvent; telling: Telling }) {
  const { what, who, why } = decisionOf(event, words, naming);
  return (
    <tr>
      <td>{String(event['seq'])}</td>
      <td>
        <time datetime={new Date(event.at).toISOString()}>{words.moment(event.at)}</time>
      </td>
      <th scope="row">{what}</th>
      <td>{who}</td>
      <td>{why}</td>
    </tr>
  );
}
