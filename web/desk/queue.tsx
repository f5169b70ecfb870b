import { emptyLists, filtering, listWords, searching, type ListWord } from '../../content/fr/desk-lists.ts';
import { openedForWords } from '../../content/fr/opened-for-words.ts';
import { bulkWords } from '../../content/fr/bulk-words.ts';
import type { ListCounts, Entry, Seen } from './desk-data.ts';
import { Alerts, Emergencies } from './alerts.tsx';
import { addressOf, listNamed, type ListName, type Narrowing } from './filters.ts';
import { NarrowingForm, type Topic } from './narrowing-form.tsx';
import { SavedViews, type SavedView } from './saved-views.tsx';
import { Paging, Part, type Page } from './paging.tsx';
import { orderOf } from './queue-order.ts';
import { Row, type TitleOf } from './row.tsx';
import { Workload, type Load } from './workload.tsx';

type Queue = {
  seen: Seen;
  filter: ListWord;
  page: Page;
  counts: ListCounts | undefined;
  titleOf: TitleOf;
  narrowing: Narrowing;
  topics: readonly Topic[];
  tags: readonly string[];
  views: readonly SavedView[];
  /** A supervisor's. */
  load: Load | undefined;
};

/** What there is to do, the nearest due instant first. */
export function QueuePage({
  seen,
  filter,
  page,
  counts,
  titleOf,
  narrowing,
  topics,
  tags,
  views,
  load,
}: Queue) {
  const isNarrowed = Object.keys(narrowing).length > 0;
  const address = addressOf(filter, narrowing);
  return (
    <>
      <h1 class="unseen">Demandes</h1>
      <Alerts seen={seen} />
      <Workload load={load} now={seen.now} />
      <div class="lists">
        <Lists seen={seen} filter={filter} counts={counts} />
        <Search />
      </div>
      <SavedViews views={views} filter={filter} narrowing={narrowing} />
      <NarrowingForm seen={seen} filter={filter} narrowing={narrowing} topics={topics} tags={tags} />
      <p class="choose">
        <a href="/bureau/telephone">{openedForWords.short}</a>
        <a href={bulkOf(address, page)}>{bulkWords.choose}</a>
      </p>
      <div data-live="queue">
        {page.entries.length === 0 && page.after === undefined ? (
          <NothingHere words={isNarrowed ? filtering.nothing : emptyLists[filter]} />
        ) : (
          <List seen={seen} entries={page.entries} titleOf={titleOf} list={address} />
        )}
        <Paging address={address} page={page} count={isNarrowed ? undefined : countOf(counts, filter)} />
      </div>
    </>
  );
}

function bulkOf(address: string, { after }: Page): string {
  return `${address.replace('/bureau?', '/bureau/lot?')}${after === undefined ? '' : `&apres=${after}`}`;
}

type News = Pick<Queue, 'seen' | 'filter' | 'counts' | 'titleOf' | 'narrowing' | 'load'> & {
  entries: Entry[];
  shown: number;
};

/** What a page that shows `shown` lines of a list puts in place when some questions have moved: their lines, and what counts. */
export function QueueNews({ seen, filter, narrowing, counts, titleOf, entries, shown, load }: News) {
  const count = countOf(counts, filter);
  return (
    <>
      <Emergencies seen={seen} />
      <Alerts seen={seen} />
      <Workload load={load} now={seen.now} />
      <Lists seen={seen} filter={filter} counts={counts} />
      <List seen={seen} entries={entries} titleOf={titleOf} list={addressOf(filter, narrowing)} />
      {count !== undefined && <Part shown={shown} count={count} />}
    </>
  );
}

type Found = { seen: Seen; sought: string; entries: Entry[]; goesOn: boolean; titleOf: TitleOf };

export function SearchPage({ seen, sought, entries, goesOn, titleOf }: Found) {
  return (
    <>
      <p class="crumbs">
        <a href="/bureau" data-back>
          {searching.back}
        </a>
      </p>
      <div class="lists">
        <h1>{searching.found(entries.length, goesOn, sought)}</h1>
        <Search value={sought} />
      </div>
      {entries.length === 0 ? (
        <NothingHere words={searching.nothing} />
      ) : (
        <List seen={seen} entries={entries} titleOf={titleOf} />
      )}
    </>
  );
}

function Lists({ seen, filter, counts }: Pick<Queue, 'seen' | 'filter' | 'counts'>) {
  const isDoctor = seen.agent.roles.includes('medical');
  return (
    <nav class="filters" aria-label="Listes" data-live="lists">
      {listOf(listWords).map(([word, label]) => {
        if (word === 'medicales' && !isDoctor) return null;
        const count = countOf(counts, word);
        return (
          <a href={addressOf(word)} {...(word === filter ? { 'aria-current': 'true' } : {})}>
            {label}
            {count !== undefined && <span class="count">{count.toLocaleString('fr-FR')}</span>}
          </a>
        );
      })}
    </nav>
  );
}

function Search({ value = '' }: { value?: string }) {
  return (
    <form class="find" role="search" action="/bureau">
      <label class="unseen" for="recherche">
        {searching.label}
      </label>
      <input
        id="recherche"
        name="recherche"
        value={value}
        placeholder={searching.hint}
        maxlength={200}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        data-find
      />
      <button class="button is-plain">{searching.button}</button>
    </form>
  );
}

type ListProps = { seen: Seen; entries: Entry[]; titleOf: TitleOf; list?: string };

function List({ seen, entries, titleOf, list }: ListProps) {
  return (
    <ol class="queue" data-rows>
      {entries.map((entry) => (
        <li data-id={entry.reference} data-order={JSON.stringify(orderOf(entry))}>
          <Row entry={entry} seen={seen} titleOf={titleOf} list={list} />
        </li>
      ))}
    </ol>
  );
}

function NothingHere({ words }: { words: string }) {
  return (
    <div class="empty">
      <h2>Rien ici</h2>
      <p>{words}</p>
    </div>
  );
}

function countOf(counts: ListCounts | undefined, word: ListWord): number | undefined {
  const all: Partial<Record<ListName, number>> = counts ?? {};
  return all[listNamed(word)];
}

function listOf<K extends string>(table: Record<K, string>): [K, string][] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the keys of the table
  return Object.entries(table) as [K, string][];
}
