import { randomUUID } from 'node:crypto';
import type { BulkLine } from '../../api/agents/bulk.ts';
import { bulkWords as words } from '../../content/fr/bulk-words.ts';
import { errorText } from '../../content/fr/error-texts.ts';
import type { Fields } from './api-calls.ts';
import { BulkBack, CHOSEN, type BulkListed as Listed } from './bulk-pages.tsx';
import { Row } from './row.tsx';

type Result = Listed & { lines: readonly BulkLine[]; fields: Fields; isDone: boolean };

/** What it will do, or did, to each; confirmed for those alone that allow it. */
export function BulkResult({ lines, fields, isDone, from, ...listed }: Result) {
  const possible = lines.filter(({ problem }) => problem === undefined);
  return (
    <>
      <BulkBack from={from} />
      <h1>{isDone ? words.done : words.previewed}</h1>
      <ul class="queue">
        {lines.map((line) => (
          <li class="bulk-line">
            <Told line={line} isDone={isDone} />
            <Named {...listed} reference={line.reference} />
          </li>
        ))}
      </ul>
      {!isDone && (possible.length === 0 ? <p>{words.none}</p> : <Confirm {...{ possible, fields, from }} />)}
    </>
  );
}

function Told({ line: { problem }, isDone }: { line: BulkLine; isDone: boolean }) {
  if (problem !== undefined) return <p class="quiet">{errorText(problem)}</p>;
  return <strong>{isDone ? words.did : words.will}</strong>;
}

/** As its list shows it, where the agent may know of it. */
function Named({ entries, reference, seen, titleOf }: Omit<Listed, 'from'> & { reference: string }) {
  const entry = entries.find((one) => one.reference === reference);
  if (entry) return <Row entry={entry} seen={seen} titleOf={titleOf} />;
  return <a href={`/bureau/questions/${reference}`}>{reference}</a>;
}

type Confirming = { possible: readonly BulkLine[]; fields: Fields; from: string };

function Confirm({ possible, fields, from }: Confirming) {
  return (
    <form class="bulk-confirm" method="post" action={`/bureau/lot/fait${from}`}>
      <input type="hidden" name="id" value={randomUUID()} />
      {['action', 'tag', 'to', 'reason'].map((name) => (
        <input type="hidden" name={name} value={fields[name] ?? ''} />
      ))}
      {possible.map(({ reference }) => (
        <input type="hidden" name={`${CHOSEN}${reference}`} value="on" />
      ))}
      <button class="button">{words.confirm(possible.length)}</button>
    </form>
  );
}
