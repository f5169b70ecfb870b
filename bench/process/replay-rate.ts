// How many histories a second are replayed and compared, beside the SDK's bare replay of the same: npx tsx bench/process/replay-rate.ts [rounds]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { workflowBundle } from '../../worker/bundle.ts';
import { replayHistories, type Recorded } from '../../worker/replay-history.ts';
import { silentTrace } from '../../worker/silent-trace.ts';
import { tolerantCodec } from '../../worker/tolerant-codec.ts';

Runtime.install({ logger: new DefaultLogger('ERROR') });
const [rounds = '3'] = process.argv.slice(2);
const folder = fileURLToPath(new URL('../../test/histories', import.meta.url));
const recorded: Recorded[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ workflowId: name, history: JSON.parse(readFileSync(join(folder, name), 'utf8')) }));
const options = {
  workflowBundle: await workflowBundle(),
  dataConverter: { payloadCodecs: [tolerantCodec] },
  sinks: silentTrace,
};

await bare();
for (let round = 1; round <= Number(rounds); round += 1) {
  const alone = await perSecond(bare);
  const compared = await perSecond(ours);
  console.log(
    `${recorded.length} histories: bare ${alone.toFixed(1)} a second, compared ${compared.toFixed(1)}, × ${(compared / alone).toFixed(2)}`,
  );
}
process.exit();

/** As the SDK replays, no event looked at. */
async function bare(): Promise<void> {
  const histories = recorded.map(({ workflowId, history }) => ({
    workflowId,
    history: historyFromJSON(history),
  }));
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories))
    if (error) console.error(workflowId, error.message);
}

async function ours(): Promise<void> {
  for await (const { workflowId, verdict } of replayHistories(recorded))
    if (verdict !== 'agrees' && verdict !== 'open') console.error(workflowId, verdict);
}

async function perSecond(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return recorded.length / ((performance.now() - began) / 1_000);
}
