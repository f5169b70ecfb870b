// A closed question without who it was about: names, addresses and numbers give way to what they are. Whatever was masked
// stays masked. In doubt a word goes: an exercise loses little by it.
import { foldAccents } from '../article-text.ts';
import type { OrdinaryWords } from './ordinary-words.ts';

export type Known = OrdinaryWords & {
  /** Names and addresses of whoever asked and of whoever answers. */
  people: readonly string[];
};

const NAME = '[nom]';

/** Each in the place of what names one person or one file; dates of the year stay, dates of birth go. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/[^\s<>()"']+@[^\s<>()"']+/g, '[adresse]'],
  [/\bhttps?:\/\/(?![^\s/]*\/aide)\S+/gi, '[lien]'],
  [/\bPAL-[A-Z0-9]{4}-[A-Z0-9]{4}\b/gi, '[référence]'],
  [/\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b/g, '[date]'],
  [/\b(?:19|20)\d\d-\d\d-\d\d\b/g, '[date]'],
  [/(?:\+\d{1,3}[ .-]?)?(?:\(0\))?\d(?:[ .-]?\d){7,}/g, '[numéro]'],
  [/\b(?=\w*\d)\w*\d{4,}\w*\b(?<!\b(?:19|20)\d\d)/g, '[numéro]'],
];
/** Whoever comes after these is named, with a capital or not. */
const CUE =
  /(?<!\p{L})([Mm]\.|[Mm]r|[Mm]me|[Mm]lle|[Mm]onsieur|[Mm]adame|[Dd]octeur|[Dd]r|[Pp]r|[ms]['’]appelle|nommée?|[Mm]on nom est|prénom(?: est| :)?)(\s+)(\p{L}[\p{L}'’-]*)/gu;
const CAPITAL = /(^|[.!?…:«"\n(–—-]\s*|\s|['’])(\p{Lu}[\p{L}\p{M}]*(?:-\p{Lu}?[\p{L}\p{M}]+)*)/gu;

/** Names of several words, and initials beside one. */
const AROUND = /(?:(?<!\p{L})\p{Lu}\.\s?)*\[nom\](?:[ '’-]+(?:\[nom\]|\p{Lu}\.?(?!\p{L})))*/gu;

export function pseudonymise(text: string, known: Known): string {
  const marked = MARKS.reduce((rest, [pattern, mark]) => rest.replaceAll(pattern, mark), text);
  const unnamed = withoutPeople(marked, known.people);
  const told = unnamed.replaceAll(CUE, (whole: string, cue: string, gap: string, word: string) =>
    known.isOrdinary(word) && !isCapital(word) ? whole : `${cue}${gap}${NAME}`,
  );
  return withoutCapitals(told, known).replaceAll(AROUND, NAME);
}

/** Those whom the house knows by name, however they are written. */
function withoutPeople(text: string, people: readonly string[]): string {
  const names = new Set(people.flatMap((one) => partsOf(one)));
  if (names.size === 0) return text;
  return text.replaceAll(/(?<![[\p{L}])\p{L}[\p{L}\p{M}]*/gu, (word) =>
    names.has(foldAccents(word)) ? NAME : word,
  );
}

const SHORTEST = 3;
/** Parts of an address that name a place at work, a country or a provider, not somebody. */
const NOBODY =
  /^(?:contact|info|accueil|rh|drh|paie|compta|service|direction|com|net|org|gmail|orange|outlook|hotmail|free|laposte|yahoo|wanadoo|mail|les|des|aux)$/;

function partsOf(name: string): string[] {
  return foldAccents(name)
    .split(/[^a-z]+/)
    .filter((part) => part.length >= SHORTEST && !NOBODY.test(part));
}

/** In French a capital inside a sentence is a name's; at its start, only of a word that nobody knows. */
function withoutCapitals(text: string, { isOrdinary, isOurs }: Known): string {
  return text.replaceAll(CAPITAL, (whole: string, before: string, word: string, at: number) => {
    const isStart = at === 0 || before === '' || /[.!?…:«"\n(–—-]/.test(before);
    const isKept = isStart || word === word.toUpperCase() ? isOrdinary(word) || isOurs(word) : isOurs(word);
    return isKept || isGreeting(word) ? whole : `${before}${NAME}`;
  });
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

const GREETINGS =
  /^(?:Bonjour|Bonsoir|Madame|Monsieur|Mesdames|Messieurs|Merci|Cordialement|Mme|Mr|M|Mlle|Dr)$/;

function isGreeting(word: string): boolean {
  return GREETINGS.test(word);
}
