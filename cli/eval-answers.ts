import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { modelFrom } from '../activities/assistant/model/model-settings.ts';
import { type Article, readArticles, withPromise } from '../content/articles.ts';
import { publishedWords } from '../content/promise-text.ts';
import { readVocabulary } from '../content/search/vocabulary.ts';
import { type Retrieval, retrievalOver } from '../content/search/retrieval.ts';
import { triage } from '../content/triage/triage.ts';
import { faqReport, faqScore, type FaqScore } from './faq-score.ts';
import { type LabelledFile, readQuestionFile, roleOf } from './faq-questions.ts';
import { type Chat, type FirstTurn, firstTurn } from './first-turn.ts';
import { truthReport, truthScore, type TruthScore } from './truth-score.ts';

/** Limits by the name of the figure that they limit: `min` ones from below, `max` ones from above. */
const LIMITS = {
  minFirst: 'first',
  minInThree: 'inThree',
  minAnswered: 'answered',
  minHandedOver: 'handedOver',
  minRight: 'right',
  maxBeside: 'beside',
  maxNeedless: 'needless',
  maxHarmful: 'harmful',
  maxWrong: 'wrong',
  maxMs: 'millisecondsP95',
} as const;
type Limits = Partial<Record<keyof typeof LIMITS, number>>;

type Score = (FaqScore | TruthScore) & { millisecondsP95: number };
export type Evaluated = { score: Score; report: string[]; turns: { id: string; turn: FirstTurn }[] };

/** Registers `answers FILE.jsonl` under the command given. Exit code 1 when a limit given is not met. */
export function evalAnswers(program: Command): void {
  program
    .command('answers')
    .description('measure what the chat answers first, on labelled questions')
    .argument('<file>', 'labelled questions, one JSON object a line')
    .option('--json', 'print the scores and every answer as JSON')
    .option('--model', 'with the model that is configured')
    .option('--min-right <share>', 'least share right, or with a person where that is fine', Number)
    .option('--max-beside <share>', 'greatest share answered beside the question', Number)
    .option('--max-needless <share>', 'greatest share handed over needlessly', Number)
    .option('--max-harmful <share>', 'greatest share of harmful answers', Number)
    .option('--max-wrong <share>', 'greatest share of questions answered wrongly', Number)
    .option('--min-handed-over <share>', 'least share handed over of those for a person', Number)
    .option('--min-first <share>', 'least share of answerable questions with the right article first', Number)
    .option('--min-in-three <share>', 'least share with the right article in the first three', Number)
    .option('--min-answered <share>', 'least share answered from the right article', Number)
    .option('--max-ms <milliseconds>', 'greatest time of 95 questions in 100', Number)
    .action(async (file: string, options: Limits & { json?: boolean; model?: boolean }) => {
      const model = options.model ? modelFrom(process.env) : undefined;
      const chat = { qualify: triage(), retrieval: await publishedRetrieval(), model };
      const { score, report, turns } = await evaluateFile(readQuestionFile(file), chat);
      const unmet = unmetBy(score, options);
      console.log(
        options.json
          ? JSON.stringify({ ...score, unmet, predictions: turns.map(prediction) }, null, 2)
          : [...report, ...costLines(turns), ...unmet.map((limit) => `not met: ${limit}`)].join('\n'),
      );
      if (unmet.length > 0) process.exitCode = 1;
    });
}

/** Search over the articles of this copy of the service, the published ones. */
export async function publishedRetrieval(): Promise<Retrieval> {
  return retrievalOver(await publishedArticles(), readVocabulary());
}

/** The articles themselves, under the published promise. */
export async function publishedArticles(): Promise<Article[]> {
  const articles = await readArticles(fileURLToPath(new URL('../content/fr/articles', import.meta.url)));
  return articles
    .filter(({ status }) => status === 'published')
    .map((article) => withPromise(article, publishedWords));
}

/** Each question asked as a first message of the chat. */
export async function evaluateFile(file: LabelledFile, chat: Chat): Promise<Evaluated> {
  if (file.labelled === 'words') {
    const { turns, ms } = await askAll(file.questions, chat);
    return withFigures(truthScore(turns), truthReport(turns), { turns, ms });
  }
  const { turns, ms } = await askAll(file.questions, chat);
  return withFigures(faqScore(turns), faqReport(turns), { turns, ms });
}

type Labelled = { id: string; question: string; audience: Parameters<typeof roleOf>[0]['audience'] };
type Asked<Q extends Labelled> = { turns: { asked: Q; turn: FirstTurn }[]; ms: number };

async function askAll<Q extends Labelled>(questions: readonly Q[], chat: Chat): Promise<Asked<Q>> {
  const turns: Asked<Q>['turns'] = [];
  const times: number[] = [];
  for (const one of questions) {
    const started = performance.now();
    turns.push({ asked: one, turn: await firstTurn(chat, { text: one.question, role: roleOf(one) }) });
    times.push(performance.now() - started);
  }
  return { turns, ms: times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0 };
}

function withFigures(
  score: FaqScore | TruthScore,
  report: readonly string[],
  { turns, ms }: Asked<Labelled>,
): Evaluated {
  return {
    score: { ...score, millisecondsP95: ms },
    report: [`${turns.length} questions, ${ms.toFixed(1)} ms at p95`, ...report],
    turns: turns.map(({ asked: { id }, turn }) => ({ id, turn })),
  };
}

function unmetBy(score: Score, limits: Limits): string[] {
  const figures: Readonly<Record<string, number>> = score;
  return Object.entries(LIMITS).flatMap(([name, figure]) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the keys' type
    const limit = limits[name as keyof Limits];
    const value = figures[figure];
    if (limit === undefined || value === undefined) return [];
    return (name.startsWith('min') ? value >= limit : value <= limit) ? [] : [`${name} ${limit}`];
  });
}

function prediction({ id, turn }: { id: string; turn: FirstTurn }) {
  const [first = ''] = turn.articles;
  const { slug, section } = /^(?<slug>[^@]+)@[^#]+#(?<section>\d+)$/.exec(first)?.groups ?? {};
  const { decision, text, articles, reason, drafted } = turn;
  return {
    id,
    decision,
    text,
    slug,
    section,
    articles,
    reason,
    confidence: turn.found[0]?.confidence,
    drafted,
  };
}

/** With a model: how often it could not answer, how often its words were refused, and what it cost. */
function costLines(turns: Evaluated['turns']): string[] {
  const drafts = turns.flatMap(({ turn }) => turn.drafted ?? []);
  if (drafts.length === 0) return [];
  const refused = drafts.filter(({ outcome }) => outcome === 'failed').length;
  const unable = drafts.filter(({ outcome }) => outcome === 'unable').length;
  const cost = drafts.reduce((sum, draft) => sum + (draft.cost ?? 0), 0);
  return [`model asked ${drafts.length} times, refused ${refused}, unable ${unable}, ${cost} millionths`];
}
