import { foldAccents } from '../../content/article-text.ts';

/** Shorter words mark too much. */
const SHORT = 4;
/** Letters of a word that must agree: "factures" marks "facturation". */
const STEM = 5;

/** A text with the words of a query marked, accents and endings aside. */
export function Highlight({ text, query }: { text: string; query: string }) {
  const stems = wordsOf(query).map(stemOf);
  return (
    <>
      {text
        .split(/([\p{L}\p{N}]+)/u)
        .map((part) => (part.length >= SHORT && stems.includes(stemOf(part)) ? <mark>{part}</mark> : part))}
    </>
  );
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= SHORT);
}

function stemOf(word: string): string {
  return foldAccents(word).slice(0, STEM);
}
