import { auditWords as words } from '../../../content/fr/audit-words.ts';
import { routeWords, statusWords } from '../../../content/fr/desk-words.ts';
import { moment } from '../../../content/instants.ts';
import type { Route } from '../../../domain/triage/types.ts';
import type { ApiClient, Body } from '../../api-client.ts';
import type { Seen } from '../desk-data.ts';
import { displayName } from '../display-name.ts';
import { Field } from '../fields.tsx';
import { NarrowingChoice } from '../narrowing-form.tsx';

export type DrawForm = { du: string; au: string; parcours: Route | ''; nombre: string; graine: string };
type Sample = Body<ApiClient['desk']['audit']['sample']['$get']>;

type Props = { asked: DrawForm; sample: Sample; seen: Seen; unknown: string };

/** Where an audit begins: a question by its reference, or a sample. */
export function SamplePage({ asked, sample: { of, drawn }, seen, unknown }: Props) {
  return (
    <div class="pilotage">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <h2>{words.find}</h2>
      <div class="narrowing">
        <form action="/bureau/audit">
          <Field name="reference" label={words.reference} value={unknown} maxlength={40} />
          {unknown !== '' && <p role="alert">{words.invalid}</p>}
          <button class="button">{words.open}</button>
        </form>
      </div>
      <h2>{words.sample}</h2>
      <p class="hint">{words.sampleHint}</p>
      <SampleForm asked={asked} />
      <p role="status">{drawn.length === 0 ? words.nothing : words.drawn(drawn.length, of)}</p>
      {drawn.length > 0 && <SampleTable drawn={drawn} seen={seen} />}
    </div>
  );
}

function SampleForm({ asked }: { asked: DrawForm }) {
  return (
    <div class="narrowing">
      <form action="/bureau/audit">
        <Field name="du" label={words.from} type="date" value={asked.du} />
        <Field name="au" label={words.to} type="date" value={asked.au} />
        <NarrowingChoice
          any={words.all}
          name="parcours"
          label={words.route}
          value={asked.parcours}
          choices={Object.entries(routeWords)}
        />
        <Field name="nombre" label={words.count} type="number" min={1} max={200} value={asked.nombre} />
        <Field name="graine" label={words.seed} value={asked.graine} maxlength={40} optional />
        <button class="button">{words.draw}</button>
      </form>
    </div>
  );
}

function SampleTable({ drawn, seen }: { drawn: Sample['drawn']; seen: Seen }) {
  return (
    <div class="scrolled" role="region" aria-label={words.sample} tabindex={0}>
      <table class="values">
        <thead>
          <tr>
            {[words.reference, words.received, words.route, words.state].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ reference, receivedAt, route, status }) => (
            <tr>
              <th scope="row">
                <a href={`/bureau/audit/${reference}`}>{reference}</a>
              </th>
              <td>{moment(receivedAt, seen.now)}</td>
              <td>{displayName(routeWords, route ?? undefined) ?? ''}</td>
              <td>{displayName(statusWords, status) ?? status}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
