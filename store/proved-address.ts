import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from './db.ts';
import { questions } from './schema.ts';

/** Whoever asked has shown that they read the address they gave. Said once; erased questions are left alone. */
export async function proveAddress(
  db: Db,
  { question, at }: { question: string; at: number },
): Promise<void> {
  const { reference, addressProvedAt, erasedAt } = questions;
  await db
    .update(questions)
    .set({ addressProvedAt: at })
    .where(and(eq(reference, question), isNull(addressProvedAt), isNull(erasedAt)));
}
