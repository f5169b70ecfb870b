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

export type Matcher = (book: PhraseBook) => Match[];

/** Finds phrases in one message. What a vocabulary matches at a place is worked out once. */
export function matcher(tokens: readonly Token[], vocabularies: Vocabularies): Matcher {
  const known = new Map<string, (number[] | undefined)[]>();
  const keys = tokens.map(({ word }) => word.slice(0, STEM_KEY));
  return (book) => {
    const matches: Match[] = [];
    for (let from = 0; from < tokens.length; from += 1) {
      const ends = endsOfBook(book, from);
      if (ends.length > 0) matches.push({ from, to: Math.max(...ends) });
    }
    return matches;
  };

  function endsOfBook(book: PhraseBook, at: number): number[] {
    const word = tokens[at]?.word ?? '';
    const exact = book.byWord.get(word);
    const stems = book.byStem.get(keys[at] ?? '');
    const ends: number[] = [];
    if (exact) for (const phrase of exact) ends.push(...endsOf(phrase, at));
    if (stems) for (const phrase of stems) ends.push(...endsOf(phrase, at));
    for (const phrase of book.others) ends.push(...endsOf(phrase, at));
    return ends;
  }

  /** Every place the phrase may end at; places met twice are followed once, so gaps do not multiply. */
  function endsOf(phrase: Phrase, from: number): number[] {
    let places = [from];
    for (const [index, item] of phrase.entries()) {
      const starts =
        index === 0 || item.is === 'gap' ? places : distinct(places.flatMap((at) => startsFrom(tokens, at)));
      places = distinct(starts.flatMap((start) => endsOfItem(item, start)));
      if (places.length === 0) return NOWHERE;
    }
    return places;
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
    let places = known.get(name);
    if (!places) known.set(name, (places = []));
    const already = places[at];
    if (already) return already;
    const book = vocabularies.get(name);
    places[at] = book ? distinct(endsOfBook(book, at)) : NOWHERE;
    return places[at];
  }
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
