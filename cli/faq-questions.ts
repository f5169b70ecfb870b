import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Role } from '../domain/triage/types.ts';
import { TruthQuestion } from './truth-questions.ts';

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

/** Questions of one of two forms: labelled with articles, or with what a right answer says. */
export type LabelledFile =
  | { labelled: 'articles'; questions: LabelledQuestion[] }
  | { labelled: 'words'; questions: TruthQuestion[] };

/** One JSON object a line. Throws, naming the line, when one is not of the form of the first. */
export function readQuestionFile(file: string): LabelledFile {
  const [first] = parseLines(file);
  return typeof first?.value === 'object' && first.value !== null && 'expect' in first.value
    ? { labelled: 'words', questions: readTruth(file) }
    : { labelled: 'articles', questions: readQuestions(file) };
}

export function readQuestions(file: string): LabelledQuestion[] {
  return readRows(file, Question);
}

function readTruth(file: string): TruthQuestion[] {
  return readRows(file, TruthQuestion);
}

export function isRight({ covered, acceptable_topics }: LabelledQuestion, slug: string | undefined): boolean {
  return covered && slug !== undefined && acceptable_topics.includes(slug);
}

export function roleOf({ audience }: { audience: Role | 'both' }): Role {
  return audience === 'both' ? 'unknown' : audience;
}

function readRows<T>(file: string, shape: z.ZodType<T>): T[] {
  return parseLines(file).map(({ value, place }) => {
    const result = shape.safeParse(value);
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    throw new Error(`${place}: ${issue?.path.join('.')}: ${issue?.message}`);
  });
}

function parseLines(file: string): { value: unknown; place: string }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [parseLine(line, `${file}:${at + 1}`)]));
}

function parseLine(line: string, place: string): { value: unknown; place: string } {
  try {
    return { value: JSON.parse(line), place };
  } catch (cause) {
    throw new Error(`${place}: not JSON`, { cause });
  }
}
