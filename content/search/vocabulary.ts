import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { cachedJson } from '../file-cache.ts';

const Synonyms = z.strictObject({
  /** Words of greeting and thanks: alone, they ask nothing. */
  courtesies: z.array(z.string()),
  /** Short spellings, and what they stand for. */
  written: z.record(z.string(), z.string()),
  /** Meanings, by name, with the words and phrases that carry them. */
  same: z.record(z.string(), z.array(z.string()).min(1)),
  /** Fields, by name, with words that belong there: what is learnt of one helps with the others. */
  near: z.record(z.string(), z.array(z.string()).min(1)),
});

const Asked = z.record(z.string(), z.string());
const Sections = z.record(z.string(), Asked);

/** What search knows of the language beside the articles. */
export type SearchVocabulary = z.infer<typeof Synonyms> & {
  /** Ways in which people ask, by the slug of the article that answers. */
  asked: Readonly<Record<string, readonly string[]>>;
  /** What people ask and no article answers. */
  unanswered: readonly string[];
  /** Ways of asking for one section, by slug and heading; `opening` is the answer that an article opens with. */
  sections: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** What only a person can settle, by kind. */
  cases: Readonly<Record<string, readonly string[]>>;
};

/** The name of the part of an article that no heading opens. */
export const OPENING = 'opening';

/** Reads the files that editors keep. Throws, naming the file, when one is malformed. */
export function readVocabulary(folder: URL = HERE): SearchVocabulary {
  const synonyms = readChecked('synonyms.yaml', Synonyms, folder);
  const sections = readAll(/^sections.*\.yaml$/, Sections, folder);
  const { [UNANSWERED]: unanswered = [], ...asked } = mergeFiles([
    ...WAYS.map((file) => readChecked(file, Asked, folder)),
    ...sections.map((file) => mapValues(file, (ways) => Object.values(ways).join('\n'))),
  ]);
  return {
    ...synonyms,
    asked,
    unanswered,
    sections: mapValues(groupByKey(sections), mergeFiles),
    cases: mergeFiles(readAll(/^cases.*\.yaml$/, Asked, folder)),
  };
}

const HERE = new URL('./', import.meta.url);
const UNANSWERED = 'unanswered';
/** Asked by name, and told as situations; the same form. */
const WAYS = ['asked.yaml', 'situations.yaml', 'situations-more.yaml'];

/** The lines of every file, once each, under the slug that they share. */
function mergeFiles(files: readonly Readonly<Record<string, string>>[]): Record<string, string[]> {
  return mapValues(groupByKey(files), (texts) => [...new Set(texts.flatMap(lines))]);
}

/** What every file holds under each name. */
function groupByKey<T>(files: readonly Readonly<Record<string, T>>[]): Record<string, T[]> {
  const names = new Set(files.flatMap((file) => Object.keys(file)));
  return Object.fromEntries([...names].map((name) => [name, files.flatMap((file) => file[name] ?? [])]));
}

/** Editors may add a file of the same form: nothing names them one by one. */
function readAll<T>(named: RegExp, shape: z.ZodType<T>, folder: URL): T[] {
  const files = readdirSync(folder).filter((name) => named.test(name));
  return files.toSorted().map((file) => readChecked(file, shape, folder));
}

function readChecked<T>(file: string, shape: z.ZodType<T>, folder: URL): T {
  const source = readFileSync(new URL(file, folder), 'utf8');
  const code = readFileSync(new URL(import.meta.url), 'utf8');
  return cachedJson('vocabulary', [code, file, source], () => {
    const result = shape.safeParse(parse(source));
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    throw new Error(`content/search/${file}: ${issue?.path.join('.')}: ${issue?.message}`);
  });
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
