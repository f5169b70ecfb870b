import { passkeyWords } from '../../content/fr/staff-words.ts';
import { moment } from '../../content/instants.ts';
import type { ApiClient, Body } from '../api-client.ts';
import type { Seen } from './desk-data.ts';
import { Field } from './fields.tsx';
import { ProofField } from './proof.tsx';

type Passkey = Body<ApiClient['account']['$get']>['passkeys'][number];

/** An agent's own passkeys. Adding one is the script's: no page without one can ask a device. */
export function PasskeyList({ seen, passkeys }: { seen: Seen; passkeys: Passkey[] }) {
  return (
    <section class="panel" aria-labelledby="cles">
      <h2 id="cles">{passkeyWords.title}</h2>
      <p class="hint">{passkeyWords.lead}</p>
      <ul class="plain session-list">
        {passkeys.map((passkey) => (
          <li>
            <KnownPasskey seen={seen} passkey={passkey} />
          </li>
        ))}
      </ul>
      <form data-passkey="add" data-next="/bureau/compte?fait" data-failed={passkeyWords.failed} hidden>
        <p class="wrong" role="alert"></p>
        <Field name="name" label={passkeyWords.name} maxlength={60} />
        <ProofField seen={seen} id="motdepasse-cle" />
        <button class="button is-plain">{passkeyWords.add}</button>
      </form>
      <noscript>
        <p class="hint">{passkeyWords.needed}</p>
      </noscript>
    </section>
  );
}

function KnownPasskey({ seen, passkey: { id, name, at, usedAt } }: { seen: Seen; passkey: Passkey }) {
  const used = usedAt === null ? passkeyWords.unused : passkeyWords.used(moment(usedAt, seen.now));
  return (
    <>
      <span>
        <strong>{name}</strong>{' '}
        <span class="quiet">
          {passkeyWords.since(moment(at, seen.now))}, {used}
        </span>
      </span>
      <form method="post" action={`/bureau/compte/cles/${id}/fin`}>
        <ProofField seen={seen} id={`motdepasse-${id}`} />
        <button class="button is-plain" aria-label={`${passkeyWords.remove} : ${name}`}>
          {passkeyWords.remove}
        </button>
      </form>
    </>
  );
}
