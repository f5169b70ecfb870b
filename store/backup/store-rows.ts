// The store as lines of text, `table<tab>row as JSON`, and back: the same lines for both databases.
import type { Db } from '../db.ts';
import { sql } from 'drizzle-orm';

/** What both databases' own clients are asked. One session: nobody else's statements come between. */
export type BackupSession = {
  query(text: string, params?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
};

/** A row may hold a quarter of a megabyte. */
const FETCHED = 50;
const LOADED_BYTES = 2 * 1024 ** 2;

/** Begins to look at the store as it is now: `storeRows` gives that, however long it takes and whoever writes. */
export async function beginSnapshot(session: BackupSession): Promise<{ schema: number | undefined }> {
  await session.query('begin isolation level repeatable read, read only');
  const { rows } = await session.query(`select to_regclass('drizzle.__drizzle_migrations') as made`);
  return { schema: rows[0]?.['made'] ? lastOf(await session.query(LAST_MIGRATION)) : undefined };
}

const LAST_MIGRATION = 'select max(created_at)::text as last from drizzle.__drizzle_migrations';

function lastOf({ rows }: { rows: Record<string, unknown>[] }): number | undefined {
  const last = rows[0]?.['last'];
  return typeof last === 'string' ? Number(last) : undefined;
}

/** How far its schema has come, as a backup says it. */
export async function schemaOf(db: Db): Promise<number | undefined> {
  return lastOf(await rowsOf(db, LAST_MIGRATION));
}

/** Every row of every table. */
export async function* storeRows(session: BackupSession): AsyncGenerator<string> {
  for (const table of await tablesOf((text) => session.query(text))) {
    await session.query(
      `declare given cursor for select to_json(t)::text as row from public.${quoteName(table)} t`,
    );
    for (;;) {
      const { rows } = await session.query(`fetch ${FETCHED} from given`);
      for (const { row } of rows) yield `${table}\t${String(row)}\n`;
      if (rows.length < FETCHED) break;
    }
    await session.query('close given');
  }
}

/** Takes rows in the order in which they were given. Sequences go on after them. */
export function rowLoader(db: Db) {
  let table = '';
  let rows: string[] = [];
  let bytes = 0;
  return {
    async add(given: string, row: string): Promise<void> {
      if (given !== table || bytes > LOADED_BYTES) await flush();
      table = given;
      rows.push(row);
      bytes += row.length;
    },
    async end(): Promise<void> {
      await flush();
      await continueSequences(db);
    },
  };

  async function flush(): Promise<void> {
    if (rows.length > 0) {
      const into = sql.identifier(table);
      const all = `[${rows.join(',')}]`;
      await db.execute(
        sql`insert into public.${into} select * from json_populate_recordset(null::public.${into}, ${all}::json)`,
      );
    }
    rows = [];
    bytes = 0;
  }
}

/** Whether nobody has ever worked with it. */
export async function isUnused(db: Db): Promise<boolean> {
  for (const table of await tablesOf((text) => rowsOf(db, text))) {
    const { rows } = await rowsOf(db, `select 1 from public.${quoteName(table)} limit 1`);
    if (rows.length > 0) return false;
  }
  return true;
}

/** Those that others refer to come first. */
async function tablesOf(
  ask: (text: string) => Promise<{ rows: Record<string, unknown>[] }>,
): Promise<string[]> {
  const { rows } = await ask(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     order by (select count(*) from pg_constraint r where r.conrelid = c.oid and r.contype = 'f'), c.relname`,
  );
  return rows.map(({ name }) => String(name));
}

async function continueSequences(db: Db): Promise<void> {
  const { rows } = await rowsOf(
    db,
    `select c.relname as name, a.attname as column, s.oid::regclass::text as sequence from pg_class s
     join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i') and d.classid = 'pg_class'::regclass
     join pg_class c on c.oid = d.refobjid and c.relnamespace = 'public'::regnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid where s.relkind = 'S'`,
  );
  for (const { name, column, sequence } of rows) {
    const last = sql`(select max(${sql.identifier(String(column))}) from public.${sql.identifier(String(name))})`;
    await db.execute(sql`select setval(${String(sequence)}::regclass, coalesce(${last}, 0) + 1, false)`);
  }
}

async function rowsOf(db: Db, text: string): Promise<{ rows: Record<string, unknown>[] }> {
  const answer: unknown = await db.execute(sql.raw(text));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both drivers give their rows so; drizzle's common type does not say it
  return answer as { rows: Record<string, unknown>[] };
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
