import type { Command } from 'commander';
import { journalCommand, type JournalParts } from './question-journal.ts';
import { decisionsAsText } from './show-text.ts';

/** Registers `paladin show REFERENCE`: each decision with its reason. */
export function showCommand(program: Command, parts: JournalParts = {}): void {
  const answers = {
    description: 'why a question is where it is: each decision, who or what took it, and its reason',
    json: 'the journal itself, for programs',
    asText: decisionsAsText,
    asJson: ({ journal }: { journal: unknown }) => JSON.stringify(journal, null, 2),
  };
  journalCommand(program, 'show', answers, parts);
}
