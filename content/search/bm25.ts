/** An inverted index: which documents hold a term, and how much of it. Documents are numbered as they were given. */
export type Index = {
  size: number;
  /** How much a term tells: rare terms tell more. A term that no document holds tells as much as the rarest. */
  weight: (term: string) => number;
  /** BM25 of every document, 0 when it shares no term with the query. */
  scores: (query: Bag) => Float64Array;
};

/** Terms of a document, weighted by where they stand. */
export type Bag = ReadonlyMap<string, number>;

/** Documents that hold a term, and BM25's share of each. */
type Posting = { at: Int32Array; share: Float32Array };

export function indexOf(documents: readonly Bag[], { k = 1.2, b = 0.5 } = {}): Index {
  const postings = postingsOf(documents, k, b);
  return { size: documents.length, weight, scores };

  function weight(term: string): number {
    const holding = postings.get(term)?.at.length ?? 0;
    return Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5));
  }

  function scores(query: Bag): Float64Array {
    const found = new Float64Array(documents.length);
    for (const [term, times] of query) {
      const posting = postings.get(term);
      if (posting) add(found, posting, weight(term) * times);
    }
    return found;
  }
}

function postingsOf(documents: readonly Bag[], k: number, b: number): Map<string, Posting> {
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
  return new Map(
    [...lists].map(([term, { at, share }]) => [
      term,
      { at: Int32Array.from(at), share: Float32Array.from(share) },
    ]),
  );
}

/** Plain loops over typed arrays: this is where the time goes when there are thousands of articles. */
function add(found: Float64Array, { at, share }: Posting, worth: number): void {
  for (let nth = 0; nth < at.length; nth += 1) {
    const document = at[nth] ?? 0;
    found[document] = (found[document] ?? 0) + worth * (share[nth] ?? 0);
  }
}
