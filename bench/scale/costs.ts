// What a running service has used up so far: in its engine, its store, and of the processor.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { Client } from '@temporalio/client';
import { sql } from 'drizzle-orm';
import type { Db } from '../../store/db.ts';
import { engineFiles } from '../../temporal-server/data-folder.ts';

/** By name, additive: two questions cost twice what one does, if the model is right. */
export type Costs = Record<string, number>;

type Running = { client: Client; db: Db; dataFolder: string; postgres: number };

export async function costsOf({ client, db, dataFolder, postgres }: Running): Promise<Costs> {
  return {
    ...(await engineCosts(client, dataFolder)),
    ...(await storeCosts(db)),
    ...processorCosts(dataFolder, postgres),
  };
}

async function engineCosts(client: Client, dataFolder: string): Promise<Costs> {
  const found = { events: 0, bytes: 0 };
  for await (const { workflowId, historyLength, historySize } of client.workflow.list({
    query: `WorkflowType = 'question'`,
  })) {
    if (!workflowId.startsWith('PAL-')) continue;
    found.events += historyLength;
    found.bytes += historySize ?? 0;
  }
  const { database } = engineFiles(dataFolder);
  const files = [database, `${database}-wal`].map(
    (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0,
  );
  return {
    'engine: history events': found.events,
    'engine: history bytes': found.bytes,
    'engine: database bytes': files.reduce((sum, size) => sum + size, 0),
  };
}

/** Rows and bytes (indexes and long values included) of each table that has any. */
async function storeCosts(db: Db): Promise<Costs> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- two columns, both texts
  const { rows } = (await db.execute(sql`
    select tablename as name, pg_total_relation_size(format('public.%I', tablename))::text as bytes
    from pg_tables where schemaname = 'public'`)) as { rows: { name: string; bytes: string }[] };
  const costs: Costs = {};
  let bytes = 0;
  for (const table of rows) {
    const counted = await db.$count(sql.identifier(table.name));
    if (counted > 0) costs[`store: rows of ${table.name}`] = counted;
    bytes += Number(table.bytes);
  }
  return { ...costs, 'store: bytes': bytes };
}

/** Milliseconds; of PostgreSQL with the processes that it began. */
function processorCosts(dataFolder: string, postgres: number): Costs {
  const { user, system } = process.cpuUsage();
  const owner: unknown = JSON.parse(readFileSync(engineFiles(dataFolder).owner, 'utf8'));
  return {
    'processor: service, ms': (user + system) / 1000,
    'processor: engine, ms': usedBy(enginePid(owner)),
    'processor: PostgreSQL, ms':
      usedBy(postgres) + childrenOf(postgres).reduce((sum, pid) => sum + usedBy(pid), 0),
  };
}

function enginePid(owner: unknown): number {
  const engine: unknown =
    typeof owner === 'object' && owner !== null ? Reflect.get(owner, 'engine') : undefined;
  const pid: unknown = typeof engine === 'object' && engine !== null ? Reflect.get(engine, 'pid') : undefined;
  return Number(pid);
}

/** Milliseconds; a tick is a hundredth of a second on Linux. Its own, and that of those it waited for. */
export function usedBy(pid: number): number {
  const fields = statOf(pid);
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * 10;
}

/** Bytes of memory that it holds now. */
export function residentOf(pid: number): number {
  return Number(statOf(pid)[21] ?? 0) * PAGE;
}

const PAGE = 4_096;

export function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter((pid) => Number(statOf(pid)[1]) === parent);
}

/** From its state on: the name before may hold anything. */
function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
}
