import { webhookWords as words } from '../../content/fr/webhook-words.ts';
import { moment } from '../../content/instants.ts';
import type { ApiClient, Body } from '../api-client.ts';
import { nameOf, type Seen } from './desk-data.ts';
import { ProofField } from './proof.tsx';

export type ListedHook = Body<ApiClient['desk']['webhooks']['$get']>[number];
type Key = Body<ApiClient['desk']['machine-keys']['$get']>[number];

/** Who is told of what happens: how it goes, and what can be done about it. */
export function WebhookPanel({ seen, hook, keys }: { seen: Seen; hook: ListedHook; keys: readonly Key[] }) {
  const { id, key, url, by, at } = hook;
  const named = keys.find((one) => one.id === key);
  const who = by.startsWith('machine:') ? words.program : nameOf(seen, by);
  return (
    <>
      <h3 class="long-word">{url}</h3>
      <p class="quiet">
        {words.ofKey(named?.name ?? key)} · {words.since(moment(at, seen.now), who)}
      </p>
      <Standing hook={hook} isOver={named?.revokedAt !== null} now={seen.now} />
      <p>
        <a href={`/bureau/integrations/abonnements/${id}`}>
          {words.log}
          <span class="unseen"> : {url}</span>
        </a>
      </p>
      <form method="post" action={`/bureau/integrations/abonnements/${id}`}>
        <ProofField seen={seen} id={`motdepasse-${id}`} />
        <p>
          <button
            class="button is-plain"
            name="faire"
            value={hook.disabledAt === null ? 'suspendre' : 'retablir'}
          >
            {hook.disabledAt === null ? words.suspend : words.resume}
            <span class="unseen"> : {url}</span>
          </button>
          <button class="button is-plain" name="faire" value="renouveler">
            {words.renew}
            <span class="unseen"> : {url}</span>
          </button>
          <button class="button is-plain" name="faire" value="supprimer">
            {words.remove}
            <span class="unseen"> : {url}</span>
          </button>
        </p>
      </form>
    </>
  );
}

function Standing({ hook, isOver, now }: { hook: ListedHook; isOver: boolean; now: number }) {
  const { disabledAt, disabledWhy, failingSince, nextTryAt } = hook;
  if (isOver) return <p class="wrong">{words.keyRevoked}</p>;
  if (disabledAt !== null)
    return (
      <p class={disabledWhy === 'by-hand' ? 'quiet' : 'wrong'}>
        {words.disabled[disabledWhy ?? 'by-hand'](moment(disabledAt, now))}
      </p>
    );
  if (failingSince === null) return <p>{words.well}</p>;
  return <p class="wrong">{words.failing(moment(failingSince, now), moment(nextTryAt ?? now, now))}</p>;
}

/** A key that may read questions, and where to tell its program. */
export function NewWebhookForm({ seen, keys }: { seen: Seen; keys: readonly Key[] }) {
  const able = keys.filter(
    ({ scopes, revokedAt }) => revokedAt === null && scopes.includes('questions:read'),
  );
  return (
    <section class="panel" aria-labelledby="nouvel-abonnement">
      <h2 id="nouvel-abonnement">{words.add}</h2>
      {able.length === 0 ? (
        <p class="quiet">{words.noKey}</p>
      ) : (
        <form method="post" action="/bureau/integrations/abonnements">
          <div class="field">
            <label for="cle">{words.key}</label>
            <select id="cle" name="key">
              {able.map(({ id, name }) => (
                <option value={id}>{name}</option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="adresse">{words.url}</label>
            <input id="adresse" name="url" type="url" required maxlength={500} placeholder="https://" />
          </div>
          <ProofField seen={seen} id="motdepasse-nouvel-abonnement" />
          <button class="button">{words.make}</button>
        </form>
      )}
    </section>
  );
}
