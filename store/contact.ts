import { and, eq, isNull } from 'drizzle-orm';
import type { Role } from '../domain/triage/types.ts';
import type { Db } from './db.ts';
import type { Store } from './open-store.ts';
import { contacts, questions } from './schema.ts';
import type { KeyReader, OpenedKeys, Vault } from './vault.ts';

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

type House = { store: Store; vault: Vault };

/**
 * Adds whom to write to, to a question that was asked without. False when an address stands there, the question is unknown or
 * erased: what was given first holds, for mails may have left for it.
 */
export async function addAddress({ store, vault }: House, question: string, email: string): Promise<boolean> {
  const sealer = await vault.sealer(store.db, question);
  if (!sealer) return false;
  const before = await contactOf(store.db, vault.reader('support'), question);
  const sealed = sealer('support', question, 'contact')(JSON.stringify({ ...before, email }));
  return store.db.transaction(async (db) => {
    const { reference, requester, erasedAt } = questions;
    const [row] = await db
      .update(questions)
      .set({ requester: vault.pseudonym(email) })
      .where(and(eq(reference, question), isNull(requester), isNull(erasedAt)))
      .returning({ reference });
    if (!row) return false;
    await db
      .insert(contacts)
      .values({ question, sealed })
      .onConflictDoUpdate({ target: contacts.question, set: { sealed, words: null } });
    return true;
  });
}

/** Says who asked, where nobody had: messages that follow are read so, and so is what the desk shows. */
export async function addRole(db: Db, question: string, role: Role): Promise<void> {
  await db
    .update(questions)
    .set({ role })
    .where(and(eq(questions.reference, question), eq(questions.role, 'unknown'), isNull(questions.erasedAt)));
}

/** Who asks, as it was said since `role` was written into the journal. */
export async function roleNow(db: Db, question: string, role: Role): Promise<Role> {
  if (role !== 'unknown') return role;
  const [row] = await db.select().from(questions).where(eq(questions.reference, question));
  return row?.role ?? role;
}
