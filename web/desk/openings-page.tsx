import type { Body, ApiClient } from '../api-client.ts';
import {
  openedPartWords,
  openingViewWords,
  openingWords as words,
  readerOf,
} from '../../content/fr/opening-words.ts';
import { moment } from '../../content/instants.ts';
import { nameOf, type Seen } from './desk-data.ts';
import { Field } from './fields.tsx';
import { NarrowingChoice } from './narrowing-form.tsx';

/** As the address says it; empty where nothing is asked. */
export type OpeningsAsked = {
  demande: string;
  qui: string;
  du: string;
  au: string;
  partie: string;
  lecture: string;
};
export type ListedOpening = Body<ApiClient['desk']['openings']['$get']>[number];

type Shown = {
  openings: readonly ListedOpening[];
  seen: Seen;
  asked: OpeningsAsked;
  /** Lines of a page. */
  page: number;
  /** Lines of a file. */
  most: number;
};

/** Who opened what, and when: for auditors. */
export function OpeningsPage({ openings, seen, asked, page, most }: Shown) {
  const older = openings.length === page ? openings.at(-1)?.id : undefined;
  const query = new URLSearchParams(asked).toString();
  return (
    <div class="staff">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <NarrowingForm asked={asked} />
      {openings.length === 0 ? (
        <p class="quiet">{words.nothing}</p>
      ) : (
        <p>
          <a class="button is-plain" href={`/bureau/lectures.csv?${query}`}>
            {words.csv}
          </a>{' '}
          <span class="quiet">{words.csvHint(most)}</span>
        </p>
      )}
      <ol class="queue">
        {openings.map(({ question, agent, part, view, at }) => (
          <li class="register-line">
            <strong>{readerOf(agent, (id) => nameOf(seen, id))}</strong>{' '}
            <a href={`/bureau/questions/${question}`}>{question}</a>
            <span class="quiet">
              {moment(at, seen.now)}, {openedPartWords[part]} : {openingViewWords[view]}
            </span>
          </li>
        ))}
      </ol>
      {older !== undefined && (
        <nav class="paging" aria-label="Pages">
          <a class="button is-plain" href={`/bureau/lectures?${query}&avant=${older}`}>
            {words.older}
          </a>
        </nav>
      )}
    </div>
  );
}

function NarrowingForm({ asked: { demande, qui, du, au, partie, lecture } }: { asked: OpeningsAsked }) {
  return (
    <div class="narrowing">
      <form action="/bureau/lectures">
        <Field name="demande" label={words.question} value={demande} maxlength={40} optional />
        <Field name="qui" label={words.agent} value={qui} maxlength={40} optional />
        <Field name="du" label={words.from} type="date" value={du} optional />
        <Field name="au" label={words.to} type="date" value={au} optional />
        <NarrowingChoice
          any={words.all}
          name="partie"
          label={words.part}
          value={partie}
          choices={Object.entries(openedPartWords)}
        />
        <NarrowingChoice
          any={words.all}
          name="lecture"
          label={words.view}
          value={lecture}
          choices={Object.entries(openingViewWords)}
        />
        <button class="button">{words.show}</button>
      </form>
    </div>
  );
}
