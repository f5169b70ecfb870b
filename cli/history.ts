import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyToJSON, type History } from '@temporalio/common/lib/proto-utils.js';
import type { Command } from 'commander';
import { pseudonymised } from '../worker/pseudonymise.ts';
import { replayHistories } from '../worker/replay-history.ts';
import { installRuntime } from '../worker/runtime.ts';
import { onEngine } from './on-engine.ts';

export function historyCommand(program: Command): void {
  program
    .command('history')
    .description('the recorded lives that every version must go on with (docs/changing-a-workflow.md)')
    .command('record')
    .description('record questions of this system, without references or names, for test/histories')
    .argument('<questions...>', 'references')
    .requiredOption('--into <folder>', 'where they go; what is there is never written over')
    .action(async (questions: string[], { into }: { into: string }) => {
      installRuntime('ERROR');
      await record(questions, into);
    });
}

async function record(questions: readonly string[], folder: string): Promise<void> {
  const { client, close } = await onEngine();
  try {
    await mkdir(folder, { recursive: true });
    for (const reference of questions) {
      const history = await client.workflow.getHandle(reference.toUpperCase()).fetchHistory();
      const text = JSON.stringify(await soundCopy(history), null, 1);
      const file = join(folder, `recorded-${randomUUID().slice(0, 8)}.json`);
      await writeFile(file, text, { flag: 'wx' });
      console.log(file);
    }
  } finally {
    await close();
  }
}

/** @throws where the copy does not replay as the life did: nothing is written then */
async function soundCopy(history: History): Promise<unknown> {
  const copy = pseudonymised(JSON.parse(historyToJSON(history)));
  const found: string[] = [];
  for (const one of [history, copy])
    for await (const { verdict, compared, detail = '' } of replayHistories([
      { workflowId: 'recorded', history: one },
    ]))
      found.push(`${verdict}, ${compared} events ${detail}`);
  const [lived, copied] = found;
  if (lived !== copied) throw new Error(`The copy would not replay as it was lived: ${lived}; ${copied}.`);
  return copy;
}
