import type { Command } from 'commander';
import { clockReceipts } from '../domain/clock-receipt.ts';
import { receiptsAsJson, receiptsAsText } from './clocks-text.ts';
import { journalOnEngine, type JournalOf } from './journal-on-engine.ts';

type Parts = { journalOf?: JournalOf; now?: () => number; print?: (text: string) => void };

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
