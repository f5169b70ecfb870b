import { createHmac, randomBytes } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { MasterKey } from './master-key.ts';
import type { Db } from './db.ts';
import { houseKeys, keys } from './schema.ts';
import { KEY_BYTES, seal, unseal, type SealedPart } from './sealing.ts';

/** Seals for one question, to either audience. It opens nothing: a door may hold it. */
export type Sealer = (
  audience: Team,
  id: string,
  part: SealedPart,
) => (plain: string | Uint8Array) => Uint8Array;

/** The right to read what is sealed to one audience. Code given a `Reader<'support'>` has no way to medical text. */
export type KeyReader<A extends Team> = {
  readonly audience: A;
  /** Undefined when the keys were destroyed: nothing of that question can be read any more. */
  of(db: Db, question: string): Promise<OpenedKeys<A> | undefined>;
  /** The same for several, in one query: those whose keys are still there. */
  ofEach(db: Db, questions: readonly string[]): Promise<ReadonlyMap<string, OpenedKeys<A>>>;
};
export type OpenedKeys<A extends Team> = {
  readonly audience: A;
  text(id: string, part: SealedPart, sealed: Uint8Array): string;
  bytes(id: string, part: SealedPart, sealed: Uint8Array): Buffer;
};

/** What the person who asked may read: all that is theirs. */
type RequesterReader = { support: KeyReader<'support'>; medical: KeyReader<'medical'> };

export type KeyRow = typeof keys.$inferInsert;

export type Vault = {
  master: MasterKey;
  reader: <A extends Team>(audience: A) => KeyReader<A>;
  requesterReader: () => RequesterReader;
  /** Fresh keys of a question to be, not stored yet. */
  fresh: (question: string) => Promise<{ rows: KeyRow[]; sealer: Sealer }>;
  /** Seals for a question that exists; undefined when its keys were destroyed. */
  sealer: (db: Db, question: string) => Promise<Sealer | undefined>;
  /** Keyed digest of an address or name, the same for the same person; it tells nothing without the key. */
  pseudonym: (address: string) => string;
  /** Keyed digest of anything else that must be recognised but not read. */
  digest: (purpose: string, ...values: string[]) => string;
};

const AUDIENCES = ['support', 'medical'] as const satisfies Team[];

/** The vault of a store, with its identity key made on the first opening. */
export async function openVault(db: Db, master: MasterKey): Promise<Vault> {
  const identity = await houseKey(db, master, 'identity');
  const reader = <A extends Team>(audience: A): KeyReader<A> => ({
    audience,
    of: async (within, question) => (await openEach(within, master, [question], audience)).get(question),
    ofEach: (within, questions) => openEach(within, master, questions, audience),
  });
  const digest = (purpose: string, ...values: string[]) =>
    createHmac('sha256', identity)
      .update(JSON.stringify([purpose, ...values]))
      .digest('base64url');
  return {
    master,
    reader,
    requesterReader: () => ({ support: reader('support'), medical: reader('medical') }),
    fresh: (question) => freshKeys(master, question),
    sealer: (within, question) => sealerOf(within, master, question),
    pseudonym: (address) => digest('contact', normalise(address)),
    digest,
  };
}

/** A key of the house's own, made once; it survives rotation of the master key. `tokens` signs sessions, for one. */
export async function houseKey(db: Db, master: MasterKey, name: string): Promise<Uint8Array> {
  const made = { name, ...(await master.wrap(randomBytes(KEY_BYTES), { house: name })) };
  await db.insert(houseKeys).values(made).onConflictDoNothing();
  const [row] = await db.select().from(houseKeys).where(eq(houseKeys.name, name));
  return master.unwrap(row ?? made, { house: name });
}

/** Ana@Exemple.FR and ana@exemple.fr are one person. */
function normalise(address: string): string {
  return address.trim().normalize('NFKC').toLowerCase();
}

async function freshKeys(master: MasterKey, question: string): Promise<{ rows: KeyRow[]; sealer: Sealer }> {
  const made = { support: randomBytes(KEY_BYTES), medical: randomBytes(KEY_BYTES) };
  const rows = await Promise.all(
    AUDIENCES.map(async (audience) => ({
      question,
      audience,
      ...(await master.wrap(made[audience], { question, audience })),
    })),
  );
  return { rows, sealer: sealerWith(question, made) };
}

async function sealerOf(db: Db, master: MasterKey, question: string): Promise<Sealer | undefined> {
  const rows = await db.select().from(keys).where(eq(keys.question, question));
  const unwrapped: Partial<Record<Team, Uint8Array>> = {};
  for (const { audience, wrapped, masterKey } of rows) {
    if (wrapped) unwrapped[audience] = await master.unwrap({ wrapped, masterKey }, { question, audience });
  }
  const { support, medical } = unwrapped;
  return support && medical ? sealerWith(question, { support, medical }) : undefined;
}

function sealerWith(question: string, made: Record<Team, Uint8Array>): Sealer {
  return (audience, id, part) => (plain) => seal(made[audience], { question, audience, id, part }, plain);
}

async function openEach<A extends Team>(
  db: Db,
  master: MasterKey,
  questions: readonly string[],
  audience: A,
): Promise<Map<string, OpenedKeys<A>>> {
  const rows = await db
    .select()
    .from(keys)
    .where(and(inArray(keys.question, [...questions]), eq(keys.audience, audience)));
  const opened = new Map<string, OpenedKeys<A>>();
  for (const { question, wrapped, masterKey } of rows) {
    if (!wrapped) continue;
    const key = await master.unwrap({ wrapped, masterKey }, { question, audience });
    opened.set(question, openWith(key, question, audience));
  }
  return opened;
}

function openWith<A extends Team>(key: Uint8Array, question: string, audience: A): OpenedKeys<A> {
  const bytes = (id: string, part: SealedPart, sealed: Uint8Array) =>
    unseal(key, { question, audience, id, part }, sealed);
  return { audience, bytes, text: (...place) => bytes(...place).toString('utf8') };
}
