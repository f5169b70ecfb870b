import { bigint, customType } from 'drizzle-orm/pg-core';

/** Bytes, sealed ones mostly. PGlite gives a Uint8Array, pg a Buffer, which is one. */
export const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** An instant in epoch milliseconds, as everywhere in the house. */
export const instant = () => bigint({ mode: 'number' });
