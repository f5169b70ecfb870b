// From one question to the next of the list that it was opened from: the list's address and a place in it go along.
import { listWords } from '../../content/fr/desk-lists.ts';
import { onwards } from '../../content/fr/desk-palette.ts';
import type { Entry } from './desk-data.ts';
import { addressOf, filterFrom, narrowingOf } from './filters.ts';

/** A question's address, out of the list at `list`. */
export function questionIn(list: string | undefined, { reference, place }: Entry): string {
  const page = `/bureau/questions/${reference}`;
  return list === undefined || place === undefined ? page : `${page}?${list.split('?')[1]}&apres=${place}`;
}

type From = { from: URLSearchParams };

/** Back to the list, and on to what stands behind this question in it. */
export function Onwards({ from }: From) {
  const word = filterFrom(from.get('liste') ?? undefined);
  const list = addressOf(
    word,
    narrowingOf((name) => from.get(name) ?? undefined),
  );
  const isListed = isFromList(from);
  return (
    <p class="crumbs">
      <a href={isListed ? list : '/bureau'} data-back>
        {isListed ? listWords[word] : 'Demandes'}
      </a>
      {isListed && (
        <a
          href={`/bureau/suivante?${list.split('?')[1]}&apres=${from.get('apres')}`}
          aria-keyshortcuts="j"
          data-next
        >
          {onwards.next}
        </a>
      )}
    </p>
  );
}

/** Shown by the script, which keeps the choice on this device. */
export function GoOn({ from }: From) {
  if (!isFromList(from)) return null;
  return (
    <label class="check" hidden data-go-on>
      <input type="checkbox" /> {onwards.goOn}
    </label>
  );
}

function isFromList(from: URLSearchParams): boolean {
  return from.has('liste') && from.has('apres');
}
