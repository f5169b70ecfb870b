// A section out of what one agent answered after the assistant had failed, when whoever asked was content with it.
import { readsAsMedicalAdvice } from '../../domain/triage/advice.ts';
import { sentencesOf } from '../search/search.ts';
import { isLight } from '../search/terms.ts';
import { foldText } from '../search/tokenize.ts';
import { ownWords } from './own-words.ts';

/** A number long enough to name one, a mail's address, a date, somebody's title, and what is only about the case at hand. */
const OF_ONE_CASE =
  /\d{4,}|(?:\d{2}[ .]){3,}|@|\bpal-|\b(?:le |du |au )?\d{1,2}(?:er)? (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b|\b\d{1,2}\/\d{1,2}\b|\b(?:mr|mme|mlle|monsieur|madame|docteur|dr)\b|\bm\. |^(?:je|j'|nous (?:avons|attendons|allons|venons)|merci|bonjour|desole|comme convenu)\b|\bvotre (?:dossier|demande|message|mail|collegue|mari|femme|fils|fille|conjoint)\b|\b(?:hier|ce matin|cet apres-midi|tout a l'heure|au telephone)\b/;
const FEWEST_WORDS = 5;
const SENTENCES = 5;
const LONGEST_HEADING = 110;

export type SectionAsked = {
  /** What agents wrote that was rated high, the best first. */
  praised: readonly string[];
  asked: readonly string[];
  /** The help centre's own text: a name is a capital that it does not use. */
  articles: readonly string[];
  /** Of the group, when no question can be its heading. */
  name: string;
};

/** Markdown of one section, or null when nothing is left that may be said to everybody. */
export function draftSection({ name, ...told }: SectionAsked): string | null {
  const said = praisedSentences(told);
  if (said.length === 0) return null;
  const isOurs = ownCapitals(told.articles);
  const heading = told.asked
    .flatMap((text) => sentencesOf(text))
    .map((sentence) => sentence.trim())
    .find((one) => one.endsWith('?') && one.length <= LONGEST_HEADING && isForAll(one, isOurs));
  return [`## ${heading ?? `À écrire : ${name.replaceAll(' · ', ', ')} ?`}`, '', said.join(' '), ''].join(
    '\n',
  );
}

/** Of the first answer that leaves any, what is about nobody. */
export function praisedSentences({
  praised,
  articles,
}: Pick<SectionAsked, 'praised' | 'articles'>): string[] {
  const isOurs = ownCapitals(articles);
  for (const text of praised) {
    const said = sentencesOf(ownWords(text))
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence.split(/\s+/).length >= FEWEST_WORDS && isForAll(sentence, isOurs));
    if (said.length > 0) return said.slice(0, SENTENCES);
  }
  return [];
}

function isForAll(sentence: string, isOurs: (word: string) => boolean): boolean {
  if (OF_ONE_CASE.test(foldText(sentence)) || readsAsMedicalAdvice(sentence)) return false;
  const [first = '', ...others] = sentence.match(/[\p{L}\p{M}]+(?:-\p{L}+)*/gu) ?? [];
  return others.every((word) => !/^\p{Lu}/u.test(word) || isOurs(word)) && !isAddressed(sentence, first);
}

/** « Karim, vous pouvez … » speaks to one person. */
function isAddressed(sentence: string, first: string): boolean {
  return (
    /^\p{Lu}/u.test(first) && new RegExp(`^${first}\\s*,`, 'u').test(sentence) && !isLight(foldText(first))
  );
}

function ownCapitals(articles: readonly string[]): (word: string) => boolean {
  const known = new Set(
    articles.flatMap((text) => text.match(/(?<![\p{L}-])\p{Lu}[\p{L}\p{M}]*(?:-\p{L}+)*/gu) ?? []),
  );
  return (word) => known.has(word);
}
