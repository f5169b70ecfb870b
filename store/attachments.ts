import { and, eq } from 'drizzle-orm';
import { plainFileName } from '../domain/file-name.ts';
import type { Team } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { attachments } from './schema.ts';
import type { OpenedKeys, KeyReader } from './vault.ts';

export type File = { id: string; name: string; type: string; size: number };

/** A file as whoever holds these openings may list it; nothing for anyone else. */
export function labelFiles(
  openings: OpenedKeys<Team>[],
  { id, audience, label, size }: typeof attachments.$inferSelect,
): File[] {
  const opened = openings.find((one) => one.audience === audience);
  if (!opened) return [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by this house, and authenticated: it is what was written
  const { name, type } = JSON.parse(opened.text(id, 'label', label)) as { name: string; type: string };
  return [{ id, name: plainFileName(name), type, size }];
}

/**
 * A file in full, for a reader of its audience; undefined for any other, and once erased.
 * To open a medical one, write the access down first: `noteMedicalAccess`.
 */
export async function openFile<A extends Team>(
  db: Db,
  reader: KeyReader<A>,
  id: string,
): Promise<(File & { question: string; content: Buffer }) | undefined> {
  const [row] = await db
    .select()
    .from(attachments)
    .where(and(eq(attachments.id, id), eq(attachments.audience, reader.audience)));
  const opened = row && (await reader.of(db, row.question));
  const [label] = row && opened ? labelFiles([opened], row) : [];
  if (!row || !opened || !label) return undefined;
  return { ...label, question: row.question, content: opened.bytes(id, 'content', row.content) };
}

/** A file of that question, sealed. */
export async function findAttachment(
  db: Db,
  { question, id }: { question: string; id: string },
): Promise<typeof attachments.$inferSelect | undefined> {
  const its = and(eq(attachments.id, id), eq(attachments.question, question));
  const [row] = await db.select().from(attachments).where(its);
  return row;
}
