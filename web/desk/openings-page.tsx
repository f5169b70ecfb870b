import type { Body, ApiClient } from '../api-client.ts';
import { openingWords as words } from '../../content/fr/staff-words.ts';
import { moment } from '../../content/instants.ts';
import { nameOf, type Seen } from './desk-data.ts';

export type OpeningsAsked = {
  avant: string | undefined;
  demande: string | undefined;
  qui: string | undefined;
};

type Shown = {
  openings: Body<ApiClient['desk']['openings']['$get']>;
  seen: Seen;
  asked: OpeningsAsked;
  /** Lines of a page. */
  page: number;
};

/** Who opened which question, and when: for auditors. */
export function OpeningsPage({ openings, seen, asked, page }: Shown) {
  const older = openings.length === page ? openings.at(-1)?.id : undefined;
  return (
    <div class="staff">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <NarrowingForm asked={asked} />
      {openings.length === 0 && <p class="quiet">{words.nothing}</p>}
      <ol class="queue">
        {openings.map(({ question, agent, view, at }) => (
          <li class="register-line">
            <strong>{nameOf(seen, agent)}</strong> <a href={`/bureau/questions/${question}`}>{question}</a>
            <span class="quiet">
              {moment(at, seen.now)}, {words.views[view]}
            </span>
          </li>
        ))}
      </ol>
      {older !== undefined && (
        <nav class="paging" aria-label="Pages">
          <a class="button is-plain" href={`/bureau/lectures?${queryOf(asked, older)}`}>
            {words.older}
          </a>
        </nav>
      )}
    </div>
  );
}

function NarrowingForm({ asked: { demande = '', qui = '' } }: { asked: OpeningsAsked }) {
  return (
    <form class="panel" method="get" action="/bureau/lectures">
      <div class="field">
        <label for="demande">{words.question}</label>
        <input id="demande" name="demande" value={demande} maxlength={40} autocomplete="off" />
      </div>
      <div class="field">
        <label for="qui">{words.agent}</label>
        <input id="qui" name="qui" value={qui} maxlength={40} autocomplete="off" />
      </div>
      <button class="button">{words.show}</button>
    </form>
  );
}

function queryOf({ demande = '', qui = '' }: OpeningsAsked, older: number): string {
  return new URLSearchParams({ demande, qui, avant: String(older) }).toString();
}
