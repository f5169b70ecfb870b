// What a question adds to the one before it, and how much of that a passage or a line tells.
import { asksFor, tells, withoutAsking } from './kinds.ts';
import type { SearchIndex } from './search-index.ts';
import { splitWords, stemOf } from './tokenize.ts';

export type NewWords = {
  /** How much of it a passage tells, by its place on the shelf: between 0 and 1. */
  share: (at: number) => number;
  /** The same of a line; one that also tells the kind of thing asked for tells more. */
  tellsIn: (line: string) => number;
};

export function newWordsOf(shelf: SearchIndex, text: string, before = ''): NewWords {
  const { reader, pieces, ways, waysOf, traits } = shelf;
  const told = new Set(termsOf(before));
  const terms = termsOf(text).filter((term) => !told.has(term));
  const kinds = asksFor(text);
  const full = weightOf(() => 1) || 1;
  // « Dans quel délai ? » names nothing beside what is asked for: a figure tells it.
  const asksAlone = termsOf(withoutAsking(text)).every((term) => told.has(term));
  return {
    share: (at) => {
      const held = weightOf((term) => holding(at, term)) / full;
      const byKind = kinds.length > 0 && kinds.every((kind) => traits[at]?.held.has(kind));
      if (held >= HALF) return byKind || kinds.length === 0 ? held : held * WITHOUT_KIND;
      return asksAlone && byKind ? HALF : 0;
    },
    tellsIn: (line) => {
      const said = new Set(reader.terms(reader.words(line)));
      const held = weightOf((term) => (said.has(term) ? 1 : 0)) / full;
      const isTold = tells(line);
      const byKind = kinds.filter((kind) => isTold.has(kind)).length / Math.max(1, kinds.length);
      return held >= LEAST || asksAlone ? held + byKind : 0;
    },
  };

  function termsOf(words: string): string[] {
    const asked = shelf.words(words);
    const empty = new Set(asked.filter((word) => EMPTY.has(word) || shelf.isCourtesy(word)).map(stemOf));
    return reader.terms(asked).filter((term) => !empty.has(term));
  }

  function weightOf(held: (term: string) => number): number {
    return terms.reduce((sum, term) => sum + held(term) * pieces.weight(term), 0);
  }

  /** Its heading is the first way of asking for a passage. */
  function holding(at: number, term: string): number {
    const [from = 0, to = 0] = waysOf[at] ?? [];
    if (ways.holds(from, term)) return 1;
    if (pieces.holds(at, term)) return IN_TEXT;
    for (let way = from + 1; way < to; way += 1) if (ways.holds(way, term)) return ASKED;
    return 0;
  }
}

const HALF = 0.5;
/** A passage that tells a word says less of it than one that is headed by it; people may ask for it in words that it does not hold. */
const [IN_TEXT, ASKED] = [0.7, 0.5];
const WITHOUT_KIND = 0.5;
/** A line that holds less of what is asked tells something else. */
const LEAST = 0.34;

/** Beside the light ones: said of whoever is meant, or of nothing. */
const EMPTY = new Set(
  splitWords(`combien temps quand ou pourquoi lequel laquelle lesquels lesquelles qui deja encore exactement exact precisement environ
    vraiment dit dites dire fais va aller maintenant sinon chose choses truc trucs marche passe cas alors ne rien ca c est
    collegue collegues autre autres moi lui eux mari femme fils fille copain copine ami amie gens personne quelqu un pareil oui non
    ok bon euh heu bah ben hein lol and what about who when where why same other`),
);
