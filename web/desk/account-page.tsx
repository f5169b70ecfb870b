import { accountWords, factorWords } from '../../content/fr/staff-words.ts';
import { moment } from '../../content/instants.ts';
import type { ApiClient, Body } from '../api-client.ts';
import type { Seen } from './desk-data.ts';
import { NoticeForm } from './notices.tsx';
import { PasskeyList } from './passkey-list.tsx';
import { ProofField } from './proof.tsx';
import { Field } from './fields.tsx';

type Account = Body<ApiClient['account']['$get']>;
type Props = { seen: Seen; account: Account; problem?: string; done?: boolean };

/** An agent's own password, second factor and sessions. */
export function AccountPage({ seen, account, problem, done }: Props) {
  return (
    <div class="staff">
      <h1>{accountWords.title}</h1>
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      {done && <p role="status">{accountWords.done}</p>}
      {seen.agent.byProvider ? <p>{accountWords.kept}</p> : <OwnSecrets seen={seen} account={account} />}
      <NoticeForm hours={account.noticeHours} />
      <OpenSessions seen={seen} sessions={account.sessions} />
    </div>
  );
}

/** What only an account of ours has. */
function OwnSecrets({ seen, account }: Pick<Props, 'seen' | 'account'>) {
  return (
    <>
      <section class="panel" aria-labelledby="mot-de-passe">
        <h2 id="mot-de-passe">{accountWords.change}</h2>
        <form method="post" action="/bureau/compte">
          <Field name="current" label={accountWords.current} type="password" maxlength={200} />
          <Field name="next" label={accountWords.next} type="password" minlength={12} maxlength={200} />
          <p class="hint">{accountWords.hint}</p>
          <button class="button">{accountWords.button}</button>
        </form>
      </section>
      <section class="panel" aria-labelledby="second-facteur">
        <h2 id="second-facteur">{factorWords.title}</h2>
        <p>{account.secondFactor ? factorWords.on : factorWords.off}</p>
        <form
          method="post"
          action={account.secondFactor ? '/bureau/compte/facteur/fin' : '/bureau/compte/facteur'}
        >
          <ProofField seen={seen} />
          <button class="button is-plain">
            {account.secondFactor ? factorWords.remove : factorWords.add}
          </button>
        </form>
      </section>
      <PasskeyList seen={seen} passkeys={account.passkeys} />
    </>
  );
}

function OpenSessions({ seen, sessions }: { seen: Seen; sessions: Account['sessions'] }) {
  return (
    <section class="panel" aria-labelledby="sessions">
      <h2 id="sessions">{accountWords.sessions}</h2>
      <p class="hint">{accountWords.sessionsHint}</p>
      <ul class="plain session-list">
        {sessions.map(({ id, at, seenAt, device, current }) => (
          <li>
            <span>
              <strong>{device ?? accountWords.device}</strong>
              {current && ` (${accountWords.here})`}{' '}
              <span class="quiet">{accountWords.since(moment(at, seen.now), moment(seenAt, seen.now))}</span>
            </span>
            {!current && (
              <EndSession which={id} label={`${accountWords.end} : ${device ?? accountWords.device}`} />
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && <EndSession which="others" label={accountWords.endOthers} />}
    </section>
  );
}

function EndSession({ which, label }: { which: string; label: string }) {
  return (
    <form method="post" action={`/bureau/compte/sessions/${which}`}>
      <button class="button is-plain" aria-label={label}>
        {which === 'others' ? label : accountWords.end}
      </button>
    </form>
  );
}
