import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.ts';

/** The one query language of both databases; also what a transaction is. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;
