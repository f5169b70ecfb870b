import {
  complaintCells,
  complaintColumns,
  complaintWords as words,
} from '../../content/fr/complaint-words.ts';
import { moment } from '../../content/instants.ts';
import type { ApiClient, Body } from '../api-client.ts';
import { ComplaintsForm, type ComplaintsAsked } from './complaints-form.tsx';
import type { Topic } from './narrowing-form.tsx';
import { nameOf, type Seen } from './desk-data.ts';

export type Register = Body<ApiClient['desk']['complaints']['$get']>;

type Props = {
  asked: ComplaintsAsked;
  register: Register;
  /** The page shown, from 1 on, and how many lines a page has. */
  paging: { page: number; size: number };
  topics: readonly Topic[];
  titleOf: (topic: string) => string | undefined;
  /** Why no file was made. */
  problem?: string;
  seen: Seen;
};

/** The register of complaints of a period, by a form alone. */
export function ComplaintsPage({ asked, register, paging, topics, titleOf, problem, seen }: Props) {
  const { of, records } = register;
  return (
    <div class="pilotage">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <ComplaintsForm asked={asked} topics={topics} seen={seen} />
      {of === 0 ? (
        <div class="empty">
          <p>{words.none}</p>
        </div>
      ) : (
        <>
          <p role="status">{words.count(of)}</p>
          {problem !== undefined && <p role="alert">{problem}</p>}
          <p>
            <a class="button is-plain" href={`/bureau/reclamations.csv?${queryOf(asked)}`}>
              {words.csv}
            </a>{' '}
            <a class="button is-plain" href={`/bureau/reclamations.pdf?${queryOf(asked)}`}>
              {words.pdf}
            </a>
          </p>
          <RegisterTable records={records} titleOf={titleOf} seen={seen} />
          <Pages asked={asked} page={paging.page} last={Math.ceil(of / paging.size)} />
        </>
      )}
    </div>
  );
}

function RegisterTable({
  records,
  titleOf,
  seen,
}: Pick<Props, 'titleOf' | 'seen'> & Pick<Register, 'records'>) {
  const said = {
    instant: (at: number | undefined) => (at === undefined ? '' : moment(at, seen.now)),
    nameOf: (agent: string) => nameOf(seen, agent),
    titleOf,
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

function Pages({ asked, page, last }: { asked: ComplaintsAsked; page: number; last: number }) {
  if (last <= 1) return null;
  const address = (to: number) => `/bureau/reclamations?${queryOf(asked)}&page=${to}`;
  return (
    <nav class="paging" aria-label="Pages">
      {page > 1 && (
        <a class="button is-plain" href={address(page - 1)}>
          {words.earlier}
        </a>
      )}{' '}
      <span class="quiet">{words.page(page, last)}</span>{' '}
      {page < last && (
        <a class="button is-plain" href={address(page + 1)}>
          {words.later}
        </a>
      )}
    </nav>
  );
}

function queryOf(asked: ComplaintsAsked): string {
  return new URLSearchParams(asked).toString();
}
