import type { Article } from '../articles.ts';
import { type Index, indexOf } from './bm25.ts';
import { type Classifier, classifierOf, type Example, teach } from './classifier.ts';
import { completer } from './completion.ts';
import type { SearchVocabulary } from './vocabulary.ts';
import { type Passage, passagesOf } from './passages.ts';
import { cachedLearning } from './learning-cache.ts';
import { corrector } from './corrector.ts';
import { bagOf, type TextReader, textReader } from './terms.ts';
import { splitWords } from './tokenize.ts';

export type Searchable = Pick<Article, 'slug' | 'version' | 'title' | 'keywords' | 'audience' | 'markdown'>;

/** Everything search reads, made once for a set of articles. */
export type SearchIndex = {
  articles: readonly Searchable[];
  passages: readonly Passage[];
  /** Where the passages of each article stand: from, up to and without. */
  ranges: readonly (readonly [from: number, to: number])[];
  /** Articles whole, and their passages one by one. */
  whole: Index;
  pieces: Index;
  classifier: Classifier;
  reader: TextReader;
  /** The words of a query, spelling mended. */
  words: (query: string) => string[];
  isKnown: (word: string) => boolean;
  isCourtesy: (word: string) => boolean;
  /** Whether the classifier knows the article. */
  isTaught: (slug: string) => boolean;
};

/** The label of what no article answers. */
export const UNANSWERED = '';

/** How much a word counts by where it stands. */
const WHOLE = { title: 3, keywords: 2, asked: 2, heading: 1.5, body: 0.5 };
const PIECE = { title: 0.6, heading: 2, body: 0.6 };
const KEYWORD_LESSON = 0.5;
/** Beyond this, only articles with ways of asking of their own are taught: learning takes as long as there are labels. */
const TAUGHT_AT_MOST = 120;

export function indexArticles(articles: readonly Searchable[], knowledge: SearchVocabulary): SearchIndex {
  const reader = textReader(knowledge);
  const read = (text: string) => reader.terms(reader.words(text));
  const passages = articles.map(passagesOf);
  const whole = articles.map(({ slug, title, keywords }, at) =>
    bagOf([
      [read(title), WHOLE.title],
      [keywords.flatMap(read), WHOLE.keywords],
      [(knowledge.asked[slug] ?? []).flatMap(read), WHOLE.asked],
      [(passages[at] ?? []).flatMap(({ heading = '' }) => read(heading)), WHOLE.heading],
      [(passages[at] ?? []).flatMap(({ text }) => read(text)), WHOLE.body],
    ]),
  );
  const pieces = passages.flatMap((ofArticle, at) =>
    ofArticle.map(({ heading = '', text }) =>
      bagOf([
        [read(articles[at]?.title ?? ''), PIECE.title],
        [read(heading), PIECE.heading],
        [read(text), PIECE.body],
      ]),
    ),
  );
  const vocabulary = vocabularyOf(articles, knowledge);
  const isKnown = (word: string) => vocabulary.has(word);
  const courtesies = new Set(knowledge.courtesies.flatMap(splitWords));
  const isTaught = (slug: string) => articles.length <= TAUGHT_AT_MOST || slug in knowledge.asked;
  const learnt = articles.filter(({ slug }) => isTaught(slug));
  return {
    articles,
    passages: passages.flat(),
    ranges: rangesOf(passages),
    whole: indexOf(whole),
    pieces: indexOf(pieces),
    classifier: classifierOf(
      cachedLearning({ learnt, knowledge }, () => teach(lessons(learnt, { reader, knowledge }))),
    ),
    reader,
    words: queryReader(reader, vocabulary),
    isKnown,
    isCourtesy: (word) => courtesies.has(word),
    isTaught,
  };
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

/** What people ask, and what articles call themselves. */
function lessons(
  articles: readonly Searchable[],
  { reader, knowledge: { asked, unanswered } }: { reader: TextReader; knowledge: SearchVocabulary },
): Example[] {
  const lesson = (label: string, text: string, weight = 1): Example => ({
    label,
    features: reader.features(reader.words(text)),
    weight,
  });
  const ofArticles = articles.flatMap((article) => [
    ...(asked[article.slug] ?? []).map((text) => lesson(article.slug, text)),
    lesson(article.slug, article.title),
    ...article.keywords.map((text) => lesson(article.slug, text, KEYWORD_LESSON)),
    ...passagesOf(article).flatMap(({ heading }) =>
      heading === undefined ? [] : [lesson(article.slug, heading)],
    ),
  ]);
  return [...ofArticles, ...unanswered.map((text) => lesson(UNANSWERED, text))];
}

function vocabularyOf(
  articles: readonly Searchable[],
  { written, same, near, asked, unanswered }: SearchVocabulary,
): Map<string, number> {
  const texts = [
    ...articles.flatMap(({ title, keywords, markdown }) => [title, ...keywords, markdown]),
    ...Object.values(written),
    ...Object.values(same).flat(),
    ...Object.values(near).flat(),
    ...Object.values(asked).flat(),
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
