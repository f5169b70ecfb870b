import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { gradeQuiz } from '../../domain/training/quiz.ts';
import { keepQuiz } from '../../store/exercises.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, json, refusalResponses, refuseInvalid } from '../forms.ts';
import { has } from './roles.ts';
import type { Session } from './session.ts';
import {
  answerExercise,
  beginExercise,
  exercisePlayed,
  quizFor,
  topicTaught,
  trainingFor,
} from './training.ts';
import {
  ExercisePlayed,
  QuizForm,
  QuizAnswers,
  QuizCorrected,
  TrainingForm,
  TrainingTopic,
} from './training-forms.ts';

const tags = ['desk'];
const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);

const read = createRoute({
  method: 'get',
  path: '/training',
  tags,
  summary:
    'The path, what this month’s answers teach, one’s own exercises; for supervisors what the team has covered',
  responses: { 200: { description: 'Training', ...json(TrainingForm) }, ...refusalResponses(401, 403, 503) },
});
const topic = createRoute({
  method: 'get',
  path: '/training/topics/{topic}',
  tags,
  summary: 'What this month’s best answers to a topic did, and what the worst lacked',
  request: { params: z.object({ topic: slug }) },
  responses: {
    200: { description: 'Counts and sentences that several said', ...json(TrainingTopic) },
    ...refusalResponses(401, 403, 422, 503),
  },
});
const quiz = createRoute({
  method: 'get',
  path: '/training/quizzes/{step}',
  tags,
  summary: 'The quiz of a step, drawn from its articles: the same until it is taken',
  request: { params: z.object({ step: slug }) },
  responses: {
    200: { description: 'Questions', ...json(QuizForm) },
    ...refusalResponses(401, 403, 404, 422, 503),
  },
});
const take = createRoute({
  method: 'post',
  path: '/training/quizzes/{step}',
  tags,
  summary: 'Take the quiz of a step; once',
  request: { params: z.object({ step: slug }), body: body(QuizAnswers) },
  responses: {
    200: { description: 'Corrected', ...json(QuizCorrected) },
    ...refusalResponses(401, 403, 404, 409, 422, 503),
  },
});
const begin = createRoute({
  method: 'post',
  path: '/training/exercises',
  tags,
  summary: 'Play a closed question of a topic again, in the sandbox',
  request: { body: body(z.strictObject({ topic: slug })) },
  responses: {
    201: { description: 'Begun', ...json(z.object({ id: z.string() })) },
    ...refusalResponses(401, 403, 409, 422, 503),
  },
});
const open = createRoute({
  method: 'get',
  path: '/training/exercises/{id}',
  tags,
  summary: 'One’s own exercise; once answered, beside the answer that was given',
  request: { params: z.object({ id: z.uuid() }) },
  responses: {
    200: { description: 'The exercise', ...json(ExercisePlayed) },
    ...refusalResponses(401, 403, 404, 422, 503),
  },
});
const answer = createRoute({
  method: 'put',
  path: '/training/exercises/{id}/answer',
  tags,
  summary: 'Answer an exercise; the first answer stands',
  request: {
    params: z.object({ id: z.uuid() }),
    body: body(z.strictObject({ text: z.string().trim().min(1).max(10_000) })),
  },
  responses: { 204: { description: 'Kept' }, ...refusalResponses(401, 403, 404, 409, 422, 503) },
});

export function trainingRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(read, async (c) => c.json(await trainingFor(site, ofSupport(c.get('agent'))), 200))
    .openapi(topic, async (c) => {
      ofSupport(c.get('agent'));
      return c.json(await topicTaught(site, c.req.valid('param').topic), 200);
    })
    .openapi(quiz, async (c) => {
      const { questions, ...drawn } = await quizFor(
        site,
        ofSupport(c.get('agent')),
        c.req.valid('param').step,
      );
      return c.json(
        {
          ...drawn,
          questions: questions.map(({ slug: of, title, section, options }) => ({
            slug: of,
            title,
            section,
            options,
          })),
        },
        200,
      );
    })
    .openapi(take, async (c) => {
      const agent = ofSupport(c.get('agent'));
      const { nth, chosen } = c.req.valid('json');
      const { theme, questions } = await quizFor(site, agent, c.req.valid('param').step);
      const { passed, ...grade } = gradeQuiz(questions, chosen);
      const result = { agent: agent.id, theme, at: site.now(), ...grade, nth };
      if (!(await keepQuiz(site.store, result))) throw new Refusal('not-now');
      return c.json({ theme, ...grade, passed, answers: questions.map(({ right }) => right) }, 200);
    })
    .openapi(begin, async (c) => {
      const { topic: about } = c.req.valid('json');
      return c.json({ id: await beginExercise(site, ofSupport(c.get('agent')), about) }, 201);
    })
    .openapi(open, async (c) =>
      c.json(await exercisePlayed(site, ofSupport(c.get('agent')), c.req.valid('param').id), 200),
    )
    .openapi(answer, async (c) => {
      await answerExercise(site, ofSupport(c.get('agent')), {
        ...c.req.valid('param'),
        ...c.req.valid('json'),
      });
      return c.body(null, 204);
    });
}

/** Those who answer, and those who lead them. */
function ofSupport(agent: Session): Session {
  if (!has(agent, 'support', 'supervisor')) throw new Refusal('forbidden');
  return agent;
}
