// What the classifiers are taught: which article, which section, and whether it is a case for a person.
import type { Bag } from './bm25.ts';
import { signsOfCase } from './case.ts';
import type { Example } from './classifier.ts';
import { type Passage, passagesOf } from './passages.ts';
import type { Searchable } from './search-index.ts';
import type { TextReader } from './terms.ts';
import { OPENING, type SearchVocabulary } from './vocabulary.ts';

export type Taught = { reader: TextReader; knowledge: SearchVocabulary };

/** The label of what no article answers. */
export const UNANSWERED = '';

const KEYWORD_LESSON = 0.5;
/** Ways of asking for articles are many, and more each month: what is for none weighs as much beside them as when there were fewer. */
const FOR_NONE_LESSON = 1.2;

/** Its heading, or its article's title, and the ways of asking that are kept for it. */
export function waysOf({ slug, heading }: Passage, title: string, { sections }: SearchVocabulary): string[] {
  return [heading ?? title, ...(sections[slug]?.[heading ?? OPENING] ?? [])];
}

export function labelOf({ slug, heading }: Pick<Passage, 'slug' | 'heading'>): string {
  return `${slug}#${heading ?? OPENING}`;
}

/** What people ask, and what articles call themselves. */
export function lessons(
  articles: readonly Searchable[],
  { reader, knowledge: { asked, unanswered, cases } }: Taught,
): Example[] {
  const lesson = (label: string, text: string, weight = 1): Example => ({
    label,
    features: reader.features(reader.words(text)),
    weight,
  });
  const ofArticles = articles.flatMap((article) => [
    ...(asked[article.slug] ?? []).map((text) => lesson(article.slug, text)),
    lesson(article.slug, article.title),
    ...article.keywords.map((text) => lesson(article.slug, text, KEYWORD_LESSON)),
    ...passagesOf(article).flatMap(({ heading }) =>
      heading === undefined ? [] : [lesson(article.slug, heading)],
    ),
  ]);
  const forPeople = [...unanswered, ...Object.values(cases).flat()];
  return [...ofArticles, ...forPeople.map((text) => lesson(UNANSWERED, text, FOR_NONE_LESSON))];
}

/** Which section: ways of asking kept for it, its heading, and the title of its article for the opening. */
export function sectionLessons(articles: readonly Searchable[], { reader, knowledge }: Taught): Example[] {
  return articles.flatMap((article) =>
    passagesOf(article).flatMap((passage) => {
      const label = labelOf(passage);
      return waysOf(passage, article.title, knowledge).map((text) => ({
        label,
        features: reader.features(reader.words(text)),
        weight: 1,
      }));
    }),
  );
}

/** The label of questions about how things go, beside the kinds of cases. */
export const HOW = 'how';
/** Cases are fewer than ways of asking: each counts more. */
const CASE_LESSON = 5;
/** With so many signs, a way of asking for an article may be a case itself: nothing is learnt from it. */
const SOUNDS_LIKE_ONE = 3;

export function caseLessons(
  _: readonly Searchable[],
  { reader, knowledge: { cases, asked } }: Taught,
): Example[] {
  const lessonOf = (label: string, weight: number) => (text: string) => ({
    label,
    features: caseFeatures(text, reader),
    weight,
  });
  return [
    ...Object.entries(cases).flatMap(([kind, texts]) => texts.map(lessonOf(kind, CASE_LESSON))),
    ...Object.values(asked)
      .flat()
      .filter((text) => signsOfCase(text).size < SOUNDS_LIKE_ONE)
      .map(lessonOf(HOW, 1)),
  ];
}

/** The words of a text, and what tells a case whatever it is about. */
export function caseFeatures(text: string, reader: TextReader): Bag {
  return new Map([...reader.features(reader.words(text)), ...signsOfCase(text)]);
}
