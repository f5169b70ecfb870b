import { fits, type Item, type Phrase } from './phrase-parser.ts';
import type { Token } from './tokens.ts';

export type Vocabularies = ReadonlyMap<string, PhraseBook>;

/** Tokens `from` (included) to `to` (excluded). */
export type Match = { from: number; to: number };

const GAP = 5;
/** However many light words follow one another, no more are skipped: the work stays in proportion to the text. */
const SKIPPED = 8;
const NOWHERE: number[] = [];

/** Phrases indexed by what they start with, so that a message meets only the few that could match. */
export type PhraseBook = {
  byWord: ReadonlyMap<string, Phrase[]>;
  byStem: ReadonlyMap<string, Phrase[]>;
  others: readonly Phrase[];
};

const STEM_KEY = 3;

export function bookOf(phrases: readonly Phrase[]): PhraseBook {
  const byWord = new Map<string, Phrase[]>();
  const byStem = new Map<string, Phrase[]>();
  const others: Phrase[] = [];
  for (const phrase of phrases.flatMap(expandPhrase)) {
    const first = phrase[0];
    if (first?.is !== 'word' || (first.stem && first.word.length < STEM_KEY)) others.push(phrase);
    else if (first.stem || first.word.length > STEM_KEY) put(byStem, first.word.slice(0, STEM_KEY), phrase);
    else put(byWord, first.word, phrase);
  }
  return { byWord, byStem, others };
}

/** A phrase that starts with `(a|b)` is two phrases to the index. */
function expandPhrase(phrase: Phrase): Phrase[] {
  const [first, ...rest] = phrase;
  if (first?.is !== 'either') return [phrase];
  return first.phrases
    .flatMap((choice) => expandPhrase([...choice, ...rest]))
    .filter((one) => one.length > 0);
}

function put(index: Map<string, Phrase[]>, key: string, phrase: Phrase) {
  const list = index.get(key);
  if (list) list.push(phrase);
  else index.set(key, [phrase]);
}

function distinct(ends: number[]): number[] {
  return ends.length > 1 ? [...new Set(ends)] : ends;
}

function fitsItem(item: Item & { is: 'word' | 'ending' | 'number' }, word: string): boolean {
  if (item.is === 'number') return /^\d/.test(word);
  return item.is === 'ending' ? word.endsWith(item.ending) : fits(item, word);
}

/** Which phrases of which book start with a word, over all books: a message looks up each of its words once. */
export type PhraseIndex = {
  byWord: ReadonlyMap<string, readonly Entry[]>;
  byStem: ReadonlyMap<string, readonly Entry[]>;
};
type Entry = { book: PhraseBook; phrase: Phrase };

export function phraseIndexOf(books: Iterable<PhraseBook>): PhraseIndex {
  const byWord = new Map<string, Entry[]>();
  const byStem = new Map<string, Entry[]>();
  for (const book of new Set(books)) {
    enter(byWord, book.byWord, book);
    enter(byStem, book.byStem, book);
  }
  return { byWord, byStem };
}

function enter(index: Map<string, Entry[]>, phrases: PhraseBook['byWord'], book: PhraseBook) {
  for (const [key, list] of phrases) {
    const entries = index.get(key) ?? [];
    entries.push(...list.map((phrase) => ({ book, phrase })));
    index.set(key, entries);
  }
}

export type Matcher = (book: PhraseBook) => Match[];

