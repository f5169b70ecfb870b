import { Hono, type Context } from 'hono';
import type { Child } from 'hono/jsx';
import { trainingWords as words } from '../../../content/fr/training-words.ts';
import { askApi, segments } from '../../api-client.ts';
import type { PageParts } from '../../page-context.ts';
import { fieldsOf } from '../api-calls.ts';
import { seenBy, titlesOf } from '../desk-data.ts';
import { deskPage } from '../desk-page.tsx';
import { RefusalNotice } from '../refusal.tsx';
import { toSignIn } from '../sign-in-routes.tsx';
import { ExercisePage } from './exercise-page.tsx';
import { CorrectedPage, QuizPage, type Quiz } from './quiz-page.tsx';
import { TrainingTopicPage } from './topic-page.tsx';
import { TrainingPage } from './training-page.tsx';

export function trainingPages(parts: PageParts): Hono {
  return new Hono()
    .get('/bureau/formation', (c) => home(c, parts))
    .get('/bureau/formation/sujets/:topic', (c) => topic(c, parts))
    .get('/bureau/formation/quiz/:step', (c) => quiz(c, parts))
    .post('/bureau/formation/quiz/:step', (c) => correct(c, parts))
    .post('/bureau/formation/exercices', (c) => play(c, parts))
    .get('/bureau/formation/exercices/:id', (c) => exercise(c, parts))
    .post('/bureau/formation/exercices/:id', (c) => answer(c, parts));
}

type Refused = { status: number; message: string };

async function show(c: Context, parts: PageParts, body: Child, { title, status = 200 }: Page) {
  const seen = await seenBy(c, parts);
  return seen ? deskPage(c, parts, { seen, title, here: 'training', body }, status) : toSignIn(c);
}

type Page = { title: string; status?: number };

function refusalPage(c: Context, parts: PageParts, { status, message }: Refused) {
  if (status === 401) return toSignIn(c);
  return show(c, parts, <RefusalNotice message={message} />, { title: words.title, status });
}

function nameOf(parts: PageParts): (slug: string) => string {
  const titleOf = titlesOf(parts);
  return (slug) => titleOf(slug) ?? slug;
}

async function home(c: Context, parts: PageParts, problem?: Refused) {
  const told = await askApi(parts, c, (api) => api.desk.training.$get());
  if (!told.ok) return refusalPage(c, parts, told);
  const body = (
    <TrainingPage training={told.body} titleOf={nameOf(parts)} now={parts.now()} problem={problem?.message} />
  );
  return show(c, parts, body, { title: words.title, status: problem?.status ?? 200 });
}

async function topic(c: Context, parts: PageParts) {
  const param = segments({ topic: c.req.param('topic') ?? '' });
  const told = await askApi(parts, c, (api) => api.desk.training.topics[':topic'].$get({ param }));
  if (!told.ok) return refusalPage(c, parts, told);
  const title = nameOf(parts)(told.body.topic);
  return show(c, parts, <TrainingTopicPage taught={told.body} title={title} />, { title });
}

function stepOf(c: Context) {
  return segments({ step: c.req.param('step') ?? '' });
}

async function quiz(c: Context, parts: PageParts, notice?: string) {
  const param = stepOf(c);
  const told = await askApi(parts, c, (api) => api.desk.training.quizzes[':step'].$get({ param }));
  if (!told.ok) return refusalPage(c, parts, told);
  const body = <QuizPage quiz={told.body} step={param.step} notice={notice} />;
  return show(c, parts, body, { title: told.body.theme, status: notice === undefined ? 200 : 409 });
}

/** The questions are read before they are answered: the next ones are others. */
async function correct(c: Context, parts: PageParts) {
  const param = stepOf(c);
  const asked = await askApi(parts, c, (api) => api.desk.training.quizzes[':step'].$get({ param }));
  if (!asked.ok) return refusalPage(c, parts, asked);
  const fields = fieldsOf(await c.req.parseBody());
  const chosen = chosenAnswers(fields, asked.body);
  const json = { nth: Number(fields['nth'] ?? -1), chosen };
  const told = await askApi(parts, c, (api) => api.desk.training.quizzes[':step'].$post({ param, json }));
  if (!told.ok) return told.status === 409 ? quiz(c, parts, words.retaken) : refusalPage(c, parts, told);
  const body = <CorrectedPage quiz={asked.body} corrected={told.body} chosen={chosen} step={param.step} />;
  return show(c, parts, body, { title: told.body.theme });
}

function chosenAnswers(fields: Record<string, string>, { questions }: Quiz): number[] {
  return questions.map((_, at) => Number(fields[`q${at}`] ?? -1));
}

async function play(c: Context, parts: PageParts) {
  const { topic: about = '' } = fieldsOf(await c.req.parseBody());
  const told = await askApi(parts, c, (api) => api.desk.training.exercises.$post({ json: { topic: about } }));
  if (told.ok) return c.redirect(`/bureau/formation/exercices/${told.body.id}`, 303);
  return told.status === 401 ? toSignIn(c) : home(c, parts, told);
}

async function exercise(c: Context, parts: PageParts, problem?: Refused) {
  const param = segments({ id: c.req.param('id') ?? '' });
  const told = await askApi(parts, c, (api) => api.desk.training.exercises[':id'].$get({ param }));
  if (!told.ok) return refusalPage(c, parts, told);
  const title = nameOf(parts)(told.body.exercise.topic);
  const body = <ExercisePage played={told.body} title={title} now={parts.now()} problem={problem?.message} />;
  return show(c, parts, body, { title, status: problem?.status ?? 200 });
}

async function answer(c: Context, parts: PageParts) {
  const param = segments({ id: c.req.param('id') ?? '' });
  const { text = '' } = fieldsOf(await c.req.parseBody());
  const told = await askApi(parts, c, (api) =>
    api.desk.training.exercises[':id'].answer.$put({ param, json: { text } }),
  );
  if (told.ok) return c.redirect(`/bureau/formation/exercices/${param.id}`, 303);
  return told.status === 401 ? toSignIn(c) : exercise(c, parts, told);
}
