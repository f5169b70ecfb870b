// What it costs to write down an opening before its text is given, alone and among many: npx tsx bench/desk/openings.ts
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../store/open-store.ts';
import { noteOpening } from '../../store/openings.ts';
import { startPostgres } from '../../test/support/postgres.ts';
import { measured } from '../process/measure.ts';

const TIMES = 2_000;

console.log(`${cpus().length} cores, Node ${process.version}, ${TIMES} of each\n`);
console.log(
  'store'.padEnd(12),
  'at once'.padStart(8),
  'per s'.padStart(8),
  'p50 ms'.padStart(8),
  'p99 ms'.padStart(8),
);
const folder = await mkdtemp(join(tmpdir(), 'paladin-openings-'));
const embedded = await openStore({ folder, durability: 'power-cut' });
await report('PGlite', embedded);
await embedded.close();
await rm(folder, { recursive: true });
const postgres = await startPostgres(['fsync=on']);
const store = await openStore({ url: postgres.url });
await report('PostgreSQL', store);
await store.close();
await postgres.remove();

async function report(name: string, { db }: Store): Promise<void> {
  for (const atOnce of [1, 20, 200]) {
    const opening = { question: 'PAL-7F3K-92QX', agent: 'lea', view: 'support', at: Date.now() } as const;
    const { perSecond, p50, p99 } = await measured(() => noteOpening(db, opening), { times: TIMES, atOnce });
    const figures = [perSecond.toFixed(0), p50.toFixed(2), p99.toFixed(2)];
    console.log(name.padEnd(12), String(atOnce).padStart(8), ...figures.map((figure) => figure.padStart(8)));
  }
}
