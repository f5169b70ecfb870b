import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { judged, type Judged } from '../activities/assistant/judge.ts';
import { readingOf } from '../api/asked.ts';
import { readArticles } from '../content/articles.ts';
import { readKnowledge } from '../content/retrieval/knowledge.ts';
import { searcher, type Search } from '../content/retrieval/search.ts';
import { triage } from '../content/triage.ts';
import { isRight, type LabelledQuestion, readQuestions, roleOf } from './faq-questions.ts';

/** How the assistant fared on a labelled file. Shares are between 0 and 1. */
export type AnswerScore = {
  questions: number;
  /** Of the questions that an article answers: the right one came first, or among the first three. */
  first: number;
  inThree: number;
  /** Of the same: answered, and from the right article. */
  answered: number;
  /** Of the questions that no article answers: given to a person. */
  handedOver: number;
  /** Of all questions: answered from an article that does not answer. */
  wrong: number;
  millisecondsPerQuestion: number;
};

export type Prediction = { asked: LabelledQuestion; verdict: Judged };

const THRESHOLDS = {
  minFirst: ({ first }: AnswerScore, least: number) => first >= least,
  minInThree: ({ inThree }: AnswerScore, least: number) => inThree >= least,
  minAnswered: ({ answered }: AnswerScore, least: number) => answered >= least,
  minHandedOver: ({ handedOver }: AnswerScore, least: number) => handedOver >= least,
  maxWrong: ({ wrong }: AnswerScore, most: number) => wrong <= most,
  maxMs: ({ millisecondsPerQuestion }: AnswerScore, most: number) => millisecondsPerQuestion <= most,
};
type Thresholds = Partial<Record<keyof typeof THRESHOLDS, number>>;

/** Registers `answers FILE.jsonl` under the command given. Exit code 1 when a threshold given is not met. */
export function evalAnswers(program: Command): void {
  program
    .command('answers')
    .description('measure the assistant on labelled questions')
    .argument('<file>', 'labelled questions, one JSON object a line')
    .option('--json', 'print the scores and every prediction as JSON')
    .option('--min-first <share>', 'least share of answerable questions with the right article first', Number)
    .option('--min-in-three <share>', 'least share with the right article in the first three', Number)
    .option('--min-answered <share>', 'least share of answerable questions answered rightly', Number)
    .option('--min-handed-over <share>', 'least share of unanswerable questions handed over', Number)
    .option('--max-wrong <share>', 'greatest share of questions answered wrongly', Number)
    .option('--max-ms <milliseconds>', 'greatest mean time per question', Number)
    .action(async (file: string, options: Thresholds & { json?: boolean }) => {
      const { score, predictions } = evaluated(readQuestions(file), await publishedSearch());
      const unmet = unmetBy(score, options);
      console.log(options.json ? asJson(score, predictions, unmet) : report(score, predictions, unmet));
      if (unmet.length > 0) process.exitCode = 1;
    });
}

/** Search over the articles of this copy of the service, the published ones. */
export async function publishedSearch(): Promise<Search> {
  const articles = await readArticles(fileURLToPath(new URL('../content/fr/articles', import.meta.url)));
  return searcher(
    articles.filter(({ status }) => status === 'published'),
    readKnowledge(),
  );
}

/** Each question judged as a first message of the chat. */
export function evaluated(
  questions: readonly LabelledQuestion[],
  search: Search,
): { score: AnswerScore; predictions: Prediction[] } {
  const qualify = triage();
  const read = (text: string, context: Parameters<typeof qualify>[1]) => readingOf(qualify(text, context));
  const started = performance.now();
  const predictions = questions.map((asked) => ({
    asked,
    verdict: judged(
      { search, read },
      { text: asked.question, clarified: 0 },
      { channel: 'chat', role: roleOf(asked) },
    ),
  }));
  const millisecondsPerQuestion = (performance.now() - started) / Math.max(1, questions.length);
  return { score: { ...scoreOf(predictions), millisecondsPerQuestion }, predictions };
}

function scoreOf(predictions: readonly Prediction[]): Omit<AnswerScore, 'millisecondsPerQuestion'> {
  const covered = predictions.filter(({ asked }) => asked.covered);
  const uncovered = predictions.filter(({ asked }) => !asked.covered);
  return {
    questions: predictions.length,
    first: share(covered, isFirst),
    inThree: share(covered, ({ asked, verdict }) =>
      verdict.found.slice(0, 3).some(({ slug }) => isRight(asked, slug)),
    ),
    answered: share(covered, (one) => one.verdict.decision === 'answer' && isFirst(one)),
    handedOver: share(
      uncovered,
      ({ verdict }) => verdict.decision !== 'answer' && verdict.decision !== 'clarify',
    ),
    wrong: share(predictions, isWrong),
  };
}

function isFirst({ asked, verdict }: Prediction): boolean {
  return isRight(asked, verdict.found[0]?.slug);
}

function isWrong(one: Prediction): boolean {
  return one.verdict.decision === 'answer' && !isFirst(one);
}

/** Nothing to measure counts as met. */
function share(among: readonly Prediction[], holds: (one: Prediction) => boolean): number {
  return among.length === 0 ? 1 : among.filter(holds).length / among.length;
}

function unmetBy(score: AnswerScore, thresholds: Thresholds): string[] {
  return Object.entries(THRESHOLDS).flatMap(([name, met]) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the keys' type
    const limit = thresholds[name as keyof Thresholds];
    return limit === undefined || met(score, limit) ? [] : [`${name} ${limit}`];
  });
}

function asJson(score: AnswerScore, predictions: readonly Prediction[], unmet: string[]): string {
  const told = predictions.map(({ asked, verdict }) => ({
    id: asked.id,
    decision: verdict.decision,
    slugs: verdict.found.map(({ slug }) => slug),
    confidence: verdict.confidence,
  }));
  return JSON.stringify({ ...score, unmet, predictions: told }, null, 2);
}

function report(score: AnswerScore, predictions: readonly Prediction[], unmet: string[]): string {
  return [
    `${score.questions} questions, ${score.millisecondsPerQuestion.toFixed(1)} ms each`,
    `right article first            ${percent(score.first)} of answerable`,
    `right article in first three   ${percent(score.inThree)}`,
    `answered from the right one    ${percent(score.answered)}`,
    `handed over                    ${percent(score.handedOver)} of unanswerable`,
    `answered wrongly               ${percent(score.wrong)} of all`,
    ...predictions
      .filter(isWrong)
      .map(({ asked, verdict }) => `  ${asked.id} ${asked.question} → ${verdict.found[0]?.slug}`),
    ...unmet.map((limit) => `not met: ${limit}`),
  ].join('\n');
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
