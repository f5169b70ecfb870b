import type { Role } from '../../domain/triage/types.ts';
import type { Article } from '../articles.ts';
import { type Bag, type Index, indexOf } from './bm25.ts';
import { confidenceOf } from './confidence.ts';
import type { Knowledge } from './knowledge.ts';
import { type Passage, passagesOf } from './passages.ts';
import { corrector } from './spelling.ts';
import { bagOf, type Reader, readerOf } from './terms.ts';
import { wordsOf } from './words.ts';

/** One article found, with the passage that answers best. */
export type Found = {
  slug: string;
  version: string;
  paragraph: number;
  score: number;
  /** The chance that this article answers, between 0 and 1. Of all but the first, a share by score. */
  confidence: number;
};

export type Search = (query: string, audience: Role) => Found[];
export type Searchable = Pick<Article, 'slug' | 'version' | 'title' | 'keywords' | 'audience' | 'markdown'>;

type Shelf = {
  articles: readonly Searchable[];
  passages: readonly Passage[];
  /** Number of the article that each passage belongs to. */
  owner: readonly number[];
  whole: Index;
  pieces: Index;
};

export const WEIGHTS = {
  title: 3,
  keywords: 2,
  asked: 2,
  heading: 1.5,
  body: 0.5,
  pieceTitle: 0.6,
  pieceHeading: 2,
  piece: 0.6,
  mix: 1,
  otherRole: 0.8,
};

export function searcher(articles: readonly Searchable[], knowledge: Knowledge): Search {
  const reader = readerOf(knowledge);
  const shelf = shelved(articles, knowledge, reader);
  const mend = corrector(vocabularyOf(articles, knowledge));
  const known = vocabularyOf(articles, knowledge);
  return (query, audience) => {
    const words = reader.words(query).map((word) => (known.has(word) ? word : (mend(word) ?? word)));
    const bag = bagOf([[reader.terms(words), 1]]);
    return ranked(shelf, bag, audience);
  };
}

function ranked({ articles, passages, owner, whole, pieces }: Shelf, bag: Bag, audience: Role): Found[] {
  const full = [...bag].reduce((sum, [term, times]) => sum + whole.weight(term) * times, 0) || 1;
  const best = new Map<number, { at: number; score: number }>();
  for (const [at, score] of pieces.scores(bag)) {
    const article = owner[at] ?? 0;
    if (score > (best.get(article)?.score ?? -1)) best.set(article, { at, score });
  }
  const found = [...whole.scores(bag)]
    .map(([at, score]) => {
      const { slug = '', version = '', audience: readers = 'both' } = articles[at] ?? {};
      const piece = best.get(at);
      const fit =
        readers === 'both' || audience === 'unknown' || readers === audience ? 1 : WEIGHTS.otherRole;
      const paragraph = piece === undefined ? 0 : (passages[piece.at]?.paragraph ?? 0);
      return { slug, version, paragraph, score: (fit * (score + WEIGHTS.mix * (piece?.score ?? 0))) / full };
    })
    .toSorted((a, b) => b.score - a.score);
  const [first = 0, second = 0] = found.map(({ score }) => score);
  const confidence = first === 0 ? 0 : confidenceOf({ score: first, margin: 1 - second / first });
  return found.map((one) => ({ ...one, confidence: (confidence * one.score) / (first || 1) }));
}

function shelved(articles: readonly Searchable[], { asked }: Knowledge, { words, terms }: Reader): Shelf {
  const read = (text: string) => terms(words(text));
  const passages = articles.map(passagesOf);
  const whole = articles.map(({ slug, title, keywords }, at) =>
    bagOf([
      [read(title), WEIGHTS.title],
      [keywords.flatMap(read), WEIGHTS.keywords],
      [(asked[slug] ?? []).flatMap(read), WEIGHTS.asked],
      [(passages[at] ?? []).flatMap(({ heading = '' }) => read(heading)), WEIGHTS.heading],
      [(passages[at] ?? []).flatMap(({ text }) => read(text)), WEIGHTS.body],
    ]),
  );
  const pieces = passages.flatMap((ofArticle, at) =>
    ofArticle.map(({ heading = '', text }) =>
      bagOf([
        [read(articles[at]?.title ?? ''), WEIGHTS.pieceTitle],
        [read(heading), WEIGHTS.pieceHeading],
        [read(text), WEIGHTS.piece],
      ]),
    ),
  );
  return {
    articles,
    passages: passages.flat(),
    owner: passages.flatMap((ofArticle, at) => ofArticle.map(() => at)),
    whole: indexOf(whole),
    pieces: indexOf(pieces),
  };
}

function vocabularyOf(
  articles: readonly Searchable[],
  { written, same, asked, unanswered }: Knowledge,
): Map<string, number> {
  const counts = new Map<string, number>();
  const texts = [
    ...articles.flatMap(({ title, keywords, markdown }) => [title, keywords.join(' '), markdown]),
    ...Object.values(written),
    ...Object.values(same).flat(),
    ...Object.values(asked).flat(),
    ...unanswered,
  ];
  for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
