import type { Command } from 'commander';
import { journalOnEngine, type JournalOf } from './journal-on-engine.ts';
import { decisionsAsText } from './show-text.ts';

type Parts = { journalOf?: JournalOf; print?: (text: string) => void };

/** Registers `paladin show REFERENCE`: each decision with its reason. Exit code 1 for an unknown one. */
export function showCommand(
  program: Command,
  { journalOf = journalOnEngine, print = console.log }: Parts = {},
): void {
  const command = program
    .command('show')
    .description('why a question is where it is: each decision, who or what took it, and its reason')
    .argument('<reference>', 'PAL-7F3K-92QX')
    .option('--json', 'the journal itself, for programs')
    .action(async (reference: string, { json = false }: { json?: boolean }) => {
      const journalled = await journalOf(reference);
      if (journalled === undefined) {
        command.error(`paladin show: no question ${reference} on this engine`, { exitCode: 1 });
        return;
      }
      print(json ? JSON.stringify(journalled.journal, null, 2) : decisionsAsText(journalled));
    });
}
