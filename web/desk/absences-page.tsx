import { randomUUID } from 'node:crypto';
import { absenceWords as words } from '../../content/fr/absence-words.ts';
import { moment } from '../../content/instants.ts';
import type { ApiClient, Body } from '../api-client.ts';
import { nameOf, type Seen } from './desk-data.ts';

type Absence = Body<ApiClient['desk']['absences']['$get']>[number];
type Props = {
  seen: Seen;
  absences: readonly Absence[];
  problem: string | undefined;
  /** What was just done. */
  done: string | undefined;
};

/** Who is away and when, planned and taken back by forms alone. */
export function AbsencesPage({ seen, absences, problem, done }: Props) {
  return (
    <div class="staff">
      <h1>{words.title}</h1>
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      {done !== undefined && <p role="status">{done === 'annulee' ? words.cancelled : words.planned}</p>}
      <p class="quiet">{words.lead}</p>
      {absences.length === 0 && <p class="quiet">{words.none}</p>}
      <ul class="plain staff-list">
        {absences.map((absence) => (
          <li class="panel">
            <Listed absence={absence} seen={seen} />
          </li>
        ))}
      </ul>
      <Planning seen={seen} />
    </div>
  );
}

function isSupervisor({ agent }: Seen): boolean {
  return agent.roles.includes('supervisor');
}

function Listed({ absence, seen }: { absence: Absence; seen: Seen }) {
  const { id, agent, startsAt, endsAt, by } = absence;
  const name = nameOf(seen, agent);
  return (
    <>
      <h2>{name}</h2>
      <p>
        {words.span(moment(startsAt, seen.now), moment(endsAt, seen.now))}
        {startsAt <= seen.now && (
          <>
            {' '}
            <strong class="tag">{words.underWay}</strong>
          </>
        )}
      </p>
      {by !== agent && <p class="quiet">{words.by(nameOf(seen, by))}</p>}
      {(agent === seen.agent.id || isSupervisor(seen)) && (
        <form method="post" action={`/bureau/absences/${id}/annulation`}>
          <button class="button is-plain">
            {words.cancel}
            <span class="unseen"> : {name}</span>
          </button>
        </form>
      )}
    </>
  );
}

function Planning({ seen }: { seen: Seen }) {
  return (
    <section class="panel" aria-labelledby="nouvelle-absence">
      <h2 id="nouvelle-absence">{words.plan}</h2>
      <form method="post" action="/bureau/absences">
        <input type="hidden" name="id" value={randomUUID()} />
        {isSupervisor(seen) && (
          <p class="field">
            <label for="absent">{words.who}</label>
            <select id="absent" name="agent">
              {seen.colleagues.map(({ id, name }) => (
                <option value={id} selected={id === seen.agent.id}>
                  {name}
                </option>
              ))}
            </select>
          </p>
        )}
        <p class="field">
          <label for="debut">{words.from}</label>
          <input id="debut" type="datetime-local" name="debut" required />
        </p>
        <p class="field">
          <label for="fin">{words.until}</label>
          <input id="fin" type="datetime-local" name="fin" required />
        </p>
        <button class="button">{words.add}</button>
      </form>
    </section>
  );
}
