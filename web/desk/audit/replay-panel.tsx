import { decisionOf, type ShownEvent } from '../../../content/audit/decision-text.ts';
import type { ApiClient, Body } from '../../api-client.ts';
import type { Telling } from './telling.ts';

type ReplayAnswer = Body<ApiClient['desk']['audit']['questions'][':reference']['replay']['$post']>;
export type Replay = ReplayAnswer | { problem: string };
type Line = ReplayAnswer['lines'][number];

type Props = { reference: string; telling: Telling; replayed: Replay | undefined };

/** The button, and once it was pressed the journal as stored beside what is decided now. */
export function ReplayPanel({ reference, telling, replayed }: Props) {
  const { page, language } = telling;
  return (
    <div class="panel">
      <h2 id="rejeu">{page.result}</h2>
      <form method="post" action={`/bureau/audit/${reference}/rejeu${language === 'en' ? '?langue=en' : ''}`}>
        <p class="hint">{page.replayHint}</p>
        <button class="button">{page.replay}</button>
      </form>
      {replayed &&
        ('problem' in replayed ? (
          <p role="alert">{replayed.problem}</p>
        ) : (
          <Result {...{ replayed, telling }} />
        ))}
    </div>
  );
}

function Result({ replayed, telling }: { replayed: ReplayAnswer; telling: Telling }) {
  const { verdict, runs, lines, reserved } = replayed;
  const { page, verdicts } = telling;
  const compared = runs.reduce((sum, run) => sum + run.compared, 0);
  const shifted = Math.max(0, ...runs.map((run) => run.shifted ?? 0));
  return (
    <>
      <p role="status">
        <strong>{verdicts[verdict]}</strong>
      </p>
      {runs.length > 0 && <p>{page.runs(runs.length, compared)}</p>}
      {runs.flatMap(({ detail }) => (detail === undefined ? [] : [<p class="quiet">{detail}</p>]))}
      {shifted > 0 && <p class="quiet">{page.shifted(shifted)}</p>}
      {reserved > 0 && <p class="quiet">{page.reserved(reserved)}</p>}
      {lines.length > 0 && <Beside lines={lines} telling={telling} />}
    </>
  );
}

function Beside({ lines, telling }: { lines: readonly Line[]; telling: Telling }) {
  const { page } = telling;
  return (
    <div class="scrolled" role="region" aria-labelledby="rejeu" tabindex={0}>
      <table class="values decisions">
        <thead>
          <tr>
            {['n°', page.stored, page.replayed, page.same].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ seq, stored, replayed, same }) => (
            <tr class={same ? '' : 'is-different'}>
              <th scope="row">{seq}</th>
              <td>{textOf(stored, telling)}</td>
              <td>{textOf(replayed, telling)}</td>
              <td>{same ? '=' : '≠'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function textOf(event: ShownEvent | undefined, { words, nameOf, page }: Telling): string {
  if (event === undefined) return page.missing;
  const { what, who, why } = decisionOf(event, words, nameOf);
  return [`${what}, ${who}, ${words.moment(event.at)}`, why].filter(Boolean).join(' : ');
}
