import type { Passage } from '../../../content/search/passages.ts';
import { foldText, stemOf, splitWords } from '../../../content/search/tokenize.ts';
import { readsAsMedicalAdvice } from '../../../domain/triage/advice.ts';
import type { ModelDraft } from './prompt.ts';

/** Why a model's draft was thrown away. */
export type Flaw =
  | 'empty'
  | 'too-long'
  | 'unknown-source'
  | 'not-in-source'
  | 'figure-not-in-source'
  | 'link'
  | 'denial-not-in-source'
  | 'not-french'
  | 'medical-advice';

export type Sentence = { text: string; passage: Passage };
export type CheckedDraft =
  | { decision: 'answer'; sentences: Sentence[] }
  | { decision: 'unable' }
  | { decision: 'flawed'; flaw: Flaw };

const MOST_SENTENCES = 10;
const LONGEST_SENTENCE = 500;
/** Of the telling words of a sentence, how many its source must hold, by stem. */
const SUPPORT = 0.7;

/** Trusts nothing: every sentence must say what its passage says. One bad sentence spoils the draft. */
export function checkDraft(draft: ModelDraft, passages: readonly Passage[]): CheckedDraft {
  if (draft.decision === 'unable') return { decision: 'unable' };
  const sentences = draft.sentences.map(({ text, source }) => ({
    text: text.trim(),
    passage: passages[source - 1],
  }));
  const flaw = flawOf(sentences);
  if (flaw) return { decision: 'flawed', flaw };
  return {
    decision: 'answer',
    sentences: sentences.flatMap(({ text, passage }) => (passage ? [{ text, passage }] : [])),
  };
}

type Claimed = { text: string; passage: Passage | undefined };

function flawOf(sentences: readonly Claimed[]): Flaw | undefined {
  if (sentences.length === 0 || sentences.some(({ text }) => text === '')) return 'empty';
  if (sentences.length > MOST_SENTENCES || sentences.some(({ text }) => text.length > LONGEST_SENTENCE))
    return 'too-long';
  const whole = sentences.map(({ text }) => text).join('\n');
  if (readsAsMedicalAdvice(whole)) return 'medical-advice';
  if (!isFrench(whole)) return 'not-french';
  for (const { text, passage } of sentences) {
    if (!passage) return 'unknown-source';
    const flaw = sentenceFlaw(text, `${passage.heading ?? ''}\n${passage.text}`);
    if (flaw) return flaw;
  }
  return undefined;
}

function sentenceFlaw(text: string, source: string): Flaw | undefined {
  if (/https?:|www\.|\]\(|<[a-z/]/i.test(text)) return 'link';
  const figures = text.match(FIGURES) ?? [];
  const known = new Set(source.match(FIGURES) ?? []);
  if (figures.some((figure) => !known.has(figure))) return 'figure-not-in-source';
  if (!isSupported(text, source)) return 'not-in-source';
  return denies(text) === denies(nearest(text, source)) ? undefined : 'denial-not-in-source';
}

/** Numbers and addresses, as they stand: 60 is not 6, and nobody's address may be made up. */
const FIGURES = /[\w.+-]+@[\w.-]+\w|\d+(?:[.,]\d+)?/g;
const DENIAL = /\b(?:ne|n)\b|\b(?:pas|jamais|aucune?|interdite?s?|impossible)\b/;

function denies(text: string): boolean {
  return DENIAL.test(foldText(text));
}

/** The sentence of the source that shares most with the claim: it must say yes or no alike. */
function nearest(text: string, source: string): string {
  const stems = new Set(splitWords(text).map(stemOf));
  const sharedWords = (sentence: string) =>
    splitWords(sentence).filter((word) => stems.has(stemOf(word))).length;
  return source
    .split(/(?<=[.!?;:])\s+|\n/)
    .reduce((best, one) => (sharedWords(one) > sharedWords(best) ? one : best), '');
}

function isSupported(text: string, source: string): boolean {
  const known = new Set(splitWords(source).map(stemOf));
  const telling = splitWords(text).filter((word) => word.length > 3 && !FRENCH.has(word));
  const held = telling.filter((word) => known.has(stemOf(word))).length;
  return telling.length === 0 || held / telling.length >= SUPPORT;
}

/** By the small words that no sentence does without. */
function isFrench(text: string): boolean {
  const words = splitWords(text);
  const share = (small: ReadonlySet<string>) =>
    words.filter((word) => small.has(word)).length / Math.max(1, words.length);
  return share(FRENCH) > 0.15 && share(FRENCH) > 2 * share(ENGLISH);
}

const FRENCH = new Set(
  splitWords(`le la les un une des du de d l et ou vous votre vos dans par pour avec sans sur est sont au aux ce cette ces qui que
    ne n pas en se s il elle on y a plus puis si quand leur leurs elle ils peut pouvez doit faut être avoir cela dès aussi`),
);
const ENGLISH = new Set(
  splitWords(
    `the of and to in is you your for with that this it be are as by or at from will can should not have please if when`,
  ),
);
