import { and, eq } from 'drizzle-orm';
import type { Db } from './db.ts';
import { messages } from './schema.ts';

/** Whether anything that was written there, or a passage of it, is for the medical team alone. */
export async function holdsMedicalText(db: Db, question: string): Promise<boolean> {
  const rows = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.question, question), eq(messages.audience, 'medical')))
    .limit(1);
  return rows.length > 0;
}
