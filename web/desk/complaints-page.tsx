import {
  complaintCells,
  complaintColumns,
  complaintStateWords,
  complaintWords as words,
} from '../../content/fr/complaint-words.ts';
import { moment } from '../../content/instants.ts';
import { nameOf, type Seen } from './desk-data.ts';
import type { ComplaintRecord } from '../../domain/complaint-record.ts';
import { COMPLAINTS_MOST, complaintStates } from '../../domain/complaint-record.ts';

export type ComplaintsAsked = { du: string; au: string; etat: string };

type Props = { asked: ComplaintsAsked; records: readonly ComplaintRecord[]; seen: Seen };

/** The register of complaints of a period, by a form alone. */
export function ComplaintsPage({ asked, records, seen }: Props) {
  return (
    <div class="pilotage">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <PeriodForm asked={asked} />
      {records.length === 0 ? (
        <div class="empty">
          <p>{words.none}</p>
        </div>
      ) : (
        <>
          <p>
            <a class="button is-plain" href={`/bureau/reclamations.csv?${new URLSearchParams(asked)}`}>
              {words.csv}
            </a>
          </p>
          {records.length === COMPLAINTS_MOST && <p role="status">{words.cut(COMPLAINTS_MOST)}</p>}
          <RegisterTable records={records} seen={seen} />
        </>
      )}
    </div>
  );
}

function PeriodForm({ asked: { du, au, etat } }: { asked: ComplaintsAsked }) {
  return (
    <div class="narrowing">
      <form action="/bureau/reclamations">
        <div class="field">
          <label for="du">{words.from}</label>
          <input id="du" name="du" type="date" value={du} required />
        </div>
        <div class="field">
          <label for="au">{words.to}</label>
          <input id="au" name="au" type="date" value={au} required />
        </div>
        <div class="field">
          <label for="etat">{words.state}</label>
          <select id="etat" name="etat">
            <option value="">{words.all}</option>
            {complaintStates.map((state) => (
              <option value={state} selected={state === etat}>
                {complaintStateWords[state]}
              </option>
            ))}
          </select>
        </div>
        <button class="button">{words.show}</button>
      </form>
    </div>
  );
}

function RegisterTable({ records, seen }: Pick<Props, 'records' | 'seen'>) {
  const said = {
    instant: (at: number | undefined) => (at === undefined ? '' : moment(at, seen.now)),
    nameOf: (agent: string) => nameOf(seen, agent),
  };
  return (
    <div class="scrolled" role="region" aria-label={words.table} tabindex={0}>
      <table class="values">
        <thead>
          <tr>
            {complaintColumns.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => {
            const [reference, ...cells] = complaintCells(record, said);
            return (
              <tr>
                <th scope="row">
                  <a href={`/bureau/questions/${reference}`}>{reference}</a>
                </th>
                {cells.map((cell) => (
                  <td>{cell}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
