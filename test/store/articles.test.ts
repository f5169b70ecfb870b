// Articles that several editors write at once, on both databases.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleFile } from '../../content/article-file.ts';
import { followArticles, publishArticles } from '../../store/published-articles.ts';
import { carryOutPlan, publishWritten } from '../../store/publish-written.ts';
import {
  changeWritten,
  findWritten,
  plannedInstants,
  revisionList,
  saveRevision,
} from '../../store/written-articles.ts';
import { helpArticle } from '../support/help-articles.ts';
import { stores, type Opened } from '../support/stores.ts';

const at = Date.parse('2026-11-20T10:00:00+01:00');
const tram = helpArticle('tram');
const written = { id: 'tram', slug: 'tram', title: tram.title, text: articleFile(tram), at };

describe.each(stores)('on %s, an article', (_, open) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
    await publishArticles(opened.store, [helpArticle('ferry')], at);
  });
  afterAll(() => opened.remove());

  test('that many save at once is saved by one of them', async () => {
    const { db } = opened.store;
    const first = await Promise.all(
      ['lea', 'marc', 'ines'].map((by) => saveRevision(db, { ...written, base: 0, by })),
    );
    expect(first.filter((revision) => revision === 1)).toHaveLength(1);
    const next = await Promise.all(
      ['lea', 'marc', 'ines'].map((by) => saveRevision(db, { ...written, base: 1, by })),
    );
    expect(next.filter((revision) => revision === 2)).toHaveLength(1);
    expect((await revisionList(db, 'tram')).map(({ revision }) => revision)).toEqual([2, 1]);
  });

  test('appears to whoever follows, once however many timers fire, and not when another version is the newest', async () => {
    const { store } = opened;
    const seen: string[][] = [];
    const unfollow = await followArticles(store, async (articles) => {
      seen.push(articles.map(({ slug }) => slug));
    });
    const before = { id: 'tram', revision: 1, state: 'draft', withdrawAt: null } as const;
    expect(await publishWritten(store, before, { by: 'paule', at })).toBeUndefined();
    await changeWritten(store.db, { id: 'tram' }, { state: 'planned', publishAt: at, withdrawAt: at + 1 });
    expect(await plannedInstants(store.db)).toEqual([
      { article: 'tram', at },
      { article: 'tram', at: at + 1 },
    ]);
    await Promise.all([carryOutPlan(store, { id: 'tram', at }), carryOutPlan(store, { id: 'tram', at })]);
    await expect.poll(() => seen.at(-1)).toEqual(['ferry', 'tram']);
    expect(await findWritten(store.db, 'tram')).toMatchObject({ state: 'published', liveRevision: 2 });
    await carryOutPlan(store, { id: 'tram', at: at + 1 });
    await expect.poll(() => seen.at(-1)).toEqual(['ferry']);
    unfollow();
  });
});
