import { WorkflowNotFoundError } from '@temporalio/client';
import type { Command } from 'commander';
import type { Journalled } from '../domain/clock-receipt.ts';
import type { JournalEvent } from '../domain/journal.ts';
import { onEngine } from './on-engine.ts';

/** What a command that reads one question is given by tests instead of an engine, a clock and a screen. */
export type JournalParts = {
  /** The journal of a question, undefined when there is no such question. */
  journalOf?: (reference: string) => Promise<Journalled | undefined>;
  now?: () => number;
  print?: (text: string) => void;
};

type Answers = {
  description: string;
  /** What `--json` gives. */
  json: string;
  asText: (journalled: Journalled, now: number) => string;
  asJson: (journalled: Journalled, now: number) => string;
};

/** Registers `paladin NAME REFERENCE [--json]`, which tells something of a question's journal. Exit code 1 for an unknown one. */
export function journalCommand(
  program: Command,
  name: string,
  { description, json, asText, asJson }: Answers,
  { journalOf = journalOnEngine, now = Date.now, print = console.log }: JournalParts,
): void {
  const command = program
    .command(name)
    .description(description)
    .argument('<reference>', 'PAL-7F3K-92QX')
    .option('--json', json)
    .action(async (reference: string, options: { json?: boolean }) => {
      const journalled = await journalOf(reference);
      if (journalled === undefined) {
        command.error(`paladin ${name}: no question ${reference} on this engine`, { exitCode: 1 });
        return;
      }
      print((options.json ? asJson : asText)(journalled, now()));
    });
}

/** A running service answers in milliseconds; without a worker nobody does. */
const PATIENCE_MS = 10_000;

/** Asks the question's own workflow, running or ended. @throws when no worker answers */
async function journalOnEngine(reference: string): Promise<Journalled | undefined> {
  const { client, close } = await onEngine();
  try {
    const handle = client.workflow.getHandle(reference);
    const journal = await client.withDeadline(Date.now() + PATIENCE_MS, () =>
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
