import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Article } from '../content/articles.ts';
import { articleRedirects, articleVersions } from './article-schema.ts';
import type { Db, Store } from './open-store.ts';
import { tellEditors } from './written-articles.ts';

/** Told to every copy of the service when articles were published. */
const ARTICLES = 'articles';

/** Slugs, by what publishing did with them. `ahead`: the desk has the last word on them, and the files hold something else. */
export type Publication = {
  added: string[];
  changed: string[];
  withdrawn: string[];
  unchanged: string[];
  ahead: string[];
};

/** What readers get now, in the order of the slugs. Empty before the first publication. */
export async function publishedArticles(db: Db): Promise<Article[]> {
  const rows = await db
    .select({ article: articleVersions.article })
    .from(articleVersions)
    .where(isNull(articleVersions.withdrawnAt))
    .orderBy(articleVersions.slug);
  return rows.map(({ article }) => article);
}

/** A version as it was published, whatever came after it. */
export async function articleVersion(db: Db, slug: string, version: string): Promise<Article | undefined> {
  const one = and(eq(articleVersions.slug, slug), eq(articleVersions.version, version));
  const [row] = await db.select({ article: articleVersions.article }).from(articleVersions).where(one);
  return row?.article;
}

/** Where an address of former days leads now. */
export async function redirectOf(db: Db, slug: string): Promise<string | undefined> {
  const [row] = await db.select().from(articleRedirects).where(eq(articleRedirects.slug, slug));
  return row?.leadsTo;
}

/**
 * Publishes what the files hold and nothing else, in one transaction: what changed becomes a new version, what is no longer
 * among them is withdrawn, and versions stay readable. What editors published or withdrew on the desk stays until the files
 * hold the same. Every copy of the service is told.
 */
export async function publishArticles(
  store: Store,
  articles: readonly Article[],
  at: number,
): Promise<Publication> {
  return changeArticles(store, async (db) => {
    const current = await currentVersions(db);
    const ahead = await aheadOf(db, articles, current);
    const theirs = articles.filter(({ slug }) => !ahead.has(slug));
    const outcome = compareArticles(theirs, new Map([...current].filter(([slug]) => !ahead.has(slug))));
    await withdrawArticles(db, [...outcome.changed, ...outcome.withdrawn], { at, origin: 'files' });
    for (const article of theirs) {
      const isNews = outcome.added.includes(article.slug) || outcome.changed.includes(article.slug);
      if (isNews) await putForth(db, article, { at, origin: 'files' });
    }
    await tellEditors(db, { articles: theirs, outcome, at });
    await redirect(db, theirs, [...ahead]);
    return { ...outcome, ahead: [...ahead].toSorted() };
  });
}

/** What changes which articles are published, in one transaction; every copy of the service is told. */
export async function changeArticles<T>(store: Store, change: (db: Db) => Promise<T>): Promise<T> {
  const outcome = await store.db.transaction(async (db) => {
    const made = await change(db);
    await store.changes.announce(db, ARTICLES);
    return made;
  });
  store.changes.published(ARTICLES);
  return outcome;
}

async function currentVersions(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .select({ slug: articleVersions.slug, version: articleVersions.version })
    .from(articleVersions)
    .where(isNull(articleVersions.withdrawnAt))
    .for('update');
  return new Map(rows.map(({ slug, version }) => [slug, version]));
}

/** Slugs on which the desk has the last word. Those of which the files hold the same are theirs again. */
async function aheadOf(
  db: Db,
  articles: readonly Article[],
  current: ReadonlyMap<string, string>,
): Promise<Set<string>> {
  const files = new Map(articles.map(({ slug, version }) => [slug, version]));
  const slugs = await slugsOfDesk(db);
  const settled = slugs.filter((slug) => files.get(slug) === current.get(slug));
  await giveTo(db, settled, 'files');
  return new Set(slugs.filter((slug) => !settled.includes(slug)));
}

/** What the files do not hold yet, or hold still. */
export async function slugsOfDesk(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ slug: articleVersions.slug })
    .from(articleVersions)
    .where(eq(articleVersions.origin, 'desk'));
  return rows.map(({ slug }) => slug).toSorted();
}

type Origin = 'files' | 'desk';

async function giveTo(db: Db, slugs: readonly string[], origin: Origin): Promise<void> {
  if (slugs.length === 0) return;
  await db
    .update(articleVersions)
    .set({ origin })
    .where(inArray(articleVersions.slug, [...slugs]));
}

function compareArticles(
  articles: readonly Article[],
  current: ReadonlyMap<string, string>,
): Omit<Publication, 'ahead'> {
  const slugs = new Set(articles.map(({ slug }) => slug));
  const among = (holds: (article: Article) => boolean) => articles.filter(holds).map(({ slug }) => slug);
  return {
    added: among(({ slug }) => !current.has(slug)),
    changed: among(({ slug, version }) => current.has(slug) && current.get(slug) !== version),
    unchanged: among(({ slug, version }) => current.get(slug) === version),
    withdrawn: [...current.keys()].filter((slug) => !slugs.has(slug)),
  };
}

type How = { at: number; origin: Origin };

export async function withdrawArticles(db: Db, slugs: readonly string[], { at, origin }: How): Promise<void> {
  if (slugs.length === 0) return;
  const current = and(inArray(articleVersions.slug, [...slugs]), isNull(articleVersions.withdrawnAt));
  await db.update(articleVersions).set({ withdrawnAt: at }).where(current);
  await giveTo(db, slugs, origin);
}

/** Going back to former words puts that version forth again. */
export async function putForth(db: Db, article: Article, { at, origin }: How): Promise<void> {
  const { slug, version } = article;
  await db
    .insert(articleVersions)
    .values({ slug, version, article, publishedAt: at })
    .onConflictDoUpdate({
      target: [articleVersions.slug, articleVersions.version],
      set: { publishedAt: at, withdrawnAt: null },
    });
  await giveTo(db, [slug], origin);
}

/** An address in use leads nowhere else, and one that leads leads there at once: no chain, no ring. */
export async function redirect(
  db: Db,
  articles: readonly Article[],
  others: readonly string[] = [],
): Promise<void> {
  const slugs = articles.map(({ slug }) => slug);
  if (slugs.length > 0) await db.delete(articleRedirects).where(inArray(articleRedirects.slug, slugs));
  for (const { slug: leadsTo, formerly = [] } of articles) {
    for (const slug of formerly.filter((former) => !slugs.includes(former) && !others.includes(former))) {
      await db
        .insert(articleRedirects)
        .values({ slug, leadsTo })
        .onConflictDoUpdate({ target: articleRedirects.slug, set: { leadsTo } });
      await db.update(articleRedirects).set({ leadsTo }).where(eq(articleRedirects.leadsTo, slug));
    }
  }
}

/** Hands over what is published, now and whenever it changes, until told to stop. */
export async function followArticles(
  store: Store,
  use: (articles: Article[]) => Promise<void>,
): Promise<() => void> {
  await look();
  return store.changes.subscribe(ARTICLES, () => void look().catch(() => {}));

  async function look(): Promise<void> {
    await use(await publishedArticles(store.db));
  }
}
