// What is shown of training: the path, what the month teaches, and exercises beside what was answered.
import { randomUUID } from 'node:crypto';
import type { z } from '@hono/zod-openapi';
import { anchor } from '../../content/article-text.ts';
import type { Article } from '../../content/articles.ts';
import { commonAnswers } from '../../content/review/article-draft.ts';
import { answerTraits } from '../../content/training/answer-traits.ts';
import { sayingsOf } from '../../content/training/sayings.ts';
import { DAY } from '../../domain/durations.ts';
import type { QuestionFacts } from '../../domain/indicators/facts.ts';
import { contrast } from '../../domain/training/contrast.ts';
import { lessonOf } from '../../domain/indicators/case-lessons.ts';
import { exerciseClock } from '../../domain/training/exercise-replay.ts';
import { coverageOf, progressOf, type PathStep } from '../../domain/training/path.ts';
import { drawQuiz, type QuizQuestion } from '../../domain/training/quiz.ts';
import { readsAsMedicalAdvice } from '../../domain/triage/advice.ts';
import { agentList } from '../../store/agents.ts';
import {
  type ExerciseLine,
  exerciseKept,
  exercisesOf,
  keepExercise,
  keepExerciseAnswer,
  quizzesTaken,
  trainingSince,
} from '../../store/exercises.ts';
import { factsKept } from '../../store/question-facts.ts';
import { publishedArticles } from '../../store/published-articles.ts';
import { teachingFacts } from '../../store/training-cases.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { has } from './roles.ts';
import type { Session } from './session.ts';
import { lessonsFrom, type Lesson } from './teaching.ts';
import type { ExercisePlayed, TrainingForm, TrainingTopic } from './training-forms.ts';

const MONTH = 31 * DAY;
/** How far back exercises come from, and how long what was learnt counts. */
const QUARTER = 92 * DAY;
const YEAR = 365 * DAY;

export async function trainingFor(site: ApiContext, agent: Session): Promise<z.infer<typeof TrainingForm>> {
  const now = site.now();
  const [articles, done, facts, exercises] = await Promise.all([
    publishedArticles(site.store.db),
    trainingSince(site.store, now - YEAR),
    teachingFacts(site.store, { from: now - MONTH, to: now, judged: true }),
    exercisesOf(site.store, agent.id),
  ]);
  const steps = stepsOf(articles);
  const team = has(agent, 'supervisor') ? await supportTeam(site) : [];
  const progress = team.map(({ id }) => progressOf(id, steps, done));
  return {
    steps: progressOf(agent.id, steps, done).map(({ theme, standing, best, exercises: count }) => ({
      id: anchor(theme),
      theme,
      standing,
      exercises: count,
      best: best === undefined ? null : { right: best.right, asked: best.asked },
      articles: articles.filter(({ topic }) => topic === theme).map(({ slug, title }) => ({ slug, title })),
    })),
    topics: topicsOf(facts),
    exercises: exercises.map(lineOf),
    team:
      team.length === 0
        ? null
        : {
            coverage: coverageOf(progress),
            people: team.map(({ name }, at) => ({
              name,
              standings: (progress[at] ?? []).map(({ standing }) => standing),
            })),
          },
  };
}

/** Which question it was stays untold: nobody is to look it up. */
function lineOf({ id, topic, begunAt, dueAt, lapsesAt, answeredAt, outcome }: ExerciseLine) {
  return { id, topic, begunAt, dueAt, lapsesAt, answeredAt, outcome };
}

async function supportTeam({ store }: ApiContext) {
  return (await agentList(store.db))
    .filter(({ roles }) => roles.includes('support') || roles.includes('supervisor'))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'fr'));
}

function stepsOf(articles: readonly Article[]): PathStep[] {
  const themes = [...new Set(articles.map(({ topic }) => topic))].toSorted((a, b) =>
    a.localeCompare(b, 'fr'),
  );
  return themes.map((theme) => ({
    theme,
    topics: articles.filter(({ topic }) => topic === theme).map(({ slug }) => slug),
  }));
}

/** Those with the most to learn from first. */
function topicsOf(facts: readonly QuestionFacts[]): z.infer<typeof TrainingForm>['topics'] {
  const topics = [...new Set(facts.flatMap(({ topic }) => (topic === undefined ? [] : [topic])))];
  const count = (topic: string, lesson: 'best' | 'worst') =>
    facts.filter((one) => one.topic === topic && lessonOf(one) === lesson).length;
  return topics
    .map((topic) => ({ topic, best: count(topic, 'best'), worst: count(topic, 'worst') }))
    .toSorted((a, b) => b.worst - a.worst || b.best - a.best || (a.topic < b.topic ? -1 : 1));
}

/** Answers read of each side. */
const READ = 20;

