import { eq } from 'drizzle-orm';
import type { Db } from './db.ts';
import { contacts } from './schema.ts';
import type { KeyReader, OpenedKeys } from './vault.ts';

export type Contact = { email?: string; name?: string };

/** Whom to write to; undefined when none was given, or the question was erased. */
export async function contactOf(
  db: Db,
  reader: KeyReader<'support'>,
  question: string,
): Promise<Contact | undefined> {
  const [row] = await db.select().from(contacts).where(eq(contacts.question, question));
  const opened = row && (await reader.of(db, question));
  return row && opened ? contactFrom(opened, question, row.sealed) : undefined;
}

/** Of a sealed row of `contacts`. */
export function contactFrom(opened: OpenedKeys<'support'>, question: string, sealed: Uint8Array): Contact {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by this house, and authenticated: it is what was given
  return JSON.parse(opened.text(question, 'contact', sealed)) as Contact;
}
