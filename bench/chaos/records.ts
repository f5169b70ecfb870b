// All that is inside once all is quiet: read from the store, the engine and the mails that left, for the checks.
import { asc } from 'drizzle-orm';
import type { Client } from '@temporalio/client';
import type { JournalEvent } from '../../domain/journal.ts';
import { openKeyRing } from '../../store/master-key.ts';
import type { Db, Store } from '../../store/open-store.ts';
import { quarantinedMail } from '../../store/quarantine.ts';
import { quarantine } from '../../store/quarantine-schema.ts';
import { inbox, journal, messages, outbox, questions } from '../../store/schema.ts';
import { openVault, type Vault } from '../../store/vault.ts';
import type { Ledger } from './ledger.ts';

export type CaughtMail = { messageId: string; subject: string; text: string; to: string[] };
export type MessageRow = {
  id: string;
  question: string;
  author: string;
  kind: string;
  open: boolean;
  mailId?: string;
};

export type Records = {
  ledger: Ledger;
  store: Store;
  client: Client;
  caught: readonly CaughtMail[];
  /** What the workflows themselves said of their state, while they ran. */
  states: ReadonlyMap<string, Record<string, unknown>>;
  questions: (typeof questions.$inferSelect)[];
  inbox: (typeof inbox.$inferSelect)[];
  messages: MessageRow[];
  /** Message-IDs of the mails that are held in quarantine. */
  held: string[];
  outbox: (typeof outbox.$inferSelect)[];
  /** As the store has them, by question. */
  journals: ReadonlyMap<string, JournalEvent[]>;
};

type Given = Pick<Records, 'ledger' | 'store' | 'client' | 'caught' | 'states'> & { dataFolder: string };

export async function readRecords({ dataFolder, ...given }: Given): Promise<Records> {
  const { db } = given.store;
  const events = await db.select().from(journal).orderBy(asc(journal.question), asc(journal.seq));
  const journals = new Map<string, JournalEvent[]>();
  for (const { question, event } of events)
    journals.set(question, [...(journals.get(question) ?? []), event]);
  return {
    ...given,
    questions: await db.select().from(questions),
    inbox: await db.select().from(inbox).orderBy(asc(inbox.arrival)),
    outbox: await db.select().from(outbox),
    ...(await readSealed(given.store, dataFolder)),
    journals,
  };
}

async function readSealed({ db }: Store, dataFolder: string): Promise<Pick<Records, 'messages' | 'held'>> {
  const vault = await openVault(db, await openKeyRing({ folder: dataFolder }));
  return { messages: await readMessages(db, vault), held: await readHeld(db, vault) };
}

async function readHeld(db: Db, vault: Vault): Promise<string[]> {
  const readers = [vault.reader('support'), vault.reader('medical')];
  const rows = await db.select({ id: quarantine.id }).from(quarantine);
  return Promise.all(
    rows.map(async ({ id }) => {
      const mail = await quarantinedMail({ db }, readers, id);
      return /^message-id:\s*(<[^>]+>)/im.exec(mail?.original.toString('latin1') ?? '')?.[1] ?? id;
    }),
  );
}

/** A mail is known again by its Message-ID, which is sealed. */
async function readMessages(db: Db, vault: Vault): Promise<MessageRow[]> {
  const rows = await db.select().from(messages);
  return Promise.all(
    rows.map(async ({ id, question, author, kind, open, mail }) => {
      const keys = mail && (await vault.reader('support').of(db, question));
      const mailId = mail && keys ? JSON.parse(keys.text(id, 'mail', mail)).messageId : undefined;
      return { id, question, author, kind, open, ...(mailId === undefined ? {} : { mailId }) };
    }),
  );
}
