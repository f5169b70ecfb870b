import { WorkflowNotFoundError } from '@temporalio/client';
import type { Command } from 'commander';
import type { JournalEvent } from '../domain/journal.ts';
import { clockReceipts, type Journalled } from '../domain/clock-receipt.ts';
import { receiptsAsJson, receiptsAsText } from './clocks-text.ts';
import { onEngine } from './on-engine.ts';

/** The journal of a question, undefined when there is no such question. */
type JournalOf = (reference: string) => Promise<Journalled | undefined>;

type Parts = { journalOf?: JournalOf; now?: () => number; print?: (text: string) => void };

/** A running service answers in milliseconds; without a worker nobody does. */
const PATIENCE = 10_000;

/** Registers `paladin clocks REFERENCE`: how each clock of a question comes to its figure. Exit code 1 for an unknown one. */
export function clocksCommand(
  program: Command,
  { journalOf = journalOnEngine, now = Date.now, print = console.log }: Parts = {},
): void {
  const command = program
    .command('clocks')
    .description('the sum of each clock of a question: every interval counted, every pause with its reason')
    .argument('<reference>', 'PAL-7F3K-92QX')
    .option('--json', 'for programs')
    .action(async (reference: string, { json = false }: { json?: boolean }) => {
      const journalled = await journalOf(reference);
      if (journalled === undefined) {
        command.error(`paladin clocks: no question ${reference} on this engine`, { exitCode: 1 });
        return;
      }
      const told = clockReceipts(journalled, now());
      print(json ? receiptsAsJson(told) : receiptsAsText(told));
    });
}

/** Asks the question's own workflow, running or ended. @throws when no worker answers */
async function journalOnEngine(reference: string): Promise<Journalled | undefined> {
  const { client, close } = await onEngine();
  try {
    const handle = client.workflow.getHandle(reference);
    const journal = await client.withDeadline(Date.now() + PATIENCE, () =>
      handle.query<JournalEvent[]>('journal'),
    );
    return { reference, journal };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  } finally {
    await close();
  }
}
