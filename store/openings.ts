import { and, desc, eq, lt } from 'drizzle-orm';
import type { Db } from './db.ts';
import { questionOpenings } from './staff-schema.ts';

export type Opening = typeof questionOpenings.$inferSelect;

/** Written before a word is given. */
export async function noteOpening(db: Db, opening: Omit<Opening, 'id'>): Promise<void> {
  await db.insert(questionOpenings).values(opening);
}

type Wanted = {
  before?: number | undefined;
  question?: string | undefined;
  agent?: string | undefined;
  limit: number;
};

/** The newest first; those before an id, of a question, by an agent, where these are said. */
export function listOpenings(db: Db, { before, question, agent, limit }: Wanted): Promise<Opening[]> {
  const { id, question: of, agent: by } = questionOpenings;
  const wanted = [
    before === undefined ? undefined : lt(id, before),
    question === undefined ? undefined : eq(of, question),
    agent === undefined ? undefined : eq(by, agent),
  ];
  return db
    .select()
    .from(questionOpenings)
    .where(and(...wanted))
    .orderBy(desc(id))
    .limit(limit);
}
