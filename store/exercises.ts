// Exercises and quizzes as they are kept. What a trainee wrote is sealed with the key of the question that was played: it
// goes when that goes.
import { and, desc, eq, getTableColumns, gte, isNull } from 'drizzle-orm';
import type { ExerciseOutcome } from '../domain/training/exercise-replay.ts';
import type { Practised, QuizResult } from '../domain/training/path.ts';
import type { Store } from './open-store.ts';
import { exercises, quizResults } from './training-schema.ts';
import type { Vault } from './vault.ts';

type Row = typeof exercises.$inferSelect;
export type NewExercise = Pick<Row, 'id' | 'agent' | 'question' | 'topic' | 'begunAt' | 'dueAt' | 'lapsesAt'>;
export type KeptExercise = Omit<Row, 'answer'> & { answer?: string };
export type ExerciseLine = Omit<Row, 'answer'>;

export async function keepExercise({ db }: Store, exercise: NewExercise): Promise<void> {
  await db.insert(exercises).values(exercise).onConflictDoNothing();
}

/** The first answer stands. False when there is one, or when the question's words were destroyed. */
export async function keepExerciseAnswer(
  { store: { db }, vault }: { store: Store; vault: Vault },
  { id, question, at, text }: { id: string; question: string; at: number; text: string },
): Promise<boolean> {
  const sealer = await vault.sealer(db, question);
  if (sealer === undefined) return false;
  const kept = await db
    .update(exercises)
    .set({ answeredAt: at, answer: sealer('support', id, 'body')(text) })
    .where(and(eq(exercises.id, id), isNull(exercises.answeredAt)))
    .returning({ id: exercises.id });
  return kept.length > 0;
}

export async function keepOutcome(
  { db }: Store,
  { id, outcome }: { id: string; outcome: ExerciseOutcome },
): Promise<void> {
  await db.update(exercises).set({ outcome }).where(eq(exercises.id, id));
}

/** An agent's own. */
export async function exerciseKept(
  { store: { db }, vault }: { store: Store; vault: Vault },
  { id, agent }: { id: string; agent: string },
): Promise<KeptExercise | undefined> {
  const [row] = await db
    .select()
    .from(exercises)
    .where(and(eq(exercises.id, id), eq(exercises.agent, agent)));
  if (row === undefined) return undefined;
  const { answer: sealed, ...kept } = row;
  const opened = sealed && (await vault.reader('support').of(db, row.question));
  return { ...kept, ...(sealed && opened ? { answer: opened.text(id, 'body', sealed) } : {}) };
}

const LISTED = 200;

/** An agent's own, the latest first. */
export async function exercisesOf({ db }: Store, agent: string): Promise<ExerciseLine[]> {
  const { answer: _answer, ...line } = getTableColumns(exercises);
  return db
    .select(line)
    .from(exercises)
    .where(eq(exercises.agent, agent))
    .orderBy(desc(exercises.begunAt))
    .limit(LISTED);
}

/** How long what was learnt counts, in days: the help centre has changed since. */
export async function trainingSince(
  { db }: Store,
  from: number,
): Promise<{ quizzes: QuizResult[]; practised: Practised[] }> {
  const [quizzes, practised] = await Promise.all([
    db.select().from(quizResults).where(gte(quizResults.at, from)),
    db
      .select({ agent: exercises.agent, topic: exercises.topic })
      .from(exercises)
      .where(gte(exercises.answeredAt, from)),
  ]);
  return { quizzes, practised };
}

/** A quiz, counted by how many an agent has taken before it: the same one sent twice counts once. */
export async function keepQuiz(
  { db }: Store,
  { nth, ...result }: QuizResult & { nth: number },
): Promise<boolean> {
  const { agent, theme } = result;
  const taken = and(eq(quizResults.agent, agent), eq(quizResults.theme, theme));
  return db.transaction(async (within) => {
    if ((await within.$count(quizResults, taken)) !== nth) return false;
    await within.insert(quizResults).values(result);
    return true;
  });
}

export async function quizzesTaken({ db }: Store, agent: string, theme: string): Promise<number> {
  return db.$count(quizResults, and(eq(quizResults.agent, agent), eq(quizResults.theme, theme)));
}
