import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { splitWords } from '../search/tokenize.ts';

const FOLDER = new URL('../triage/', import.meta.url);
const LISTS = ['plain-words.yaml', 'lexicon.yaml', 'service.yaml', 'service-complaints.yaml'];
/** Openings that the lists above have no use for. */
const OPENINGS =
  'voilà ayant étant testé interrogé sincèrement cdt cdlt puis pourtant cependant hélas désormais rupture qr gps cap cfa pme tpe pdf';

let lists: string | undefined;

/** Which words a capital tells nothing of at the start of a sentence, and which ones the help centre itself writes with one. */
export type OrdinaryWords = { isOrdinary: (word: string) => boolean; isOurs: (word: string) => boolean };

/** @param articles their text */
export function ordinaryWords(articles: readonly string[]): OrdinaryWords {
  lists ??= LISTS.map((name) => stringsIn(parse(readFileSync(new URL(name, FOLDER), 'utf8'))).join(' ')).join(
    ' ',
  );
  const whole = articles.join('\n');
  const lower = whole.match(/(?<!\p{L})\p{Ll}[\p{Ll}\p{M}]*(?!\p{L})/gu) ?? [];
  const ordinary = new Set([...splitWords(lists), ...splitWords(OPENINGS), ...splitWords(lower.join(' '))]);
  const ours = new Set(whole.match(/\p{Lu}[\p{L}\p{M}]*/gu) ?? []);
  return {
    isOrdinary: (word) => splitWords(word).every((part) => ordinary.has(part)),
    isOurs: (word) => ours.has(word),
  };
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  return [...keys, ...Object.values(value).flatMap((one) => stringsIn(one))];
}
