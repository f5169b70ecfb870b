import { and, asc, eq } from 'drizzle-orm';
import { plainFileName } from '../domain/file-name.ts';
import type { Team } from '../domain/journal.ts';
import type { Db } from './db.ts';
import { type FilePlace, openPieces } from './file-pieces.ts';
import { attachments } from './schema.ts';
import type { OpenedKeys, KeyReader } from './vault.ts';

export type File = {
  id: string;
  name: string;
  type: string;
  size: number;
  disguise?: { as: string; is: string };
  /** A tiny picture of a signature or a layout. */
  folded?: true;
  /** The mail itself, as it came. */
  original?: true;
};
/** A file without its content, still sealed: what a conversation lists. */
export type FileRow = Omit<typeof attachments.$inferSelect, 'content'>;

const { id, message, question, audience, label, size } = attachments;
const columns = { id, message, question, audience, label, size };

/** The files of a question. */
export function fileRows(db: Db, ofQuestion: string): Promise<FileRow[]> {
  return db.select(columns).from(attachments).where(eq(question, ofQuestion)).orderBy(asc(id));
}

/** A file of that question. */
export async function findFile(
  db: Db,
  asked: { question: string; id: string },
): Promise<FileRow | undefined> {
  const its = and(eq(id, asked.id), eq(question, asked.question));
  const [row] = await db.select(columns).from(attachments).where(its);
  return row;
}

/** A file as whoever holds these openings may list it; nothing for anyone else. */
export function labelFiles(openings: OpenedKeys<Team>[], row: FileRow): File[] {
  const opened = openings.find((one) => one.audience === row.audience);
  if (!opened) return [];
  const { name, key: _key, ...shown } = labelFrom(opened, row);
  return [{ ...shown, id: row.id, name: plainFileName(name), size: row.size }];
}

/** `key` opens the pieces of a large one. */
type Label = Omit<File, 'id' | 'size'> & { key?: string };

function labelFrom(opened: OpenedKeys<Team>, row: FileRow): Label {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by this house, and authenticated: it is what was written
  return JSON.parse(opened.text(row.id, 'label', row.label)) as Label;
}

/**
 * A file in full, for a reader of its audience; undefined for any other, and once erased.
 * To open a medical one, write the access down first: `noteMedicalAccess`.
 */
export async function openFile(
  place: FilePlace,
  reader: KeyReader<Team>,
  asked: { question: string; id: string },
): Promise<(File & { content: Buffer }) | undefined> {
  const row = await findFile(place.db, asked);
  const opened = row && (await reader.of(place.db, row.question));
  const [listed] = row && opened ? labelFiles([opened], row) : [];
  return opened && listed && { ...listed, content: await openContent(place, opened, row) };
}

/** What a file holds; nothing once it is erased. */
export async function openContent(place: FilePlace, opened: OpenedKeys<Team>, row: FileRow): Promise<Buffer> {
  const { key } = labelFrom(opened, row);
  if (key !== undefined) return openPieces(place, { file: row.id, key, size: row.size });
  const kept = await contentOf(place.db, row.id);
  return kept ? opened.bytes(row.id, 'content', kept) : Buffer.alloc(0);
}

async function contentOf(db: Db, file: string): Promise<Uint8Array | undefined> {
  const [kept] = await db.select({ content: attachments.content }).from(attachments).where(eq(id, file));
  return kept?.content;
}
