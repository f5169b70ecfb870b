import { machineWords as words, scopeNames } from '../../content/fr/machine-words.ts';
import { webhookWords } from '../../content/fr/webhook-words.ts';
import { moment } from '../../content/instants.ts';
import type { ApiClient, Body } from '../api-client.ts';
import { nameOf, type Seen } from './desk-data.ts';
import { ProofField } from './proof.tsx';
import { Field, FormOutcome } from './fields.tsx';
import { NewWebhookForm, WebhookPanel, type ListedHook } from './webhook-panel.tsx';

type Key = Body<ApiClient['desk']['machine-keys']['$get']>[number];
type Props = {
  seen: Seen;
  keys: readonly Key[];
  problem: string | undefined;
  done: boolean;
  hooks: readonly ListedHook[];
  shown: ShownOnce | undefined;
};

/** A key or a secret that was just made, with what to do with it. */
export type ShownOnce = { words: string; value: string };

/** The keys of other programs and what they subscribed to: made, looked after and revoked by a form alone. */
export function MachinesPage({ seen, keys, hooks, problem, done, shown }: Props) {
  return (
    <div class="staff">
      <h1>{words.title}</h1>
      <FormOutcome problem={problem} done={done ? words.done : undefined} />
      {shown !== undefined && (
        <div class="panel" role="status">
          <p>{shown.words}</p>
          <p>
            <code class="long-word">{shown.value}</code>
          </p>
        </div>
      )}
      <p class="quiet">{words.lead}</p>
      {keys.length === 0 && <p class="quiet">{words.none}</p>}
      <ul class="plain staff-list">
        {keys.map((key) => (
          <li class="panel">
            <ListedKey listed={key} seen={seen} />
          </li>
        ))}
      </ul>
      <NewKey seen={seen} />
      <h2>{webhookWords.title}</h2>
      <p class="quiet">{webhookWords.lead}</p>
      {hooks.length === 0 && <p class="quiet">{webhookWords.none}</p>}
      <ul class="plain staff-list">
        {hooks.map((hook) => (
          <li class="panel">
            <WebhookPanel seen={seen} hook={hook} keys={keys} />
          </li>
        ))}
      </ul>
      <NewWebhookForm seen={seen} keys={keys} />
    </div>
  );
}

function ListedKey({ listed, seen }: { listed: Key; seen: Seen }) {
  const { id, name, scopes, by, at, usedAt, revokedAt } = listed;
  const who = by === 'console' ? words.console : nameOf(seen, by);
  return (
    <>
      <h2>
        {name} <small>{id}</small>
      </h2>
      <p>{scopes.map((scope) => scopeNames[scope]).join(' · ')}</p>
      <p class="quiet">
        {words.since(moment(at, seen.now), who)},{' '}
        {usedAt === null ? words.unused : words.used(moment(usedAt, seen.now))}
      </p>
      {revokedAt === null ? (
        <form method="post" action={`/bureau/integrations/${id}/revocation`}>
          <ProofField seen={seen} id={`motdepasse-${id}`} />
          <button class="button is-plain">
            {words.revoke}
            <span class="unseen"> : {name}</span>
          </button>
        </form>
      ) : (
        <p>
          <strong>{words.revoked(moment(revokedAt, seen.now))}</strong>
        </p>
      )}
    </>
  );
}

function NewKey({ seen }: { seen: Seen }) {
  return (
    <section class="panel" aria-labelledby="nouvelle-cle">
      <h2 id="nouvelle-cle">{words.add}</h2>
      <form method="post" action="/bureau/integrations">
        <Field name="name" label={words.name} maxlength={80} />
        <fieldset>
          <legend>{words.scopes}</legend>
          {Object.entries(scopeNames).map(([scope, word]) => (
            <label class="check">
              <input type="checkbox" name="scopes" value={scope} /> {word}
            </label>
          ))}
        </fieldset>
        <ProofField seen={seen} id="motdepasse-nouvelle-cle" />
        <button class="button">{words.make}</button>
      </form>
    </section>
  );
}
