// A name for each passage, which a person may choose and which then finds it again.
import { splitWords } from './tokenize.ts';
import { type Passage, passagesOf } from './passages.ts';
import type { Searchable } from './search-index.ts';

type Place = Pick<Passage, 'slug' | 'version' | 'paragraph'>;

export type PassageNames = {
  nameOf: (place: Place) => string | undefined;
  /** Undefined for a name that none has; spelling, capitals and marks do not count. */
  named: (name: string) => Passage | undefined;
};

export function passageNames(articles: readonly Searchable[]): PassageNames {
  const all = articles.flatMap((article) =>
    passagesOf(article).map((passage) => ({ passage, title: article.title })),
  );
  const times = new Map<string, number>();
  for (const { passage } of all)
    if (passage.heading !== undefined) times.set(passage.heading, (times.get(passage.heading) ?? 0) + 1);
  const names = all.map(({ passage, title }) => ({ passage, name: nameIn(passage, title, times) }));
  const byPlace = new Map(names.map(({ passage, name }) => [keyOf(passage), name]));
  const byName = new Map(names.map(({ passage, name }) => [foldName(name), passage]));
  return { nameOf: (place) => byPlace.get(keyOf(place)), named: (name) => byName.get(foldName(name)) };
}

function nameIn({ heading }: Passage, title: string, times: ReadonlyMap<string, number>): string {
  if (heading === undefined) return title;
  return times.get(heading) === 1 ? heading : `${title} ${heading}`;
}

function keyOf({ slug, version, paragraph }: Place): string {
  return `${slug}@${version}#${paragraph}`;
}

function foldName(name: string): string {
  return splitWords(name).join(' ');
}
