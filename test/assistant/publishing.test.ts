import { mkdtemp, rm, writeFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeArticles } from '../../cli/content-export.ts';
import { articleFile } from '../../content/article-file.ts';
import { articleOf, readArticles, type Article } from '../../content/articles.ts';
import { problemsOf } from '../../content/check-articles.ts';
import { loadArticles } from '../../content/load-articles.ts';
import { publishedWords } from '../../content/promise-text.ts';
import { openLibrary, outcomeFile, publish, requestFile, type Library } from '../../service/library.ts';
import { articleRedirects, articleVersions } from '../../store/article-schema.ts';
import { exportedArticles } from '../../store/export-articles.ts';
import { publishWritten, withdrawWritten } from '../../store/publish-written.ts';
import { saveRevision } from '../../store/written-articles.ts';
import { helpArticle } from '../support/help-articles.ts';
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

describe('what the desk published', () => {
  const desk = { by: 'paule', at: Date.parse(TODAY) };

  test('is written to files that, loaded again, are the same: the desk is no longer ahead of them', async () => {
    const { store } = opened;
    const [ferry, bus, metro] = [helpArticle('ferry'), helpArticle('bus'), helpArticle('metro')];
    await publishArticles(store, [ferry, bus, metro], 1);
    const boat = helpArticle('bateau', { formerly: ['ferry'], asked: ['à quelle heure : le bateau ?'] });
    const written = { id: 'ferry', base: 0, slug: 'bateau', title: boat.title, by: 'ines', at: 2 };
    await saveRevision(store.db, {
      ...written,
      text: articleFile(boat),
      live: { slug: 'ferry', text: articleFile(ferry) },
    });
    expect(
      await publishWritten(store, { id: 'ferry', revision: 2, state: 'draft', withdrawAt: null }, desk),
    ).toEqual([]);
    const taken = { id: 'metro', base: 0, slug: 'metro', title: metro.title, by: 'ines', at: 2 };
    const text = articleFile(metro);
    await saveRevision(store.db, { ...taken, text, live: { slug: 'metro', text } });
    expect(await withdrawWritten(store, 'metro', desk)).toEqual([]);

    await Promise.all(
      [ferry, bus, metro].map((one) => writeFile(join(folder, `${one.slug}.md`), articleFile(one))),
    );
    const before = (await readArticles(folder)).filter(({ status }) => status === 'published');
    expect(await publishArticles(store, before, 4)).toMatchObject({ ahead: ['bateau', 'ferry', 'metro'] });

    expect(await writeArticles(folder, await exportedArticles(store.db))).toEqual({
      written: ['bateau', 'metro'],
      removed: ['ferry'],
      unchanged: 1,
    });
    const loaded = (await readArticles(folder)).filter(({ status }) => status === 'published');
    expect(loaded).toEqual(await publishedArticles(store.db));
    expect(await publishArticles(store, loaded, 5)).toMatchObject({
      ahead: [],
      added: [],
      changed: [],
      withdrawn: [],
      unchanged: ['bateau', 'bus'],
    });
    expect(await redirectOf(store.db, 'ferry')).toBe('bateau');
  });

  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'paladin-export-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
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
