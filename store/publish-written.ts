// From a revision that was approved to what readers get, and back: by an editor, or by the timer that was set for it.
import { articleOf, disagreements, type Article } from '../content/articles.ts';
import type { ArticleFault } from '../content/article-faults.ts';
import { faultsOf } from '../content/check-articles.ts';
import { civilDate } from '../domain/calendar-dates.ts';
import { dayOf } from '../domain/indicators/civil-days.ts';
import type { Db, Store } from './open-store.ts';
import {
  changeArticles,
  publishedArticles,
  putForth,
  redirect,
  withdrawArticles,
} from './published-articles.ts';
import {
  changeWritten,
  holdWritten,
  noteArticle,
  revisionText,
  type WrittenArticle,
} from './written-articles.ts';

/** Who does it: an agent's id, or `timer`. */
type Doing = { by: string; at: number };

/** What would be wrong in the help centre with this article in it, besides what is wrong already. */
export async function faultsIn(
  db: Db,
  text: string,
  { slug, liveSlug, at }: { slug: string; liveSlug: string | null; at: number },
): Promise<ArticleFault[]> {
  const read = readText(text, slug);
  return 'faults' in read ? read.faults : faultsBeside(db, read.article, { liveSlug, at });
}

function readText(text: string, slug: string): { article: Article } | { faults: ArticleFault[] } {
  const read = articleOf(text, slug);
  if ('article' in read) return read;
  return { faults: read.problems.map((detail) => ({ slug, code: 'field', detail })) };
}

async function faultsBeside(
  db: Db,
  article: Article,
  { liveSlug, at }: { liveSlug: string | null; at: number },
): Promise<ArticleFault[]> {
  const { slug } = article;
  const published = await publishedArticles(db);
  const others = published.filter((one) => one.slug !== liveSlug);
  const taken = others.some((one) => one.slug === slug);
  if (taken) return [{ slug, code: 'address-taken', detail: slug }];
  return newFaults([...others, article], { published, at }, slug);
}

function newFaults(
  after: readonly Article[],
  { published, at }: { published: readonly Article[]; at: number },
  slug?: string,
): ArticleFault[] {
  const today = civilDate(dayOf(at));
  // Among published ones alone, what points nowhere is said once.
  const all = (articles: readonly Article[]) =>
    [...faultsOf(articles, today), ...disagreements(articles)].filter(
      ({ code }) => code !== 'points-nowhere',
    );
  const before = new Set(all(published).map((fault) => JSON.stringify(fault)));
  return all(after).filter((fault) => fault.slug === slug || !before.has(JSON.stringify(fault)));
}

/** The revision that was approved, and where it stood then. */
type Approved = Pick<WrittenArticle, 'id' | 'revision' | 'state' | 'withdrawAt'>;

/** Puts the newest revision forth. Undefined where it is no longer what was approved; otherwise what stands in the way. */
export function publishWritten(
  store: Store,
  { id, revision, state, withdrawAt }: Approved,
  { by, at }: Doing,
): Promise<ArticleFault[] | undefined> {
  return changeArticles(store, async (db) => {
    const row = await holdWritten(db, id);
    const text = await revisionText(db, id, revision);
    if (row?.revision !== revision || row.state !== state || text === undefined) return undefined;
    const read = readText(text, row.slug);
    if ('faults' in read) return read.faults;
    const { article } = read;
    const faults = await faultsBeside(db, article, { ...row, at });
    if (faults.length > 0) return faults;
    const how = { at, origin: 'desk' } as const;
    await withdrawArticles(db, [...new Set([row.liveSlug ?? article.slug, article.slug])], how);
    await putForth(db, article, how);
    await redirect(db, [article]);
    await changeWritten(db, row, {
      state: 'published',
      publishAt: null,
      withdrawAt,
      liveSlug: article.slug,
      liveRevision: revision,
      faults: null,
    });
    await noteArticle(db, row, { type: 'published', by, at });
    return [];
  });
}

/** Takes an article from readers. Refused, with what would then point nowhere, while others lead there. */
export function withdrawWritten(store: Store, id: string, { by, at }: Doing): Promise<ArticleFault[]> {
  return changeArticles(store, async (db) => {
    const row = await holdWritten(db, id);
    if (!row || row.liveSlug === null) return [];
    const { liveSlug } = row;
    const published = await publishedArticles(db);
    const faults = newFaults(
      published.filter(({ slug }) => slug !== liveSlug),
      { published, at },
    );
    if (faults.length > 0) return faults;
    await withdrawArticles(db, [liveSlug], { at, origin: 'desk' });
    await changeWritten(db, row, {
      withdrawAt: null,
      liveSlug: null,
      liveRevision: null,
      faults: null,
      ...(row.state === 'published' ? { state: 'expired' as const } : {}),
    });
    await noteArticle(db, row, { type: 'withdrawn', by, at });
    return [];
  });
}

/** What was planned for an article up to that instant. What the checks refuse goes back to its editors, with the reasons. */
export async function carryOutPlan(store: Store, { id, at }: { id: string; at: number }): Promise<void> {
  const by = 'timer';
  const row = await dueRow(store, id);
  if (row?.state === 'planned' && row.publishAt !== null && row.publishAt <= at) {
    const faults = await publishWritten(store, row, { by, at });
    if (faults?.length) await giveBack(store, row, { faults, at, type: 'publication-failed' });
  }
  const live = await dueRow(store, id);
  if (live?.withdrawAt != null && live.withdrawAt <= at && live.liveSlug !== null) {
    const faults = await withdrawWritten(store, id, { by, at });
    if (faults.length > 0) await giveBack(store, live, { faults, at, type: 'withdrawal-failed' });
  }
}

function dueRow({ db }: Store, id: string): Promise<WrittenArticle | undefined> {
  return db.transaction((within) => holdWritten(within, id));
}

type GivenBack = { faults: ArticleFault[]; at: number; type: 'publication-failed' | 'withdrawal-failed' };

async function giveBack({ db }: Store, row: WrittenArticle, { faults, at, type }: GivenBack): Promise<void> {
  await db.transaction(async (within) => {
    const plan =
      type === 'publication-failed' ? { state: 'draft' as const, publishAt: null } : { withdrawAt: null };
    await changeWritten(within, row, { ...plan, faults });
    await noteArticle(within, row, { type, by: 'timer', at });
  });
}
