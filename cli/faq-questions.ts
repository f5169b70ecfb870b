import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Role } from '../domain/triage/types.ts';

const Question = z.object({
  id: z.string(),
  question: z.string(),
  audience: z.enum(['employee', 'employer', 'both']),
  topic: z.string().nullable(),
  acceptable_topics: z.array(z.string()),
  covered: z.boolean(),
});

/** A question with the articles that answer it; none when it is to be handed over. */
export type LabelledQuestion = z.infer<typeof Question>;

/** One JSON object a line. Throws, naming the line, when one is not a labelled question. */
export function readQuestions(file: string): LabelledQuestion[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, at) => (line.trim() === '' ? [] : [questionIn(line, `${file}:${at + 1}`)]));
}

export function isRight({ covered, acceptable_topics }: LabelledQuestion, slug: string | undefined): boolean {
  return covered && slug !== undefined && acceptable_topics.includes(slug);
}

export function roleOf({ audience }: LabelledQuestion): Role {
  return audience === 'both' ? 'unknown' : audience;
}

function questionIn(line: string, place: string): LabelledQuestion {
  const result = Question.safeParse(parsed(line, place));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(`${place}: ${issue?.path.join('.')}: ${issue?.message}`);
}

function parsed(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`${place}: not JSON`, { cause });
  }
}
