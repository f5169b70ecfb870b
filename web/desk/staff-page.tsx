import { factorWords, roleNames, staffWords } from '../../content/fr/staff-words.ts';
import type { Seen } from './desk-data.ts';
import { Field, FormOutcome } from './fields.tsx';
import { ProofField } from './proof.tsx';

/** The button's word for taking every right at once. */
export const DISABLE = 'desactiver';

type Agent = Seen['colleagues'][number];
type Props = { seen: Seen; problem?: string; done?: boolean };

/** Who works here, with what rights. */
export function StaffPage({ seen, problem, done }: Props) {
  return (
    <div class="staff">
      <h1>{staffWords.title}</h1>
      <FormOutcome problem={problem} done={done ? staffWords.done : undefined} />
      <p class="quiet">
        {staffWords.hint} {staffWords.guarded}
      </p>
      <ul class="plain staff-list">
        {seen.colleagues.map((agent) => (
          <li class="panel">
            <Member agent={agent} seen={seen} />
          </li>
        ))}
      </ul>
      <NewMember seen={seen} />
    </div>
  );
}

function Member({ agent: { id, name, roles }, seen }: { agent: Agent; seen: Seen }) {
  const held = Object.entries(roleNames).flatMap(([role, word]) => (roles.includes(role) ? [word] : []));
  return (
    <>
      <h2>
        {name} <small>{id}</small>
      </h2>
      <p>{held.length === 0 ? <strong>{staffWords.disabled}</strong> : held.join(', ')}</p>
      {id === seen.agent.id ? (
        <p class="quiet">{staffWords.you}</p>
      ) : (
        <details>
          <summary>
            {staffWords.change}
            <span class="unseen"> : {name}</span>
          </summary>
          <form method="post" action={`/bureau/equipe/${id}`}>
            <Roles of={name} held={roles} />
            <ProofField seen={seen} id={`motdepasse-${id}`} />
            <p class="pair">
              <button class="button is-plain">{staffWords.save}</button>
              {roles.length > 0 && (
                <button class="button is-plain" name={DISABLE} value="1">
                  {staffWords.disable}
                </button>
              )}
            </p>
          </form>
          <form method="post" action={`/bureau/equipe/${id}/facteur`}>
            <ProofField seen={seen} id={`motdepasse-facteur-${id}`} />
            <button class="button is-plain">
              {factorWords.reset}
              <span class="unseen"> : {name}</span>
            </button>
          </form>
        </details>
      )}
    </>
  );
}

function NewMember({ seen }: Pick<Props, 'seen'>) {
  return (
    <section class="panel" aria-labelledby="nouveau">
      <h2 id="nouveau">{staffWords.add}</h2>
      <form method="post" action="/bureau/equipe">
        <Field name="id" label={staffWords.id} pattern="[a-z][a-z0-9\-]{1,39}" maxlength={40} />
        <Field name="name" label={staffWords.name} maxlength={100} />
        <Field name="password" label={staffWords.password} type="password" minlength={12} maxlength={200} />
        <Roles of={staffWords.add} held={['support']} />
        <ProofField seen={seen} id="motdepasse-nouveau" />
        <button class="button">{staffWords.addButton}</button>
      </form>
    </section>
  );
}

function Roles({ of, held }: { of: string; held: readonly string[] }) {
  return (
    <fieldset>
      <legend>
        {staffWords.roles}
        <span class="unseen"> : {of}</span>
      </legend>
      {Object.entries(roleNames).map(([role, word]) => (
        <label class="check">
          <input type="checkbox" name="roles" value={role} checked={held.includes(role)} /> {word}
        </label>
      ))}
    </fieldset>
  );
}
