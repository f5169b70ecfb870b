import type { Role } from '../../domain/triage/types.ts';
import { caseReaderOver, type Look, lookerOver, NOTHING_SEEN, type Place } from './look.ts';
import { passageNames } from './passage-names.ts';
import type { SearchVocabulary } from './vocabulary.ts';
import { waysFor } from './ways-for.ts';
import { type SmallTalk, smallTalkOver } from './small-talk.ts';
import { type Passage, passagesOf } from './passages.ts';
import { type SearchHit, type Search, searcher } from './search.ts';
import { weigherOver } from './weigh.ts';
import { lookerOn, type LookOn } from './follow-up.ts';
import { type Searchable, indexArticles, type SearchIndex } from './search-index.ts';

/** Search over the published articles, for the help centre and for the assistant alike. */
export type Retrieval = {
  search: Search;
  /** The passages that would answer, and how sure that is. */
  look: (text: string, role: Role) => Look;
  /** The same after something was said and quoted: nothing is quoted twice. */
  lookOn: LookOn;
  /** What kind of case it is, when it is one that only a person can settle. */
  caseIn: (text: string) => string | undefined;
  /** What a message is that asks nothing of the help centre. */
  smallTalk: (text: string) => SmallTalk | undefined;
  /** The words found, undefined once the article has moved on to another version. */
  passage(found: Pick<SearchHit, 'slug' | 'version' | 'paragraph'>): Passage | undefined;
  title(slug: string): string | undefined;
  /** A passage by a name that no other has: its heading, with its article's title where headings are alike. */
  nameOf(found: Place): string | undefined;
  named(name: string): Passage | undefined;
  /** Indexes these articles instead, at once: a search that runs sees the old ones or the new ones, never a mixture. */
  replace(articles: readonly Searchable[]): void;
};

export function retrievalOver(articles: readonly Searchable[], knowledge: SearchVocabulary): Retrieval {
  let shelf = indexed(articles);
  return {
    search: (query, audience) => shelf.search(query, audience),
    look: (text, role) => shelf.look(text, role),
    lookOn: (text, earlier, role) => shelf.lookOn(text, earlier, role),
    caseIn: (text) => shelf.caseIn(text),
    smallTalk: (text) => shelf.smallTalk(text),
    passage: ({ slug, version, paragraph }) => shelf.passages.get(`${slug}@${version}#${paragraph}`),
    title: (slug) => shelf.titles.get(slug),
    nameOf: (found) => shelf.names.nameOf(found),
    named: (name) => shelf.names.named(name),
    replace: (others) => {
      shelf = indexed(others);
    },
  };

  function indexed(given: readonly Searchable[]) {
    const passages = given.flatMap(passagesOf);
    return {
      ...(given.length === 0 ? NOTHING_YET : over(indexArticles(given, waysFor(given, knowledge)))),
      passages: new Map(passages.map((one) => [`${one.slug}@${one.version}#${one.paragraph}`, one])),
      titles: new Map(given.map(({ slug, title }) => [slug, title])),
      names: passageNames(given),
    };
  }
}

type Looking = Pick<Retrieval, 'search' | 'look' | 'lookOn' | 'caseIn' | 'smallTalk'>;

function over(index: SearchIndex): Looking {
  const weigh = weigherOver(index);
  const look = lookerOver(index, weigh);
  return {
    search: searcher(index, weigh),
    look,
    lookOn: lookerOn(index, weigh, look),
    caseIn: caseReaderOver(index),
    smallTalk: smallTalkOver(index),
  };
}

/** Before the first articles are there, there is nothing to learn nor to find. */
const NOTHING_YET: Looking = {
  search: () => [],
  look: () => NOTHING_SEEN,
  lookOn: () => undefined,
  caseIn: () => undefined,
  smallTalk: () => undefined,
};
