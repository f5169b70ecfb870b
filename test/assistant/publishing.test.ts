import { mkdtemp, rm, writeFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { articleOf, type Article } from '../../content/articles.ts';
import { problemsOf } from '../../content/check-articles.ts';
import { loadArticles } from '../../content/load-articles.ts';
import { publishedWords } from '../../content/promise-text.ts';
import { openLibrary, outcomeFile, publish, requestFile, type Library } from '../../service/library.ts';
import { articleRedirects, articleVersions } from '../../store/article-schema.ts';
import {
  articleVersion,
  publishArticles,
  publishedArticles,
  redirectOf,
} from '../../store/published-articles.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';

const TODAY = '2026-11-20';
let opened: Opened;
beforeAll(async () => {
  opened = await embeddedStore();
});
afterAll(() => opened.remove());
beforeEach(async () => {
  await opened.store.db.delete(articleVersions);
  await opened.store.db.delete(articleRedirects);
});

describe('publishing', () => {
  test('adds, changes and withdraws; what was published stays readable by its version', async () => {
    const { store } = opened;
    const [ferry, bus] = [article('ferry'), article('bus')];
    expect(await publishArticles(store, [ferry, bus], 1)).toMatchObject({ added: ['ferry', 'bus'] });
    const changed = article('ferry', { answer: 'Le ferry part à midi.' });
    const second = await publishArticles(store, [changed], 2);
    expect(second).toEqual({ added: [], changed: ['ferry'], withdrawn: ['bus'], unchanged: [], ahead: [] });
    expect(await publishedArticles(store.db)).toEqual([changed]);
    expect(await articleVersion(store.db, 'ferry', ferry.version)).toEqual(ferry);
    expect(await articleVersion(store.db, 'bus', bus.version)).toEqual(bus);
  });

  test('the same again changes nothing; going back to former words puts them forth again', async () => {
    const { store } = opened;
    const first = article('ferry');
    await publishArticles(store, [first], 1);
    expect(await publishArticles(store, [first], 2)).toMatchObject({ unchanged: ['ferry'] });
    await publishArticles(store, [article('ferry', { answer: 'Autre chose.' })], 3);
    await publishArticles(store, [first], 4);
    expect(await publishedArticles(store.db)).toEqual([first]);
  });

  test('an old address leads to the new one, until it is in use again', async () => {
    const { store } = opened;
    await publishArticles(store, [article('bateau', { formerly: ['ferry'] })], 1);
    expect(await redirectOf(store.db, 'ferry')).toBe('bateau');
    await publishArticles(store, [article('bateau'), article('ferry')], 2);
    expect(await redirectOf(store.db, 'ferry')).toBeUndefined();
  });
});

describe('a service that runs', () => {
  let library: Library | undefined;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'publishing-'));
  });
  afterEach(async () => {
    library?.close();
    await rm(folder, { recursive: true });
  });

  test('begins with its files, then follows what is published, at once', async () => {
    const used: string[][] = [];
    library = await openLibrary({
      ...files([article('ferry')]),
      words: async () => publishedWords,
      use: (articles) => void used.push(articles.map(({ slug }) => slug)),
    });
    expect(library.articles().map(({ slug }) => slug)).toEqual(['ferry']);
    await publish(files([article('ferry'), article('bus'), article('tram', { status: 'draft' })]));
    await expect.poll(() => used.at(-1)).toEqual(['bus', 'ferry']);
    expect(library.articles()).toHaveLength(2);
  });

  test('publishes when another process asks it to, and says what was wrong', async () => {
    let written = [article('ferry')];
    const read = async () => {
      if (written.length === 0) throw new Error('nothing to publish');
      return written;
    };
    library = await openLibrary({
      ...files([]),
      words: async () => publishedWords,
      read,
      use: () => {},
      requests: folder,
    });
    written = [article('ferry'), article('bus')];
    await writeFile(requestFile(folder, 'one'), '');
    await expect.poll(() => outcome('one')).toMatchObject({ publication: { added: ['bus'] } });
    written = [];
    await writeFile(requestFile(folder, 'two'), '');
    await expect.poll(() => outcome('two')).toEqual({ problem: 'nothing to publish' });
    expect(library.articles()).toHaveLength(2);
  });

  async function outcome(id: string): Promise<unknown> {
    return JSON.parse(await readFile(outcomeFile(folder, id), 'utf8').catch(() => 'null'));
  }
});

describe('the articles of the help centre', () => {
  test('are right as they stand', async () => {
    expect(await loadArticles('2026-11-29')).toHaveLength(52);
  });
});

describe('an article that is not right', () => {
  // oxfmt-ignore
  test.each([
    ['expired',                      { expires: '2026-11-18' },                            /expired on 2026-11-18/],
    ['reviewed tomorrow',            { reviewed: '2026-11-21' },                           /yet to come/],
    ['related to a draft',           { related: ['tram'] },                                /tram, which is not published/],
    ['without an answer first',      { answer: '' },                                       /does not begin with its answer/],
    ['hard to read',                 { markdown: `${'mot '.repeat(40)}.` },                 /a sentence of 40 words/],
    ['giving medical advice',        { markdown: 'Prenez deux comprimés de doliprane.' },   /medical advice/],
    ['at an address said to be old', { formerly: ['tram'] },                               /address still/],
  ] as const)('%s is named', (_, wrong, problem) => {
    const articles = [article('ferry', wrong), article('tram', { status: 'draft' })];
    expect(problemsOf(articles, TODAY)).toContainEqual(expect.stringMatching(problem));
  });
});

function files(articles: Article[]) {
  return { store: opened.store, read: async () => articles, now: () => 9 };
}

function article(
  slug: string,
  different: { [K in keyof Article]?: Article[K] | readonly string[] } = {},
): Article {
  const head = [
    `slug: ${slug}`,
    `title: "Quand part le ${slug} ?"`,
    'topic: Transports',
    'audience: both',
    'status: published',
    'reviewed: 2026-11-16',
    'expires: 2027-11-16',
    'keywords: []',
    'related: []',
  ];
  const made = articleOf(
    `---\n${head.join('\n')}\n---\n\nLe ${slug} part à ${JSON.stringify(different)}.\n`,
    slug,
  );
  if (!('article' in made)) throw new Error(made.problems.join('\n'));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table's lists are read-only
  return { ...made.article, markdown: `Le ${slug} part tôt.`, ...different } as Article;
}
