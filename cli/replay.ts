import { readFile } from 'node:fs/promises';
import { installRuntime } from '../worker/runtime.ts';
import type { Command } from 'commander';
import { referenceOf, replayHistories, type Recorded } from '../worker/replay-history.ts';
import { onEngine } from './on-engine.ts';

export function replayCommand(program: Command): void {
  program
    .command('replay')
    .description('replay real histories against the process of today, and say which agree')
    .argument('[questions...]', 'references, or files written by `temporal workflow show -o json`')
    .option('--all', 'every question that the engine still has')
    .action(async (questions: string[], { all = false }: { all?: boolean }, command: Command) => {
      if (questions.length === 0 && !all) command.error('Name a reference, a file, or --all.');
      installRuntime('ERROR');
      const disagreeing = await report(histories(questions, all));
      process.exitCode = disagreeing === 0 ? 0 : 1;
    });
}

async function report(recorded: AsyncIterable<Recorded>): Promise<number> {
  const count = { agree: 0, disagree: 0 };
  for await (const { workflowId, agrees, difference } of replayHistories(recorded)) {
    count[agrees ? 'agree' : 'disagree'] += 1;
    console.log(agrees ? `agrees     ${workflowId}` : `disagrees  ${workflowId}  ${difference ?? ''}`);
  }
  console.log(`${count.agree} agree, ${count.disagree} disagree`);
  return count.disagree;
}

async function* histories(questions: readonly string[], all: boolean): AsyncGenerator<Recorded> {
  const files = questions.filter((name) => name.endsWith('.json'));
  for (const file of files) {
    const history: unknown = JSON.parse(await readFile(file, 'utf8'));
    yield { workflowId: referenceOf(history) ?? file, history };
  }
  const references = questions.filter((name) => !name.endsWith('.json'));
  if (references.length > 0 || all) yield* fromEngine(references, all);
}

async function* fromEngine(references: readonly string[], all: boolean): AsyncGenerator<Recorded> {
  const { client, close } = await onEngine();
  try {
    for (const workflowId of references) {
      yield { workflowId, history: await client.workflow.getHandle(workflowId).fetchHistory() };
    }
    if (!all) return;
    for await (const { workflowId, runId } of client.workflow.list({ query: `WorkflowType = 'question'` })) {
      yield { workflowId, history: await client.workflow.getHandle(workflowId, runId).fetchHistory() };
    }
  } finally {
    await close();
  }
}
