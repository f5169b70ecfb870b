import { webhookWords as words } from '../../content/fr/webhook-words.ts';
import { moment } from '../../content/instants.ts';
import type { ApiClient, Body } from '../api-client.ts';
import type { Seen } from './desk-data.ts';
import { ProofField } from './proof.tsx';

type Delivery = Body<ApiClient['desk']['webhooks'][':webhook']['deliveries']['$get']>[number];
type Props = {
  seen: Seen;
  webhook: string;
  deliveries: readonly Delivery[];
  problem: string | undefined;
  done: boolean;
  /** Of the page after this one. */
  before: number | undefined;
};

/** What was sent to one receiver, with what came of it. */
export function WebhookLogPage({ seen, webhook, deliveries, problem, done, before }: Props) {
  const here = `/bureau/integrations/abonnements/${webhook}`;
  return (
    <div class="staff">
      <p class="crumbs">
        <a href="/bureau/integrations" data-back>
          {words.title}
        </a>
      </p>
      <h1>{words.log}</h1>
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      {done && <p role="status">C’est enregistré.</p>}
      <p class="quiet">{deliveries.length === 0 ? words.nothing : words.logLead}</p>
      <form method="post" action={`${here}/renvois`}>
        {deliveries.length > 0 && <ProofField seen={seen} />}
        <ul class="plain staff-list">
          {deliveries.map((delivery) => (
            <li class="panel">
              <SentLine delivery={delivery} now={seen.now} />
            </li>
          ))}
        </ul>
      </form>
      {before !== undefined && <a href={`${here}?avant=${before}`}>{words.older}</a>}
    </div>
  );
}

function SentLine({ delivery, now }: { delivery: Delivery; now: number }) {
  const { id, question, fromSeq, toSeq, at, state, tries, status, problem } = delivery;
  const answer =
    problem === null ? (status === null ? [] : [words.answered(status)]) : [words.unanswered(problem)];
  return (
    <>
      <p>
        <a href={`/bureau/questions/${question}`}>{question}</a> · {words.events(fromSeq, toSeq)} ·{' '}
        <strong>{words.states[state]}</strong>
      </p>
      <p class="quiet">{[moment(at, now), words.tries(tries), ...answer].join(' · ')}</p>
      <button class="button is-plain" name="envoi" value={id}>
        {words.again}
        <span class="unseen">
          {' '}
          : {question}, {words.events(fromSeq, toSeq)}
        </span>
      </button>
    </>
  );
}
