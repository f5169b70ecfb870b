/** An inverted index: which documents hold a term, and how much of it. Documents are numbered as they were given. */
export type Index = {
  size: number;
  /** How much a term tells: rare terms tell more. A term that no document holds tells as much as the rarest. */
  weight(term: string): number;
  /** BM25 of every document that shares a term with the query. */
  scores(query: ReadonlyMap<string, number>): Map<number, number>;
};

/** Terms of a document, weighted by where they stand. */
export type Bag = ReadonlyMap<string, number>;

export function indexOf(documents: readonly Bag[], { k = 1.2, b = 0.5 } = {}): Index {
  const lengths = documents.map((bag) => [...bag.values()].reduce((sum, times) => sum + times, 0));
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
  const postings = new Map<string, { at: number[]; share: number[] }>();
  documents.forEach((bag, at) => {
    const slack = k * (1 - b + (b * (lengths[at] ?? 0)) / average);
    for (const [term, times] of bag) {
      const posting = postings.get(term) ?? { at: [], share: [] };
      posting.at.push(at);
      posting.share.push((times * (k + 1)) / (times + slack));
      postings.set(term, posting);
    }
  });
  return { size: documents.length, weight, scores };

  function weight(term: string): number {
    const holding = postings.get(term)?.at.length ?? 0;
    return Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5));
  }

  function scores(query: ReadonlyMap<string, number>): Map<number, number> {
    const found = new Map<number, number>();
    for (const [term, times] of query) {
      const posting = postings.get(term);
      if (!posting) continue;
      const worth = weight(term) * times;
      posting.at.forEach((at, nth) =>
        found.set(at, (found.get(at) ?? 0) + worth * (posting.share[nth] ?? 0)),
      );
    }
    return found;
  }
}