/** Finds phrases in one message. What a vocabulary matches at a place is worked out once. */
// oxlint-disable-next-line eslint/max-lines-per-function -- phrases hold vocabularies that hold phrases: its parts call one another
export function matcher(tokens: readonly Token[], vocabularies: Vocabularies, index: PhraseIndex): Matcher {
  const starts = startsIn(tokens, index);
  const known = new Map<string, (number[] | undefined)[]>();
  const places = new Map<string, number[]>();
  return (book) => {
    const furthest = new Map<number, number>();
    const meet = (phrase: Phrase, from: number) => {
      for (const end of endsOf(phrase, from)) furthest.set(from, Math.max(end, furthest.get(from) ?? 0));
    };
    for (const [from, phrases] of starts.get(book) ?? []) for (const phrase of phrases) meet(phrase, from);
    for (const phrase of book.others) for (const from of placesFor(phrase)) meet(phrase, from);
    return [...furthest].map(([from, to]) => ({ from, to })).toSorted((a, b) => a.from - b.from);
  };

  /** Where a phrase that starts with no word of its own can start. */
  function placesFor([first]: Phrase): Iterable<number> {
    return first?.is === 'vocabulary' ? placesOfVocabulary(first.name) : tokens.keys();
  }

  function placesOfVocabulary(name: string): number[] {
    let found = places.get(name);
    if (!found) {
      found = [...tokens.keys()].filter((at) => endsOfVocabulary(name, at).length > 0);
      places.set(name, found);
    }
    return found;
  }

  function endsOfBook(book: PhraseBook, at: number): number[] {
    const ends: number[] = [];
    for (const phrase of starts.get(book)?.get(at) ?? []) ends.push(...endsOf(phrase, at));
    for (const phrase of book.others) ends.push(...endsOf(phrase, at));
    return ends;
  }

  /** Every place the phrase may end at; places met twice are followed once, so gaps do not multiply. */
  function endsOf(phrase: Phrase, from: number): number[] {
    let reached = [from];
    for (const [step, item] of phrase.entries()) {
      const next: number[] = [];
      const entered =
        step === 0 || item.is === 'gap' ? reached : reached.flatMap((at) => startsFrom(tokens, at));
      for (const start of entered) next.push(...endsOfItem(item, start));
      if (next.length === 0) return NOWHERE;
      reached = distinct(next);
    }
    return reached;
  }

  function endsOfItem(item: Item, at: number): number[] {
    if (item.is === 'gap') return gapsFrom(tokens, at);
    if (item.is === 'vocabulary') return endsOfVocabulary(item.name, at);
    if (item.is === 'either') return item.phrases.flatMap((phrase) => endsOf(phrase, at));
    const word = tokens[at]?.word;
    if (word === undefined) return NOWHERE;
    return fitsItem(item, word) ? [at + 1] : NOWHERE;
  }

  function endsOfVocabulary(name: string, at: number): number[] {
    let ends = known.get(name);
    if (!ends) known.set(name, (ends = []));
    const already = ends[at];
    if (already) return already;
    const book = vocabularies.get(name);
    ends[at] = book ? distinct(endsOfBook(book, at)) : NOWHERE;
    return ends[at];
  }
}

/** The phrases of each book that may start at each word. */
function startsIn(
  tokens: readonly Token[],
  { byWord, byStem }: PhraseIndex,
): Map<PhraseBook, Map<number, Phrase[]>> {
  const starts = new Map<PhraseBook, Map<number, Phrase[]>>();
  tokens.forEach(({ word }, at) => {
    for (const entry of byWord.get(word) ?? []) note(entry, at);
    for (const entry of byStem.get(word.slice(0, STEM_KEY)) ?? [])
      if (opens(entry.phrase, word)) note(entry, at);
  });
  return starts;

  function note({ book, phrase }: Entry, at: number) {
    let places = starts.get(book);
    if (!places) starts.set(book, (places = new Map()));
    const phrases = places.get(at);
    if (phrases) phrases.push(phrase);
    else places.set(at, [phrase]);
  }
}

function opens([first]: Phrase, word: string): boolean {
  return first?.is === 'word' && fits(first, word);
}

/** `at`, and what follows the light words there, within the sentence. */
function startsFrom(tokens: readonly Token[], at: number): number[] {
  const starts: number[] = [];
  for (let next = at; next - at < SKIPPED && sameSentence(tokens, at - 1, next); next += 1) {
    starts.push(next);
    if (!tokens[next]?.light) break;
  }
  return starts;
}

function gapsFrom(tokens: readonly Token[], at: number): number[] {
  const ends = [at];
  let words = 0;
  for (let next = at; words < GAP && next - at < GAP + SKIPPED && sameSentence(tokens, at, next); next += 1) {
    if (!tokens[next]?.light) words += 1;
    ends.push(next + 1);
  }
  return ends;
}

function sameSentence(tokens: readonly Token[], one: number, other: number): boolean {
  const sentence = tokens[other]?.sentence;
  return sentence !== undefined && sentence === (tokens[one]?.sentence ?? sentence);
}
