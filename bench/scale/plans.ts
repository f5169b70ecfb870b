// The plans that PostgreSQL really chose, by its own auto_explain: whatever a function of the store asks is seen, as it was asked.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../store/db.ts';

type Node = {
  'Node Type': string;
  'Relation Name'?: string | undefined;
  'Index Name'?: string | undefined;
  'Actual Rows'?: number | undefined;
  'Shared Hit Blocks'?: number | undefined;
  'Shared Read Blocks'?: number | undefined;
  Plans?: Node[] | undefined;
};
const Node: z.ZodType<Node> = z.looseObject({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Actual Rows': z.number().optional(),
  'Shared Hit Blocks': z.number().optional(),
  'Shared Read Blocks': z.number().optional(),
  get Plans() {
    return z.array(Node).optional();
  },
});
const Explained = z.object({ 'Query Text': z.string(), Plan: Node });
const Logged = z.object({ message: z.string() });

/** One statement as it ran. */
export type Plan = z.infer<typeof Explained> & { ms: number };

/** Has the server write down every plan from its next start on: `restart` it after this. */
export async function askForPlans(db: Db): Promise<void> {
  const settings: Record<string, string> = {
    session_preload_libraries: 'auto_explain',
    logging_collector: 'on',
    log_destination: 'jsonlog',
    log_rotation_size: '0',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'log',
  };
  // A setting of a library is known once it is loaded.
  await db.execute(sql`load 'auto_explain'`);
  for (const [name, value] of Object.entries(settings))
    await db.execute(sql.raw(`alter system set ${name} = '${value}'`));
}

/** The plans of all that `work` asked, nothing else asking meanwhile. */
export async function plansOf(db: Db, work: () => Promise<unknown>): Promise<Plan[]> {
  const [begins, ends] = [randomUUID(), randomUUID()];
  await mark(db, begins);
  await work();
  const lines = await mark(db, ends);
  const at = (marked: string) => lines.findIndex((line) => line.includes(marked));
  return lines.slice(at(begins) + 1, at(ends)).flatMap(planIn);
}

/** Everything logged once the mark is: another process writes the log, a moment later. */
async function mark(db: Db, marked: string): Promise<string[]> {
  await db.execute(sql.raw(`select '${marked}'`));
  for (;;) {
    const lines = await logged(db);
    if (lines.some((line) => line.includes(marked))) return lines;
    await pause(20);
  }
}

async function logged(db: Db): Promise<string[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one column, a text
  const { rows } = (await db.execute(sql`select pg_read_file(pg_current_logfile('jsonlog')) as text`)) as {
    rows: { text: string }[];
  };
  return (rows[0]?.text ?? '')
    .split('\n')
    .filter((line) => line.includes('plan:') && !line.includes('pg_read_file'));
}

function planIn(line: string): Plan[] {
  const { message } = Logged.parse(JSON.parse(line));
  const [, ms = '', json = ''] = /^duration: ([\d.]+) ms\s+plan:\s*([^]*)$/.exec(message) ?? [];
  return json === '' ? [] : [{ ...Explained.parse(JSON.parse(json)), ms: Number(ms) }];
}

export function nodesOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** Tables of ours that a plan reads from end to end. */
export function scannedWhole({ Plan: top }: Plan): string[] {
  return nodesOf(top)
    .flatMap((node) => (node['Node Type'].endsWith('Seq Scan') ? (node['Relation Name'] ?? []) : []))
    .filter((table) => !table.startsWith('pg_'));
}

/** Pages of 8 KiB that it touched. */
export function pagesOf({ Plan: top }: Plan): number {
  return (top['Shared Hit Blocks'] ?? 0) + (top['Shared Read Blocks'] ?? 0);
}