export async function topicTaught(site: ApiContext, topic: string): Promise<z.infer<typeof TrainingTopic>> {
  const now = site.now();
  const facts = await teachingFacts(site.store, { from: now - MONTH, to: now, topic, judged: true });
  const side = (lesson: 'best' | 'worst') =>
    lessonsFrom(site, facts.filter((one) => lessonOf(one) === lesson).slice(0, READ));
  const [best, worst] = [await side('best'), await side('worst')];
  const common = commonAnswers(best.map(({ given }) => given));
  return {
    topic,
    best: best.length,
    worst: worst.length,
    contrast: contrast(best.map(traitsOf), worst.map(traitsOf)),
    common,
    lacking: common.filter(
      (sentence) =>
        worst.length > 0 && worst.every(({ given }) => commonAnswers([sentence, given]).length === 0),
    ),
  };
}

function traitsOf({ facts, asked, given }: Lesson) {
  const inTime = facts.clocks.some(
    ({ target, outcome, round }) => target === 'first_response' && round === 1 && outcome === 'met',
  );
  return answerTraits({ asked, given, inTime });
}

/** The quiz of a step as an agent is to take it now, with its right answers. */
export async function quizFor(
  { store }: ApiContext,
  agent: Session,
  id: string,
): Promise<{ theme: string; nth: number; questions: QuizQuestion[] }> {
  const articles = await publishedArticles(store.db);
  const theme = articles.find(({ topic }) => anchor(topic) === id)?.topic;
  if (theme === undefined) throw new Refusal('not-found');
  const nth = await quizzesTaken(store, agent.id, theme);
  const near = articles.filter(({ topic }) => topic === theme).flatMap(sayingsOf);
  const others = articles.filter(({ topic }) => topic !== theme).flatMap(sayingsOf);
  const wrong = near.length > OWN ? [] : others;
  return { theme, nth, questions: drawQuiz(near, wrong, `${agent.id} ${theme} ${nth}`) };
}

/** A theme that says as much needs no wrong answers from others. */
const OWN = 12;
/** Questions looked at before it is said that there is none to play. */
const TRIED = 12;

/** A question that this agent has not played, the best answered first. */
export async function beginExercise(site: ApiContext, agent: Session, topic: string): Promise<string> {
  const now = site.now();
  const [facts, played] = await Promise.all([
    teachingFacts(site.store, { from: now - QUARTER, to: now, topic }),
    exercisesOf(site.store, agent.id),
  ]);
  const before = new Set(played.map(({ question }) => question));
  const fit = facts
    .filter((one) => lessonOf(one) !== 'worst' && !before.has(one.reference))
    .toSorted((one, other) => Number(lessonOf(other) === 'best') - Number(lessonOf(one) === 'best'));
  const [chosen] = await lessonsFrom(site, fit.slice(0, TRIED));
  if (chosen === undefined) throw new Refusal('nothing-to-play');
  const id = randomUUID();
  const clock = exerciseClock(now, site.policy.firstResponse);
  await site.exercises.begin({ id, ...clock });
  const { reference: question } = chosen.facts;
  await keepExercise(site.store, { id, agent: agent.id, question, topic, begunAt: now, ...clock });
  return id;
}

export async function answerExercise(
  site: ApiContext,
  agent: Session,
  { id, text }: { id: string; text: string },
): Promise<void> {
  const kept = await exerciseKept(site, { id, agent: agent.id });
  if (kept === undefined) throw new Refusal('not-found');
  const at = kept.answeredAt ?? site.now();
  if (at > kept.lapsesAt) throw new Refusal('not-now');
  const isNew = await keepExerciseAnswer(site, { id, question: kept.question, at, text });
  if (!isNew && kept.answeredAt === null) throw new Refusal('not-found');
  // Said again when it is sent again: the engine may have been away.
  await site.exercises.answer(id, at);
}

export async function exercisePlayed(
  site: ApiContext,
  agent: Session,
  id: string,
): Promise<z.infer<typeof ExercisePlayed>> {
  const kept = await exerciseKept(site, { id, agent: agent.id });
  if (kept === undefined) throw new Refusal('not-found');
  const facts = await factsKept(site.store.db, kept.question);
  const [lesson] = facts === undefined ? [] : await lessonsFrom(site, [facts]);
  const { answer } = kept;
  const isOver = kept.answeredAt !== null || site.now() > kept.lapsesAt;
  const inTime = kept.answeredAt !== null && kept.answeredAt <= kept.dueAt;
  return {
    exercise: lineOf(kept),
    asked: lesson?.asked ?? null,
    answer: answer ?? null,
    given: (isOver ? lesson?.given : undefined) ?? null,
    traits:
      lesson === undefined || answer === undefined
        ? null
        : { answer: answerTraits({ asked: lesson.asked, given: answer, inTime }), given: traitsOf(lesson) },
    advice: answer !== undefined && readsAsMedicalAdvice(answer),
  };
}
