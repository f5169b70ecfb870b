// Once all lives are over: what the engine, the store and the mails say, held against each other.
import { Client, Connection } from '@temporalio/client';
import { openStore } from '../../store/open-store.ts';
import type { House } from './house.ts';
import { referencesIn, type Ledger } from './ledger.ts';
import { clocksAgree, historiesReplay, storeIsRebuild } from './recomputed.ts';
import { readRecords, type CaughtMail } from './records.ts';
import { rules } from './rules.ts';
import { eachOf, whenQuiet } from './settled.ts';
import type { Verdict } from './verdict.ts';

type Run = { ledger: Ledger; caught: () => CaughtMail[]; say: (line: string) => void };

export async function check(
  at: Pick<House, 'url' | 'engineAddress' | 'close' | 'dataFolder'>,
  { ledger, caught, say }: Run,
): Promise<Verdict[]> {
  say('all lives are over: waiting until all is quiet');
  const connection = await Connection.connect({ address: at.engineAddress });
  const client = new Client({ connection });
  const references = referencesIn(ledger);
  for (const busy of await whenQuiet({ client, url: at.url }, references))
    ledger.wrong.push(`${busy} is still busy`);
  const states = new Map<string, Record<string, unknown>>();
  await eachOf(references, async (reference) => {
    const query = () => client.workflow.getHandle(reference).query<Record<string, unknown>>('state');
    const state = await query().catch(() => undefined);
    if (state !== undefined) states.set(reference, state);
  });
  const place = await at.close();
  say('checking');
  const store = await openStore(place);
  try {
    const records = await readRecords({
      ledger,
      store,
      client,
      caught: caught(),
      states,
      dataFolder: at.dataFolder,
    });
    return [
      ...rules.map((rule) => rule(records)),
      clocksAgree(records),
      await storeIsRebuild(records),
      await historiesReplay(records),
    ];
  } finally {
    await store.close();
    await connection.close();
  }
}
