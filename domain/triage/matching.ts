import { fits, type Item, type Phrase } from './phrases.ts';
import type { Token } from './reading.ts';

export type Vocabularies = ReadonlyMap<string, PhraseBook>;

/** Tokens `from` (included) to `to` (excluded). */
export type Match = { from: number; to: number };

const GAP = 5;

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
  for (const phrase of phrases.flatMap(opened)) {
    const first = phrase[0];
    if (first?.is !== 'word' || first.word.length < STEM_KEY) others.push(phrase);
    else if (first.stem || first.word.length >= 4) put(byStem, first.word.slice(0, STEM_KEY), phrase);
    else put(byWord, first.word, phrase);
  }
  return { byWord, byStem, others };
}

/** A phrase that starts with `(a|b)` is two phrases to the index. */
function opened(phrase: Phrase): Phrase[] {
  const [first, ...rest] = phrase;
  if (first?.is !== 'either') return [phrase];
  return first.phrases.flatMap((choice) => opened([...choice, ...rest])).filter((one) => one.length > 0);
}

function put(index: Map<string, Phrase[]>, key: string, phrase: Phrase) {
  const list = index.get(key);
  if (list) list.push(phrase);
  else index.set(key, [phrase]);
}

function fitsItem(item: Item & { is: 'word' | 'ending' | 'number' }, word: string): boolean {
  if (item.is === 'number') return /^\d/.test(word);
  return item.is === 'ending' ? word.endsWith(item.ending) : fits(item, word);
}

export type Matcher = (book: PhraseBook) => Match[];

/** Finds phrases in one message. What a vocabulary matches at a place is worked out once. */
export function matcher(tokens: readonly Token[], vocabularies: Vocabularies): Matcher {
  const known = new Map<string, number[]>();
  return (book) =>
    tokens.flatMap((_, from) => {
      const ends = endsOfBook(book, from);
      return ends.length > 0 ? [{ from, to: Math.max(...ends) }] : [];
    });

  function endsOfBook(book: PhraseBook, at: number): number[] {
    const word = tokens[at]?.word ?? '';
    const ends: number[] = [];
    for (const phrase of book.byWord.get(word) ?? []) ends.push(...endsOf(phrase, 0, at));
    for (const phrase of book.byStem.get(word.slice(0, STEM_KEY)) ?? []) ends.push(...endsOf(phrase, 0, at));
    for (const phrase of book.others) ends.push(...endsOf(phrase, 0, at));
    return ends;
  }

  function endsOf(phrase: Phrase, index: number, at: number): number[] {
    const item = phrase[index];
    if (!item) return [at];
    const ends: number[] = [];
    for (const start of index === 0 ? [at] : startsFrom(at)) {
      for (const end of endsOfItem(item, start)) ends.push(...endsOf(phrase, index + 1, end));
    }
    return ends;
  }

  function endsOfItem(item: Item, at: number): number[] {
    if (item.is === 'gap') return gapsFrom(at);
    if (item.is === 'vocabulary') return endsOfVocabulary(item.name, at);
    if (item.is === 'either') return item.phrases.flatMap((phrase) => endsOf(phrase, 0, at));
    const word = tokens[at]?.word;
    if (word === undefined) return [];
    return fitsItem(item, word) ? [at + 1] : [];
  }

  function endsOfVocabulary(name: string, at: number): number[] {
    const key = `${name} ${at}`;
    const already = known.get(key);
    if (already) return already;
    const book = vocabularies.get(name);
    const ends = book ? [...new Set(endsOfBook(book, at))] : [];
    known.set(key, ends);
    return ends;
  }

  /** `at`, and what follows the light words there, within the sentence. */
  function startsFrom(at: number): number[] {
    const starts: number[] = [];
    for (let next = at; sameSentence(at - 1, next); next += 1) {
      starts.push(next);
      if (!tokens[next]?.light) break;
    }
    return starts;
  }

  function gapsFrom(at: number): number[] {
    const ends = [at];
    let words = 0;
    for (let next = at; words < GAP && sameSentence(at, next); next += 1) {
      if (!tokens[next]?.light) words += 1;
      ends.push(next + 1);
    }
    return ends;
  }

  function sameSentence(one: number, other: number): boolean {
    const sentence = tokens[other]?.sentence;
    return sentence !== undefined && sentence === (tokens[one]?.sentence ?? sentence);
  }
}
