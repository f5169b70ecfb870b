// Everywhere that words might have got to: files, tables, the engine, its process's lines.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { sql } from 'drizzle-orm';
import { openStore, type Db } from '../../store/open-store.ts';
import type { Premises } from './privacy-premises.ts';

/** A place by its name, and all the bytes of it. */
export type Place = { name: string; bytes: Uint8Array };

/** Files of the embedded engine, of the store and beside them. */
export async function files(folder: string): Promise<Place[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(paths.map(async (path) => ({ name: path, bytes: await readFile(path) })));
}

/** Every row of every table, its bytes as they are: files of a database may be compressed, rows that were read are not. */
export async function tables({ home, databaseUrl }: Premises): Promise<Place[]> {
  const store = await openStore(
    databaseUrl === undefined ? { folder: join(home.folder, 'service') } : { url: databaseUrl },
  );
  try {
    const named = await rowsOf(
      store.db,
      sql`select table_schema as schema, table_name as name from information_schema.tables
          where table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const places = named.map(async ({ schema, name }) => {
      const rows = await rowsOf(
        store.db,
        sql`select * from ${sql.identifier(String(schema))}.${sql.identifier(String(name))}`,
      );
      return {
        name: `table ${String(name)}`,
        bytes: Buffer.concat(rows.flatMap(Object.values).map(bytesOf)),
      };
    });
    return await Promise.all(places);
  } finally {
    await store.close();
  }
}

async function rowsOf(db: Db, query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both drivers answer with `rows`
  return ((await db.execute(query)) as { rows: Record<string, unknown>[] }).rows;
}

function bytesOf(value: unknown): Buffer {
  if (value instanceof Uint8Array) return Buffer.from(value);
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value ?? null));
}

const { History } = proto.temporal.api.history.v1;
const { WorkflowExecutionInfo } = proto.temporal.api.workflow.v1;

/** All that the engine tells: histories, memos, search attributes, schedules, and what workflows answer. */
export async function engine({ home }: Premises): Promise<Place[]> {
  const address = `127.0.0.1:${home.env['PALADIN_ENGINE_PORT']}`;
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const places: Place[] = [];
  for await (const { workflowId, runId, status, raw } of client.workflow.list()) {
    const handle = client.workflow.getHandle(workflowId, runId);
    const history = History.encode(History.fromObject(await handle.fetchHistory())).finish();
    const info = Buffer.from(WorkflowExecutionInfo.encode(raw).finish());
    places.push({ name: `history ${workflowId}`, bytes: history });
    places.push({ name: `attributes and memo ${workflowId}`, bytes: info });
    if (status.name !== 'RUNNING' && !workflowId.startsWith('PAL-')) continue;
    for (const query of ['state', 'journal', '__stack_trace', '__temporal_workflow_metadata']) {
      const answer = await handle.query<unknown>(query).catch((error: unknown) => String(error));
      places.push({ name: `query ${query} ${workflowId}`, bytes: Buffer.from(JSON.stringify(answer)) });
    }
  }
  await connection.close();
  return places;
}
