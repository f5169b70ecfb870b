import type { Command } from 'commander';
import { outcomeOf } from '../activities/assistant/answer.ts';
import { judgeQuestion, type Judgement } from '../activities/assistant/judge.ts';
import { draftAnswer } from '../activities/assistant/model/draft.ts';
import { type AssistantModel, modelFrom } from '../activities/assistant/model/model-settings.ts';
import type { AssistantParts } from '../activities/assistant/dependencies.ts';
import { openExplanation, type Explanation } from '../activities/assistant/attempt-record.ts';
import { readingOf } from '../intake/inbound-message.ts';
import { readConfig } from '../config.ts';
import { loadArticles } from '../content/load-articles.ts';
import { readVocabulary } from '../content/search/vocabulary.ts';
import { retrievalOver } from '../content/search/retrieval.ts';
import { triage } from '../content/triage/triage.ts';
import { readsAsMedicalAdvice } from '../domain/triage/advice.ts';
import { masterKeys, storePlace } from '../service/container.ts';
import type { attempts } from '../store/attempt-schema.ts';
import { openStore } from '../store/open-store.ts';
import { openVault } from '../store/vault.ts';
import { feedbackCommand } from './assistant-feedback.ts';
import { attemptsIn } from '../store/attempts.ts';
import { instantOf, type Period } from './assistant-period.ts';

/** One past attempt, made again. Articles are named by slug: `was` and `now` differ when the answer would. */
export type Rerun = {
  id: string;
  was: { decision: string; articles: string[] };
  now: { decision: string; articles: string[] };
  changed: boolean;
  /** What was said, or a model would say now, reads as medical advice: never acceptable, though the guard held it back. */
  medical: boolean;
};

type Options = Period & { json?: boolean; offline?: boolean };

/** Registers `assistantCommand` under the program given. `rerun` ends with exit code 1 when an answer would be medical advice. */
export function assistantCommand(program: Command): void {
  const command = program.command('assistant').description('the assistant’s past');
  feedbackCommand(command);
  command
    .command('rerun')
    .description(
      'attempt past questions again, with today’s articles, model and instructions, and show what would change',
    )
    .requiredOption('--from <instant>', 'first instant, as 2026-06-01 or 2026-06-01T09:00:00Z', instantOf)
    .requiredOption('--to <instant>', 'instant to stop before', instantOf)
    .option('--offline', 'without the model that is configured')
    .option('--json', 'print every attempt as JSON')
    .action(async (options: Options) => {
      const made = await rerunPeriod(options);
      console.log(options.json ? JSON.stringify(made, null, 2) : report(made));
      if (made.some(({ medical }) => medical)) process.exitCode = 1;
    });
}

async function rerunPeriod(options: Options): Promise<Rerun[]> {
  const config = readConfig();
  const store = await openStore(storePlace(config));
  try {
    const qualify = triage();
    const articles = await loadArticles(new Date().toISOString().slice(0, 10));
    const parts: AssistantParts = {
      store,
      vault: await openVault(store.db, await masterKeys(config)),
      retrieval: retrievalOver(
        articles.filter(({ status }) => status === 'published'),
        readVocabulary(),
      ),
      read: (text, context) => readingOf(qualify(text, context)),
      now: Date.now,
      model: options.offline ? undefined : modelFrom(process.env),
    };
    return await reruns(parts, options);
  } finally {
    await store.close();
  }
}

/** Nothing is said nor kept. Questions of people who were forgotten are left out. */
export async function reruns(parts: AssistantParts, period: Period): Promise<Rerun[]> {
  const made: Rerun[] = [];
  for (const row of await attemptsIn(parts.store.db, period, { shadow: false })) {
    const told = await openExplanation(parts, row);
    if (told) made.push(await again(parts, row, told));
  }
  return made;
}

async function again(
  parts: AssistantParts,
  row: typeof attempts.$inferSelect,
  { text, answer }: Explanation,
): Promise<Rerun> {
  const turn = { text, first: true, clarified: 0, withheld: false };
  const context = { channel: 'chat', role: row.role } as const;
  const reading = await parts.read(turn.text, context);
  const verdict = judgeQuestion({ retrieval: parts.retrieval, read: () => reading }, turn, context);
  const draft = await draftOf(parts, text, verdict);
  const outcome = outcomeOf(parts, turn, verdict, draft);
  const was = { decision: String(row.decision['decision']), articles: slugsOf(row.decision['articles']) };
  const now = {
    decision: outcome.decision,
    articles: slugsOf('articles' in outcome ? outcome.articles : []),
  };
  const changed = was.decision !== now.decision || was.articles.join() !== now.articles.join();
  const said = [answer ?? '', 'text' in outcome ? outcome.text : ''];
  const medical =
    said.some(readsAsMedicalAdvice) || (draft?.outcome === 'failed' && draft.why === 'medical-advice');
  return { id: row.id, was, now, changed, medical };
}

function draftOf({ retrieval, model }: AssistantParts, text: string, { decision, found }: Judgement) {
  if (!model || (decision !== 'answer' && decision !== 'clarify')) return Promise.resolve(undefined);
  return draftAnswer(model satisfies AssistantModel, {
    text,
    found,
    passage: (one) => retrieval.passage(one),
    budgetMs: model.longestMs,
  });
}

/** `slug@version#paragraph` to `slug`: a new version that answers alike is no change. */
function slugsOf(articles: unknown): string[] {
  if (!Array.isArray(articles)) return [];
  return [...new Set(articles.map((one) => String(one).replace(/@.*$/, '')))].toSorted();
}

function report(made: readonly Rerun[]): string {
  const decisionAsText = ({ decision, articles }: Rerun['was']) => [decision, ...articles].join(' ');
  return [
    ...made
      .filter(({ changed }) => changed)
      .map(({ id, was, now }) => `${id}: ${decisionAsText(was)} → ${decisionAsText(now)}`),
    ...made.filter(({ medical }) => medical).map(({ id }) => `${id}: MEDICAL ADVICE`),
    `${made.length} attempts, ${made.filter(({ changed }) => changed).length} would come out otherwise`,
  ].join('\n');
}
