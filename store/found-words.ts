// By which words support finds a question: keyed digests beside what was sealed, made soon after it was written.
import { and, desc, eq, isNull, not, or, sql, type SQL } from 'drizzle-orm';
import { contactFrom } from './contact.ts';
import type { Db } from './db.ts';
import { readBy, wholeWords } from './message-bodies.ts';
import { isDraft } from './message-rows.ts';
import type { Store } from './open-store.ts';
import { contacts, messages, questions } from './schema.ts';
import { SealBroken } from './sealing.ts';
import type { Vault } from './vault.ts';

/** Words of a text, in the form in which they are looked for. */
export type WordsOf = (text: string) => string[];

/** Of one message or contact; what a longer text says after that is not found by its words. */
const MOST_WORDS = 500;
/** Signs of a digest that are kept: 66 bits. */
const SIGNS = 11;

/** What is looked for, as the store holds it. The key stays in the vault. */
export function digestWords(vault: Pick<Vault, 'digest'>, words: readonly string[]): string[] {
  // Sorted: their order in the text is nobody's to know.
  return [...new Set(words)]
    .slice(0, MOST_WORDS)
    .map((word) => vault.digest('word', word).slice(0, SIGNS))
    .toSorted();
}

/** Questions in which support may read all of these words, in whatever message, name or address. */
export function holdsWords(digests: readonly string[]): SQL | undefined {
  return and(
    ...digests.map((digest) => {
      const held = sql`array[${digest}]::text[]`;
      return or(
        sql`${questions.reference} in (select ${messages.question} from ${messages} where ${messages.words} @> ${held})`,
        sql`${questions.reference} in (select ${contacts.question} from ${contacts} where ${contacts.words} @> ${held})`,
      );
    }),
  );
}

/**
 * Makes the digests of messages and contacts that have none yet, the newest first: nobody waits behind an import. Only support's key is used: there is
 * no index of what the medical team alone may read. Gives how many were made, `limit` when there may be more.
 */
export async function indexWords(
  { store, vault }: { store: Store; vault: Vault },
  { wordsOf, limit }: { wordsOf: WordsOf; limit: number },
): Promise<number> {
  return store.db.transaction(async (db) => {
    // A row that is broken is found by no word, and holds up no other.
    const made = (read: () => string | undefined) => digestWords(vault, wordsOf(unlessBroken(read) ?? ''));
    return (
      (await indexMessages(db, { vault, made, limit })) + (await indexContacts(db, { vault, made, limit }))
    );
  });
}

type Indexing = { vault: Vault; made: (read: () => string | undefined) => string[]; limit: number };

async function indexMessages(db: Db, { vault, made, limit }: Indexing): Promise<number> {
  const rows = await db
    .select()
    .from(messages)
    .where(and(isNull(messages.words), not(isDraft)))
    .orderBy(desc(messages.arrival))
    .limit(limit)
    .for('update', { skipLocked: true });
  const keys = await vault.reader('support').ofEach(db, namesOf(rows));
  for (const row of rows) {
    const words = made(() => {
      const body = readBy(keys.get(row.question), row);
      return body && wholeWords(body);
    });
    await db.update(messages).set({ words }).where(eq(messages.id, row.id));
  }
  return rows.length;
}

async function indexContacts(db: Db, { vault, made, limit }: Indexing): Promise<number> {
  const rows = await db
    .select()
    .from(contacts)
    .where(isNull(contacts.words))
    .limit(limit)
    .for('update', { skipLocked: true });
  const keys = await vault.reader('support').ofEach(db, namesOf(rows));
  for (const { question, sealed } of rows) {
    const words = made(() => {
      const key = keys.get(question);
      const { name = '', email = '' } = key ? contactFrom(key, question, sealed) : {};
      return `${name} ${email}`;
    });
    await db.update(contacts).set({ words }).where(eq(contacts.question, question));
  }
  return rows.length;
}

function namesOf(rows: readonly { question: string }[]): string[] {
  return [...new Set(rows.map(({ question }) => question))];
}

function unlessBroken(read: () => string | undefined): string | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}
