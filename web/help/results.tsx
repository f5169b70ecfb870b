import { audiences, search } from '../../content/fr/help.ts';
import { Icon, topicIcon } from '../icons.tsx';
import type { HelpResult, HelpReader } from './search-result.ts';
import { Highlight } from './highlight.tsx';
import { addressFor, ReaderChoice } from './reader-choice.tsx';
import { SearchBox } from './search-box.tsx';
import type { PublishedTopic } from './published-topics.ts';

type Results = {
  query: string;
  found: HelpResult[];
  topics: PublishedTopic[];
  reader: HelpReader | undefined;
};

export function Results({ query, found, topics, reader }: Results) {
  return (
    <div class="wrap narrow stack page">
      <h1>{query === '' ? search.titleEmpty : search.title}</h1>
      <SearchBox query={query} reader={reader} />
      {query !== '' && <ReaderChoice reader={reader} path="/aide/recherche" query={query} />}
      {query === '' && <p>{search.begin}</p>}
      {query !== '' && found.length > 0 && <ResultList query={query} found={found} />}
      {query !== '' && found.length === 0 && <NoResults query={query} />}
      {found.length === 0 && <Topics topics={topics} reader={reader} />}
    </div>
  );
}

function ResultList({ query, found }: Pick<Results, 'query' | 'found'>) {
  return (
    <>
      <p class="quiet">{search.found(found.length, query)}</p>
      <ol class="results">
        {found.map(({ slug, title, topic, audience, excerpt }) => (
          <li>
            <p class="quiet">
              {topic}
              {audience !== 'both' && ` · ${audiences[audience]}`}
            </p>
            <h2>
              <a href={`/aide/${slug}`}>{title}</a>
            </h2>
            <p>
              <Highlight text={excerpt} query={query} />
            </p>
          </li>
        ))}
      </ol>
      <p>
        {search.otherwise}
        <a href="/question" data-paladin-chat>
          {search.ask}
        </a>
        {search.answered}
      </p>
    </>
  );
}

function NoResults({ query }: { query: string }) {
  return (
    <div class="empty">
      <h2>{search.none(query)}</h2>
      <p>{search.advice}</p>
      <p>
        <a class="button" href="/question" data-paladin-chat>
          <Icon name="chat" /> {search.askAQuestion}
        </a>
      </p>
    </div>
  );
}

function Topics({ topics, reader }: Pick<Results, 'topics' | 'reader'>) {
  return (
    <section aria-labelledby="themes">
      <h2 id="themes">{search.topics}</h2>
      <ul class="topic-links">
        {topics.map(({ name, slug }) => (
          <li>
            <a href={addressFor({ path: `/aide/theme/${slug}`, reader })}>
              <Icon name={topicIcon(name)} /> {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
