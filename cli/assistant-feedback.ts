import type { Command } from 'commander';
import type { AssistantParts } from '../activities/assistant/dependencies.ts';
import { openEdit, openExplanation } from '../activities/assistant/attempt-record.ts';
import { readConfig } from '../config.ts';
import { openContainer } from '../service/container.ts';
import { attemptsIn } from '../store/attempts.ts';
import { instantOf, type Period } from './assistant-period.ts';

/** A draft that agents were shown, and what they sent instead. */
export type AnswerFeedback = {
  id: string;
  sources: string[];
  outcome: 'unanswered' | 'as drafted' | 'edited' | 'written anew';
  draft: string;
  sent?: string;
};

/** Of the draft's words, the least share still there in what was sent for it to count as edited. */
const KEPT_AT_LEAST = 0.3;

/** Registers `feedbackCommand` under the command given. */
export function feedbackCommand(command: Command): void {
  command
    .command('feedback')
    .description('what agents made of the drafts they were shown in shadow mode')
    .requiredOption('--from <instant>', 'first instant, as 2026-06-01 or 2026-06-01T09:00:00Z', instantOf)
    .requiredOption('--to <instant>', 'instant to stop before', instantOf)
    .option('--texts', 'with each draft and what was sent: people’s own words may be in them')
    .option('--json', 'print everything as JSON, texts included')
    .action(
      async ({ texts = false, json = false, ...period }: Period & { texts?: boolean; json?: boolean }) => {
        const parts = await openContainer(readConfig());
        const given = await feedbackOf(parts, period).finally(parts.close);
        console.log(json ? JSON.stringify(given, null, 2) : report(given, texts));
      },
    );
}

/** Drafts of the period, the first one first. Those of people who were forgotten are left out. */
export async function feedbackOf(
  parts: Pick<AssistantParts, 'store' | 'vault'>,
  period: Period,
): Promise<AnswerFeedback[]> {
  const given: AnswerFeedback[] = [];
  for (const row of await attemptsIn(parts.store.db, period, { shadow: true })) {
    const told = await openExplanation(parts, row);
    if (told?.answer === undefined) continue;
    const sent = await openEdit(parts, row);
    const { answer: draft, sources = [] } = told;
    given.push({
      id: row.id,
      sources,
      draft,
      outcome: outcomeOf(draft, sent),
      ...(sent === undefined ? {} : { sent }),
    });
  }
  return given;
}

function outcomeOf(draft: string, sent: string | undefined): AnswerFeedback['outcome'] {
  if (sent === undefined) return 'unanswered';
  const [drafted, written] = [wordsOf(draft), wordsOf(sent)];
  if (drafted.join(' ') === written.join(' ')) return 'as drafted';
  const still = new Set(written);
  const kept = drafted.filter((word) => still.has(word)).length;
  return kept >= KEPT_AT_LEAST * drafted.length ? 'edited' : 'written anew';
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function report(given: readonly AnswerFeedback[], texts: boolean): string {
  const lines = given.map(({ id, outcome, sources, draft, sent }) =>
    [
      `${id}: ${outcome}  ${sources.join(' ')}`,
      ...(texts ? ['', draft, ...(sent === undefined ? [] : ['--- sent', sent]), ''] : []),
    ].join('\n'),
  );
  return [...lines, `${given.length} drafts: ${totals(given)}`].join('\n');
}

function totals(given: readonly AnswerFeedback[]): string {
  const outcomes = ['as drafted', 'edited', 'written anew', 'unanswered'] as const;
  return outcomes
    .map((outcome) => `${given.filter((one) => one.outcome === outcome).length} ${outcome}`)
    .join(', ');
}
