import type { Article } from '../articles.ts';
import { cachedJson, fingerprintOf } from '../file-cache.ts';
import { type Bag, type Index, indexOf } from './bm25.ts';
import { type Classifier, classifierOf, teach } from './classifier.ts';
import { completer } from './completion.ts';
import { caseLessons, labelOf, lessons, sectionLessons, type Taught, waysOf } from './lessons.ts';
import type { SearchVocabulary } from './vocabulary.ts';
import { conditionsIn } from './conditions.ts';
import { tells } from './kinds.ts';
import { type Passage, passagesOf } from './passages.ts';
import { cachedLearning, learningCode } from './learning-cache.ts';
import { corrector } from './corrector.ts';
import { bagOf, type TextReader, textReader } from './terms.ts';
import { splitWords } from './tokenize.ts';

export type Searchable = Pick<Article, 'slug' | 'version' | 'title' | 'keywords' | 'audience' | 'markdown'> &
  Partial<Pick<Article, 'formerly' | 'asked'>>;

/** Everything search reads, made once for a set of articles. */
export type SearchIndex = {
  articles: readonly Searchable[];
  passages: readonly Passage[];
  /** Where the passages of each article stand: from, up to and without. */
  ranges: readonly (readonly [from: number, to: number])[];
  /** The article of each passage. */
  articleOf: readonly number[];
  /** Articles whole, and their passages one by one. */
  whole: Index;
  pieces: Index;
  /** Ways of asking one by one, and where those of each passage stand. */
  ways: Index;
  waysOf: readonly (readonly [from: number, to: number])[];
  classifier: Classifier;
  /** Which section is meant, by `label`; and whether a person must look into it. */
  sections: Classifier;
  cases: Classifier;
  /** Of each passage: the label that it was taught under, what it tells and for which conditions. */
  traits: readonly { label: string; held: ReadonlySet<string> }[];
  reader: TextReader;
  /** The words of a query, spelling mended. */
  words: (query: string) => string[];
  isKnown: (word: string) => boolean;
  isCourtesy: (word: string) => boolean;
  /** Whether the classifier knows the article. */
  isTaught: (slug: string) => boolean;
};

/** How much a word counts by where it stands. */
const WHOLE = { title: 3, keywords: 2, asked: 2, heading: 1.5, body: 0.5 };
const PIECE = { title: 0.6, heading: 2, body: 0.6 };
/** Beyond this, only articles with ways of asking of their own are taught: learning takes as long as there are labels. */
const TAUGHT_AT_MOST = 120;

export function indexArticles(given: readonly Searchable[], knowledge: SearchVocabulary): SearchIndex {
  const articles = given.map(toSearchable);
  const reader = textReader(knowledge);
  const passages = articles.map(passagesOf);
  const source = fingerprintOf([JSON.stringify({ articles, knowledge })]);
  const { whole, pieces, ways, wayRanges, held, counts } = cachedJson(
    'index',
    [source, ...learningCode()],
    () => textsOf(articles, { reader, knowledge }),
  );
  const vocabulary = new Map(counts);
  const isKnown = (word: string) => vocabulary.has(word);
  const courtesies = new Set(knowledge.courtesies.flatMap(splitWords));
  const isTaught = (slug: string) => articles.length <= TAUGHT_AT_MOST || slug in knowledge.asked;
  const learnt = articles.filter(({ slug }) => isTaught(slug));
  return {
    articles,
    passages: passages.flat(),
    ranges: rangesOf(passages),
    articleOf: passages.flatMap((ofArticle, at) => ofArticle.map(() => at)),
    ways: indexOf(ways.map(toBag), { k: 0.5, b: 0.75 }),
    waysOf: wayRanges,
    traits: passages.flat().map((passage, at) => ({ label: labelOf(passage), held: new Set(held[at]) })),
    whole: indexOf(whole.map(toBag)),
    pieces: indexOf(pieces.map(toBag)),
    ...classifiersOf(learnt, { reader, knowledge }),
    reader,
    words: queryReader(reader, vocabulary),
    isKnown,
    isCourtesy: (word) => courtesies.has(word),
    isTaught,
  };
}

/** What is learnt is found again by what it was learnt from, whatever else a store or a file says of an article. */
function toSearchable({ slug, version, title, keywords, audience, markdown }: Searchable): Searchable {
  return { slug, version, title, keywords, audience, markdown };
}

