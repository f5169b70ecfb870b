import { numberWords, type WordNumbers } from '../word-numbers.ts';

/** An inverted index: which documents hold a term, and how much of it. Documents are numbered as they were given. */
export type Index = {
  size: number;
  /** How much a term tells: rare terms tell more. A term that no document holds tells as much as the rarest. */
  weight: (term: string) => number;
  /** BM25 of every document, 0 when it shares no term with the query. */
  scores: (query: Bag) => Float64Array;
  holds: (document: number, term: string) => boolean;
  /** Whether any document holds it. */
  has: (term: string) => boolean;
};

/** Terms of a document, weighted by where they stand. */
export type Bag = ReadonlyMap<string, number>;

/** Documents that hold a term, and BM25's share of each: for all terms in two arrays, `starts` says where each one's begin. */
type Postings = {
  numbers: WordNumbers;
  starts: Int32Array;
  at: Int32Array;
  share: Float32Array;
};

export function indexOf(documents: readonly Bag[], { k = 1.2, b = 0.5 } = {}): Index {
  const { numbers, starts, at, share } = postingsOf(documents, k, b);
  const size = documents.length;
  return { size, weight, scores, holds, has: (term) => numbers.numberOf(term) !== undefined };

  function rangeOf(term: string): [from: number, to: number] {
    const number = numbers.numberOf(term);
    return number === undefined ? [0, 0] : [starts[number] ?? 0, starts[number + 1] ?? 0];
  }

  function weight(term: string): number {
    const [from, to] = rangeOf(term);
    return Math.log(1 + (size - (to - from) + 0.5) / (to - from + 0.5));
  }

  /** Documents of a term stand in their order: halved until found. */
  function holds(document: number, term: string): boolean {
    let [from, to] = rangeOf(term);
    const end = to;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((at[middle] ?? 0) < document) from = middle + 1;
      else to = middle;
    }
    return from < end && at[from] === document;
  }

  /** Plain loops over typed arrays: this is where the time goes when there are thousands of articles. */
  function scores(query: Bag): Float64Array {
    const found = new Float64Array(size);
    for (const [term, times] of query) {
      const [from, to] = rangeOf(term);
      const worth = weight(term) * times;
      for (let nth = from; nth < to; nth += 1) {
        const document = at[nth] ?? 0;
        found[document] = (found[document] ?? 0) + worth * (share[nth] ?? 0);
      }
    }
    return found;
  }
}

function postingsOf(documents: readonly Bag[], k: number, b: number): Postings {
  const lengths = documents.map((bag) => [...bag.values()].reduce((sum, times) => sum + times, 0));
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
  const lists = new Map<string, { at: number[]; share: number[] }>();
  documents.forEach((bag, at) => {
    const slack = k * (1 - b + (b * (lengths[at] ?? 0)) / average);
    for (const [term, times] of bag) {
      const list = lists.get(term) ?? { at: [], share: [] };
      list.at.push(at);
      list.share.push((times * (k + 1)) / (times + slack));
      lists.set(term, list);
    }
  });
  const all = [...lists.values()];
  let end = 0;
  return {
    numbers: numberWords([...lists.keys()]),
    starts: Int32Array.from([0, ...all.map((list) => (end += list.at.length))]),
    at: Int32Array.from(all.flatMap((list) => list.at)),
    share: Float32Array.from(all.flatMap((list) => list.share)),
  };
}
