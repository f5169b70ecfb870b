// Tags of questions: sealed as the words that agents write are, with a keyed digest beside by which a list is narrowed.
import { and, asc, count, desc, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import { MOST_TAGS, tagKey, tagLabel } from '../domain/tags.ts';
import type { Db } from './db.ts';
import { questionTags } from './desk-schema.ts';
import type { Store } from './open-store.ts';
import { lockQuestion } from './erase-questions.ts';
import { questions } from './schema.ts';
import type { KeyReader, OpenedKeys, Vault } from './vault.ts';

type House = { store: Store; vault: Vault };
type Tagging = { question: string; label: string; audience: Team; agent: string; at: number };

/** Signs of a digest that are kept: 132 bits. */
const SIGNS = 22;
/** Tags that are offered at most. */
const OFFERED = 100;

/** How the store knows a tag. The team is part of it: what the medical team calls a question is no word of support's. */
export function tagDigest(vault: Pick<Vault, 'digest'>, audience: Team, label: string): string {
  return vault.digest('tag', audience, tagKey(label)).slice(0, SIGNS);
}

/** Tags a question, for whoever reads it as `audience`; the same word again is the same tag. */
export async function addTag(
  { store, vault }: House,
  { question, label, audience, agent, at }: Tagging,
): Promise<'tagged' | 'too-many' | 'gone'> {
  const digest = tagDigest(vault, audience, label);
  const added = await store.db.transaction(async (db) => {
    await lockQuestion(db, question);
    const sealer = await vault.sealer(db, question);
    if (!sealer) return 'gone';
    const sealed = sealer(audience, digest, 'tag')(tagLabel(label));
    const row = { question, digest, audience, label: sealed, agent, at };
    await db.insert(questionTags).values(row).onConflictDoNothing();
    const held = await db.$count(questionTags, eq(questionTags.question, question));
    if (held > MOST_TAGS) await db.delete(questionTags).where(ofTag(question, digest));
    await store.changes.announce(db, question);
    return held > MOST_TAGS ? 'too-many' : 'tagged';
  });
  store.changes.published(question);
  return added;
}

export async function removeTag(
  { store, vault }: House,
  { question, label, audience }: Pick<Tagging, 'question' | 'label' | 'audience'>,
): Promise<void> {
  await store.db.transaction(async (db) => {
    await db.delete(questionTags).where(ofTag(question, tagDigest(vault, audience, label)));
    await store.changes.announce(db, question);
  });
  store.changes.published(question);
}

function ofTag(question: string, digest: string) {
  return and(eq(questionTags.question, question), eq(questionTags.digest, digest));
}

/** By question, in the order in which they were put; those of the reader's audience alone. */
export async function tagsOf<A extends Team>(
  db: Db,
  opened: ReadonlyMap<string, OpenedKeys<A>>,
  audience: A,
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await db
    .select()
    .from(questionTags)
    .where(and(inArray(questionTags.question, [...opened.keys()]), eq(questionTags.audience, audience)))
    .orderBy(asc(questionTags.at), asc(questionTags.digest));
  const byQuestion = new Map<string, string[]>();
  for (const { question, digest, label } of rows) {
    const read = opened.get(question)?.text(digest, 'tag', label);
    if (read !== undefined) byQuestion.set(question, [...(byQuestion.get(question) ?? []), read]);
  }
  return byQuestion;
}

/** Support's tags on questions that support has, the most used first. */
export async function tagsInUse(
  db: Db,
  reader: KeyReader<'support'>,
): Promise<{ tag: string; questions: number }[]> {
  const { digest, question, label, audience } = questionTags;
  const uses = await db
    .select({ digest, uses: count(), question: max(question) })
    .from(questionTags)
    .innerJoin(questions, eq(questions.reference, question))
    .where(and(eq(audience, 'support'), eq(questions.team, 'support'), isNull(questions.erasedAt)))
    .groupBy(digest)
    .orderBy(desc(count()), asc(digest))
    .limit(OFFERED);
  const examples = uses.flatMap((use) => (use.question === null ? [] : [use.question]));
  if (examples.length === 0) return [];
  const opened = await reader.ofEach(db, examples);
  const rows = await db
    .select({ digest, question, label })
    .from(questionTags)
    .where(sql`(${question}, ${digest}) in ${uses.map((use) => sql`(${use.question}, ${use.digest})`)}`);
  return uses.flatMap((use) => {
    const row = rows.find((one) => one.digest === use.digest && one.question === use.question);
    const tag = row && opened.get(row.question)?.text(row.digest, 'tag', row.label);
    return tag === undefined ? [] : [{ tag, questions: use.uses }];
  });
}

/** Questions that bear one of these. */
export function bearsTag(digests: readonly string[]) {
  const bearing = inArray(questionTags.digest, [...digests]);
  return sql`${questions.reference} in (select ${questionTags.question} from ${questionTags} where ${bearing})`;
}
