// What the routes of training take and give.
import { z } from '@hono/zod-openapi';
import { TRAITS } from '../../domain/training/contrast.ts';

const outcome = z.enum(['in_time', 'late', 'abandoned']).nullable();
const grade = { right: z.number(), asked: z.number() };
const standing = z.enum(['to-do', 'known', 'covered']);
const text = z.string();

const Exercise = z.object({
  id: text,
  topic: text,
  begunAt: z.number(),
  dueAt: z.number(),
  lapsesAt: z.number(),
  answeredAt: z.number().nullable(),
  outcome,
});
const Traits = z.record(z.enum(TRAITS), z.boolean());

export const TrainingForm = z
  .object({
    steps: z.array(
      z.object({
        id: text,
        theme: text,
        articles: z.array(z.object({ slug: text, title: text })),
        standing,
        best: z.object(grade).nullable(),
        exercises: z.number(),
      }),
    ),
    /** Of the last month: rated high and not come back, and the contrary. */
    topics: z.array(z.object({ topic: text, best: z.number(), worst: z.number() })),
    exercises: z.array(Exercise),
    /** For supervisors: by name, in the order of the alphabet. */
    team: z
      .object({
        people: z.array(z.object({ name: text, standings: z.array(standing) })),
        coverage: z.array(
          z.object({ theme: text, known: z.number(), covered: z.number(), agents: z.number() }),
        ),
      })
      .nullable(),
  })
  .openapi('Training');

const share = z.tuple([z.number(), z.number()]);
export const TrainingTopic = z
  .object({
    topic: text,
    best: z.number(),
    worst: z.number(),
    /** What sets the best apart, the most telling first: counts. */
    contrast: z.array(z.object({ trait: z.enum(TRAITS), best: share, worst: share })),
    /** What several of the best say, and of it what none of the worst does. */
    common: z.array(text),
    lacking: z.array(text),
  })
  .openapi('TrainingTopic');

export const QuizForm = z
  .object({
    theme: text,
    /** Quizzes of this step taken before. */
    nth: z.number(),
    questions: z.array(z.object({ slug: text, title: text, section: text, options: z.array(text) })),
  })
  .openapi('TrainingQuiz');

export const QuizAnswers = z.strictObject({
  nth: z.number().int().min(0),
  /** The place of each chosen option; -1 for none. */
  chosen: z.array(z.number().int().min(-1).max(9)).max(20),
});

export const QuizCorrected = z
  .object({ theme: text, ...grade, passed: z.boolean(), answers: z.array(z.number()) })
  .openapi('TrainingQuizCorrected');

export const ExercisePlayed = z
  .object({
    exercise: Exercise,
    /** Without names; null once its words are destroyed. */
    asked: text.nullable(),
    /** What the trainee wrote, and what was answered: shown once they have. */
    answer: text.nullable(),
    given: text.nullable(),
    traits: z.object({ answer: Traits, given: Traits }).nullable(),
    /** The answer reads as medical advice, which nobody of support gives. */
    advice: z.boolean(),
  })
  .openapi('TrainingExercise');