/** A bag, or the vocabulary, as JSON holds it. */
type Counts = [word: string, times: number][];
type Texts = Record<'whole' | 'pieces' | 'ways', Counts[]> & {
  wayRanges: [number, number][];
  held: string[][];
  counts: Counts;
};

const toBag = (counts: Counts): Bag => new Map(counts);

/** What takes a second to read: every text, term by term. */
function textsOf(articles: readonly Searchable[], { reader, knowledge }: Taught): Texts {
  const read = (text: string) => reader.terms(reader.words(text));
  const passages = articles.map(passagesOf);
  const asked = passages.flatMap((ofArticle, at) =>
    ofArticle.map((passage) => waysOf(passage, articles[at]?.title ?? '', knowledge)),
  );
  return {
    whole: articles.map(({ slug, title, keywords }, at) => [
      ...bagOf([
        [read(title), WHOLE.title],
        [keywords.flatMap(read), WHOLE.keywords],
        [(knowledge.asked[slug] ?? []).flatMap(read), WHOLE.asked],
        [(passages[at] ?? []).flatMap(({ heading = '' }) => read(heading)), WHOLE.heading],
        [(passages[at] ?? []).flatMap(({ text }) => read(text)), WHOLE.body],
      ]),
    ]),
    pieces: passages.flatMap((ofArticle, at) =>
      ofArticle.map((passage) => [...pieceOf(passage, articles[at]?.title ?? '', read)]),
    ),
    ways: asked.flat().map((text) => [...bagOf([[read(text), 1]])]),
    wayRanges: rangesOf(asked),
    held: passages.flat().map((passage) => termsOf(passage, reader)),
    counts: [...vocabularyOf(articles, knowledge)],
  };
}

/** A passage with the title above it. */
function pieceOf({ heading = '', text }: Passage, title: string, read: (text: string) => string[]): Bag {
  return bagOf([
    [read(title), PIECE.title],
    [read(heading), PIECE.heading],
    [read(text), PIECE.body],
  ]);
}

function classifiersOf(learnt: readonly Searchable[], taughtBy: Taught) {
  // Once for all three: it is megabytes.
  const source = fingerprintOf([
    JSON.stringify({ articles: learnt.map(toTaught), knowledge: taughtBy.knowledge }),
  ]);
  const classifier = (name: string, lessonsOf: typeof lessons) =>
    classifierOf(cachedLearning({ name, source }, () => teach(lessonsOf(learnt, taughtBy))));
  return {
    classifier: classifier('articles', lessons),
    sections: classifier('sections', sectionLessons),
    cases: classifier('cases', caseLessons),
  };
}

/** All of an article that lessons read: another figure or sentence in its text teaches nothing new, and costs no learning. */
function toTaught(article: Searchable) {
  const { slug, title, keywords } = article;
  return { slug, title, keywords, headings: passagesOf(article).map(({ heading }) => heading) };
}

/** What a passage tells, and for which conditions. */
function termsOf(passage: Passage, reader: TextReader): string[] {
  const text = `${passage.heading ?? ''}\n${passage.text}`;
  return [...tells(text), ...conditionsIn(reader.words(text))];
}

/** Words as they were meant: mended, and the last one completed while it is being typed. */
function queryReader(reader: TextReader, vocabulary: ReadonlyMap<string, number>): SearchIndex['words'] {
  const mend = corrector(vocabulary);
  const complete = completer(vocabulary);
  return (query) =>
    reader.words(query).map((word, at, { length }) => {
      if (vocabulary.has(word)) return word;
      return (at === length - 1 ? complete(word) : undefined) ?? mend(word) ?? word;
    });
}

function vocabularyOf(
  articles: readonly Searchable[],
  { written, same, near, asked, unanswered, cases }: SearchVocabulary,
): Map<string, number> {
  const texts = [
    ...articles.flatMap(({ title, keywords, markdown }) => [title, ...keywords, markdown]),
    ...Object.values(written),
    ...Object.values(same).flat(),
    ...Object.values(near).flat(),
    ...Object.values(asked).flat(),
    ...Object.values(cases).flat(),
    ...unanswered,
  ];
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(splitWords)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function rangesOf(passages: readonly (readonly unknown[])[]): [number, number][] {
  let to = 0;
  return passages.map(({ length }) => {
    to += length;
    return [to - length, to];
  });
}
