import type { Command } from 'commander';
import { clockReceipts, type Journalled } from '../domain/clock-receipt.ts';
import { receiptsAsJson, receiptsAsText } from './clocks-text.ts';
import { journalCommand, type JournalParts } from './question-journal.ts';

/** Registers `paladin clocks REFERENCE`: how each clock of a question comes to its figure. */
export function clocksCommand(program: Command, parts: JournalParts = {}): void {
  const answers = {
    description: 'the sum of each clock of a question: every interval counted, every pause with its reason',
    json: 'for programs',
    asText: (journalled: Journalled, now: number) => receiptsAsText(clockReceipts(journalled, now)),
    asJson: (journalled: Journalled, now: number) => receiptsAsJson(clockReceipts(journalled, now)),
  };
  journalCommand(program, 'clocks', answers, parts);
}
