import { and, asc, eq, exists, gte, inArray, lt, or, sql } from 'drizzle-orm';
import { isNarrowed, isWanted, type ComplaintFilter } from '../domain/complaint-filter.ts';
import { complaintRecord, type ComplaintRecord } from '../domain/complaint-record.ts';
import { companyOf } from '../domain/company.ts';
import { lastFollowUps } from './complaint-follow-ups.ts';
import { contactFrom } from './contact.ts';
import type { Db } from './db.ts';
import { journalsOf } from './journals.ts';
import { contacts, journal, questions } from './schema.ts';
import type { KeyReader } from './vault.ts';

/** As the index says it that holds these events alone. */
const isClassified = sql`${journal.type} in ('qualified', 'requalified') and ${journal.event} ->> 'route' = 'complaint'`;

/** Journals read at once. */
const BATCH = 200;

/** Instants are epoch milliseconds. `company`: the domain of an address, for whoever may read addresses. */
type RegisterAsked = ComplaintFilter & {
  from: number;
  to: number;
  company?: { domain: string; reader: KeyReader<'support'> } | undefined;
  offset: number;
  limit: number;
};

/**
 * The complaints received in a period, the earliest first, those that were requalified since too: a register leaves nothing
 * out. `of`: how many there are; of these `limit` from `offset` on.
 */
export async function complaintsRegister(
  db: Db,
  asked: RegisterAsked,
): Promise<{ of: number; records: ComplaintRecord[] }> {
  const { offset, limit } = asked;
  const references = await complaintsReceived(db, asked);
  if (!isNarrowed(asked))
    return {
      of: references.length,
      records: await recordsOf(db, references.slice(offset, offset + limit)),
    };
  const wanted: ComplaintRecord[] = [];
  for (let start = 0; start < references.length; start += BATCH) {
    const batch = await recordsOf(db, references.slice(start, start + BATCH));
    wanted.push(...batch.filter((record) => isWanted(record, asked)));
  }
  return { of: wanted.length, records: wanted.slice(offset, offset + limit) };
}

async function recordsOf(db: Db, references: readonly string[]): Promise<ComplaintRecord[]> {
  const records: ComplaintRecord[] = [];
  for (let start = 0; start < references.length; start += BATCH) {
    const batch = references.slice(start, start + BATCH);
    const journals = await journalsOf(db, batch);
    const said = await lastFollowUps(db, batch);
    records.push(
      ...batch.flatMap(
        (reference) => complaintRecord(reference, journals.get(reference) ?? [], said.get(reference)) ?? [],
      ),
    );
  }
  return records;
}

async function complaintsReceived(db: Db, { from, to, company }: RegisterAsked): Promise<string[]> {
  const { reference, receivedAt, route } = questions;
  const classified = db
    .select({ one: sql`1` })
    .from(journal)
    .where(and(eq(journal.question, reference), isClassified));
  const rows = await db
    .select({ reference })
    .from(questions)
    .where(and(gte(receivedAt, from), lt(receivedAt, to), or(eq(route, 'complaint'), exists(classified))))
    .orderBy(asc(receivedAt), asc(reference));
  const references = rows.map((row) => row.reference);
  return company === undefined ? references : ofCompany(db, company, references);
}

/** An address is sealed, and its domain with it: it is opened to be compared. */
async function ofCompany(
  db: Db,
  { domain, reader }: NonNullable<RegisterAsked['company']>,
  references: readonly string[],
): Promise<string[]> {
  const found = new Set<string>();
  for (let start = 0; start < references.length; start += BATCH) {
    const batch = references.slice(start, start + BATCH);
    const rows = await db.select().from(contacts).where(inArray(contacts.question, batch));
    const opened = await reader.ofEach(db, batch);
    for (const { question, sealed } of rows) {
      const keys = opened.get(question);
      if (keys && companyOf(contactFrom(keys, question, sealed).email) === domain) found.add(question);
    }
  }
  return references.filter((reference) => found.has(reference));
}
