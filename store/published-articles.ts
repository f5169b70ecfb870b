import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Article } from '../content/articles.ts';
import { articleRedirects, articleVersions } from './article-schema.ts';
import type { Db, Store } from './open-store.ts';

/** Told to every copy of the service when articles were published. */
const ARTICLES = 'articles';

/** Slugs, by what publishing did with them. */
export type Publication = { added: string[]; changed: string[]; withdrawn: string[]; unchanged: string[] };

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
 * Publishes these articles and nothing else, in one transaction: what changed becomes a new version, what is no longer
 * among them is withdrawn, and versions stay readable. Every copy of the service is told.
 */
export async function publishArticles(
  store: Store,
  articles: readonly Article[],
  at: number,
): Promise<Publication> {
  const publication = await store.db.transaction(async (db) => {
    const current = await currentVersions(db);
    const outcome = compareArticles(articles, current);
    const gone = [...outcome.changed, ...outcome.withdrawn];
    if (gone.length > 0) await withdraw(db, gone, at);
    const fresh = articles.filter(
      ({ slug }) => outcome.added.includes(slug) || outcome.changed.includes(slug),
    );
    for (const article of fresh) await putForth(db, article, at);
    await redirect(db, articles);
    await store.changes.announce(db, ARTICLES);
    return outcome;
  });
  store.changes.published(ARTICLES);
  return publication;
}

async function currentVersions(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .select({ slug: articleVersions.slug, version: articleVersions.version })
    .from(articleVersions)
    .where(isNull(articleVersions.withdrawnAt))
    .for('update');
  return new Map(rows.map(({ slug, version }) => [slug, version]));
}

function compareArticles(articles: readonly Article[], current: ReadonlyMap<string, string>): Publication {
  const slugs = new Set(articles.map(({ slug }) => slug));
  const among = (holds: (article: Article) => boolean) => articles.filter(holds).map(({ slug }) => slug);
  return {
    added: among(({ slug }) => !current.has(slug)),
    changed: among(({ slug, version }) => current.has(slug) && current.get(slug) !== version),
    unchanged: among(({ slug, version }) => current.get(slug) === version),
    withdrawn: [...current.keys()].filter((slug) => !slugs.has(slug)),
  };
}

async function withdraw(db: Db, slugs: readonly string[], at: number): Promise<void> {
  const current = and(inArray(articleVersions.slug, [...slugs]), isNull(articleVersions.withdrawnAt));
  await db.update(articleVersions).set({ withdrawnAt: at }).where(current);
}

/** Going back to former words puts that version forth again. */
async function putForth(db: Db, article: Article, at: number): Promise<void> {
  const { slug, version } = article;
  await db
    .insert(articleVersions)
    .values({ slug, version, article, publishedAt: at })
    .onConflictDoUpdate({
      target: [articleVersions.slug, articleVersions.version],
      set: { publishedAt: at, withdrawnAt: null },
    });
}

/** An address in use leads nowhere else. */
async function redirect(db: Db, articles: readonly Article[]): Promise<void> {
  const slugs = articles.map(({ slug }) => slug);
  if (slugs.length > 0) await db.delete(articleRedirects).where(inArray(articleRedirects.slug, slugs));
  for (const { slug: leadsTo, formerly = [] } of articles) {
    for (const slug of formerly.filter((former) => !slugs.includes(former))) {
      await db
        .insert(articleRedirects)
        .values({ slug, leadsTo })
        .onConflictDoUpdate({ target: articleRedirects.slug, set: { leadsTo } });
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
