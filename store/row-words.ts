// The words of a list's lines: opened for a page of them, kept nowhere but where they were written.
import { and, asc, eq, inArray } from 'drizzle-orm';
import { contactFrom, type Contact } from './contact.ts';
import type { Db } from './db.ts';
import { readBy, type MessageBody } from './message-bodies.ts';
import { contacts, messages } from './schema.ts';
import { tagsOf } from './tags.ts';
import type { KeyReader } from './vault.ts';

export type RowWords = { contact?: Contact; opening?: MessageBody; tags: string[] };

/**
 * Who asked and what they first wrote, for several questions, as support may read it: nothing of a medical text, the masked
 * rest of a mixed one; and support's own tags. No entry where the words were destroyed.
 */
export async function rowWords(
  db: Db,
  reader: KeyReader<'support'>,
  questions: readonly string[],
): Promise<ReadonlyMap<string, RowWords>> {
  const [opened, known, first] = await Promise.all([
    reader.ofEach(db, questions),
    contactsOf(db, questions),
    firstMessages(db, questions),
  ]);
  const tags = await tagsOf(db, opened, 'support');
  return new Map(
    [...opened].map(([question, key]) => {
      const sealed = known.get(question);
      const row = first.get(question);
      const opening = row && readBy(key, row);
      return [
        question,
        {
          ...(sealed ? { contact: contactFrom(key, question, sealed) } : {}),
          ...(opening ? { opening } : {}),
          tags: tags.get(question) ?? [],
        },
      ];
    }),
  );
}

async function contactsOf(db: Db, questions: readonly string[]): Promise<Map<string, Uint8Array>> {
  const rows = await db
    .select()
    .from(contacts)
    .where(inArray(contacts.question, [...questions]));
  return new Map(rows.map(({ question, sealed }) => [question, sealed]));
}

async function firstMessages(db: Db, questions: readonly string[]) {
  const { id, question, audience, body, masked, arrival, author } = messages;
  const rows = await db
    .selectDistinctOn([question], { id, question, audience, body, masked })
    .from(messages)
    .where(and(inArray(question, [...questions]), eq(author, 'requester')))
    .orderBy(asc(question), asc(arrival));
  return new Map(rows.map((row) => [row.question, row]));
}
