import { paging } from '../../content/fr/desk-lists.ts';
import type { Entry } from './desk-data.ts';

/** `after`: where it begins, when that is not the list's own beginning. */
export type Page = { entries: Entry[]; next?: string; after: string | undefined };

type PagingProps = { address: string; page: Page; count: number | undefined };

/** Nothing of a list stays out of reach without a word. */
export function Paging({ address, page: { entries, next, after }, count }: PagingProps) {
  if (next === undefined && after === undefined) return null;
  return (
    <nav class="paging" aria-label="Pages">
      {count !== undefined && <Part shown={entries.length} count={count} />}
      {after !== undefined && (
        <a class="button is-plain" href={address} data-first>
          {paging.first}
        </a>
      )}
      {next !== undefined && (
        <a class="button is-plain" rel="next" href={`${address}&apres=${next}`}>
          {paging.next}
        </a>
      )}
    </nav>
  );
}

export function Part({ shown, count }: { shown: number; count: number }) {
  return (
    <span class="quiet" data-live="part">
      {paging.part(shown, count)}
    </span>
  );
}
