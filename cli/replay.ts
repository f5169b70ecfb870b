import { readFile } from 'node:fs/promises';
import { isUnknownWorkflow } from '../temporal-server/unknown-workflow.ts';
import { installRuntime } from '../worker/runtime.ts';
import type { Command } from 'commander';
import { referenceOf, replayHistories, type Recorded, type ReplayResult } from '../worker/replay-history.ts';
import { onEngine } from './on-engine.ts';

export function replayCommand(program: Command): void {
  program
    .command('replay')
    .description(
      'replay real histories against the process of today, and compare what was decided with what would be',
    )
    .argument('[questions...]', 'references, or files written by `temporal workflow show -o json`')
    .option('--all', 'every question that the engine still has')
    .option('--json', 'for programs: a line a history')
    .action(async (questions: string[], options: { all?: boolean; json?: boolean }, command: Command) => {
      if (questions.length === 0 && !options.all) command.error('Name a reference, a file, or --all.');
      installRuntime('ERROR');
      const sound = await report(histories(questions, options.all ?? false), options.json ?? false);
      process.exitCode = sound ? 0 : 1;
    });
}

/** @returns whether every history agrees, those that go on as far as they go */
async function report(recorded: AsyncIterable<Recorded>, asJson: boolean): Promise<boolean> {
  const count = { agree: 0, disagree: 0 };
  for await (const result of replayHistories(recorded)) {
    count[isSound(result) ? 'agree' : 'disagree'] += 1;
    console.log(asJson ? JSON.stringify(result) : lineOf(result));
  }
  if (!asJson) console.log(`${count.agree} agree, ${count.disagree} disagree`);
  return count.disagree === 0;
}

function isSound({ verdict }: ReplayResult): boolean {
  return verdict === 'agrees' || verdict === 'open';
}

function lineOf(result: ReplayResult): string {
  const { workflowId, verdict, shifted, detail } = result;
  const more = verdict === 'open' ? 'so far: it goes on' : undefined;
  const shift = shifted === undefined ? undefined : `dated up to ${shifted} ms otherwise`;
  const word = isSound(result) ? 'agrees' : verdict;
  return [word.padEnd(9), workflowId, more, detail, shift].filter(Boolean).join('  ');
}

async function* histories(questions: readonly string[], all: boolean): AsyncGenerator<Recorded> {
  const files = questions.filter((name) => name.endsWith('.json'));
  for (const file of files) yield await fromFile(file);
  const references = questions.filter((name) => !name.endsWith('.json'));
  if (references.length > 0 || all) yield* fromEngine(references, all);
}

async function fromFile(file: string): Promise<Recorded> {
  const text = await readFile(file, 'utf8');
  try {
    const history: unknown = JSON.parse(text);
    return { workflowId: referenceOf(history) ?? file, history };
  } catch {
    return { workflowId: file, history: undefined };
  }
}

async function* fromEngine(references: readonly string[], all: boolean): AsyncGenerator<Recorded> {
  const { client, close } = await onEngine();
  const one = (workflowId: string, runId?: string) =>
    client.workflow.getHandle(workflowId, runId).fetchHistory();
  try {
    for (const workflowId of references) {
      yield { workflowId, history: await one(workflowId).catch(unlessUnknown) };
    }
    if (!all) return;
    for await (const { workflowId, runId } of client.workflow.list({ query: `WorkflowType = 'question'` })) {
      yield { workflowId, history: await one(workflowId, runId).catch(unlessUnknown) };
    }
  } finally {
    await close();
  }
}

function unlessUnknown(error: unknown): undefined {
  if (!isUnknownWorkflow(error)) throw error;
}
