// Who looks at a question and who types an answer to it, for as long as their page says so.
import { and, asc, eq, gt, lt, ne } from 'drizzle-orm';
import { watching } from './desk-schema.ts';
import { THE_PERSON } from '../domain/mentions.ts';
import type { Db } from './db.ts';
import type { Store } from './open-store.ts';

export type Watcher = { agent: string; isTyping: boolean };

/** How long the person's page is believed to be typed in after it last said so, in ms. */
export const TYPING_FOR = 12_000;
/** How long a page is believed after it last spoke, in ms. */
const WATCHING_FOR = 45_000;
/** Before the reference, in what watchers of the desk are told: nothing of the question itself moved. */
export const WATCHED = 'watched:';

type Seen = { question: string; agent: string; now: number };

/** The agent has it before their eyes. Others are told when it is news to them. */
export async function keepWatching(
  store: Store,
  { isTyping, lasts = WATCHING_FOR, ...seen }: Seen & { isTyping: boolean; lasts?: number },
): Promise<void> {
  const { question, agent, now } = seen;
  const kept = { isTyping, until: now + lasts };
  await announceIf(store, question, async (db) => {
    const [before] = await db.select().from(watching).where(isOne(seen)).for('update');
    await db
      .insert(watching)
      .values({ question, agent, ...kept })
      .onConflictDoUpdate({ target: [watching.question, watching.agent], set: kept });
    if (before === undefined) await db.delete(watching).where(lt(watching.until, now));
    return before === undefined || before.until <= now || before.isTyping !== isTyping;
  });
}

/** The agent left it. */
export async function endWatching(store: Store, seen: Omit<Seen, 'now'>): Promise<void> {
  await announceIf(store, seen.question, async (db) => {
    const gone = await db.delete(watching).where(isOne(seen)).returning({ agent: watching.agent });
    return gone.length > 0;
  });
}

/** Who else looks, in the order of their ids. */
export function watchersOf(db: Db, { question, agent, now }: Seen): Promise<Watcher[]> {
  return db
    .select({ agent: watching.agent, isTyping: watching.isTyping })
    .from(watching)
    .where(and(eq(watching.question, question), ne(watching.agent, agent), gt(watching.until, now)))
    .orderBy(asc(watching.agent));
}

/** Whether somebody of ours types on the question. */
export async function isAnsweredNow(db: Db, question: string, now: number): Promise<boolean> {
  const watchers = await watchersOf(db, { question, agent: THE_PERSON, now });
  return watchers.some(({ isTyping }) => isTyping);
}

function isOne({ question, agent }: Omit<Seen, 'now'>) {
  return and(eq(watching.question, question), eq(watching.agent, agent));
}

/** Tells those who watch a question of what `isNews` finds, once it is kept. */
export async function announceIf(
  store: Store,
  question: string,
  isNews: (db: Db) => Promise<boolean>,
): Promise<void> {
  const told = await store.db.transaction(async (db) => {
    const news = await isNews(db);
    if (news) await store.changes.announce(db, WATCHED + question);
    return news;
  });
  if (told) store.changes.published(WATCHED + question);
}
