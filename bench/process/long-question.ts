// What one more command costs on a question with a long past, in the rules and in the store, and what it costs to fold that past:
// all must stay flat.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '../../domain/commands.ts';
import { eventsOf } from '../../domain/decide.ts';
import { evolve, replayJournal } from '../../domain/evolve.ts';
import { nextDeadline } from '../../domain/deadlines.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import { blank, type State } from '../../domain/state.ts';
import { summaryOf } from '../../domain/summary.ts';
import { factsKept, refreshFacts } from '../../store/question-facts.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { projectEvents } from '../../store/project-journal.ts';
import { questions } from '../../store/schema.ts';

const HOUR = 3_600_000;
const MONDAY = Date.parse('2035-06-04T08:00Z');
const intervals = Array.from({ length: 300 }, (_, day): [number, number] => [
  MONDAY - HOUR + day * 24 * HOUR,
  MONDAY + 8 * HOUR + day * 24 * HOUR,
]);
const lengths = [1_000, 5_000, 20_000];
/** Rules without a bound, so that 20,000 events can be written at all. */
const UNBOUNDED_RULES = 4;

console.log(['events', 'a command µs', 'folding an event µs'].map((word) => word.padStart(20)).join(''));
for (const length of lengths) {
  const journal = written(length);
  const [state, folding] = timed(() => replayJournal('PAL-1', published, journal));
  const times = 3_000;
  const [, commanding] = timed(() => {
    for (let each = 0; each < times; each += 1) answered(state, command(1_000_000 + each), MONDAY + HOUR);
  });
  const figures = [length, (commanding / times) * 1_000, (folding / length) * 1_000];
  console.log(figures.map((figure) => figure.toFixed(figure > 99 ? 0 : 1).padStart(20)).join(''));
}
await inTheStore(lengths.at(-1) ?? 0);

/** Each command projected as a worker does it, its facts looked at now and then as each minute does. */
async function inTheStore(length: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'paladin-long-'));
  const { DATABASE_URL: url } = process.env;
  const store = await openStore(url === undefined ? { folder } : { url });
  const took = await projected(store, written(length));
  await store.close();
  await rm(folder, { recursive: true });
  const tenth = Math.floor(took.length / 10);
  const [first, last] = [median(took.slice(0, tenth)), median(took.slice(-tenth))];
  const ratio = (last / first).toFixed(2);
  console.log(
    `\na projected event: ${first.toFixed(2)} ms in the first tenth of ${length}, ${last.toFixed(2)} ms in the last: × ${ratio}`,
  );
}

async function projected(store: Store, journal: readonly JournalEvent[]): Promise<number[]> {
  const question = `PAL-${Date.now()}`;
  await store.db
    .insert(questions)
    .values({ reference: question, channel: 'chat', role: 'employee', receivedAt: MONDAY });
  const took: number[] = [];
  let state = blank(question, published);
  for (const event of journal) {
    state = evolve(state, event);
    const begun = performance.now();
    const asOf = { run: 'bench', events: event.seq };
    await projectEvents(store, { question, events: [event], summary: summaryOf(state), asOf });
    took.push(performance.now() - begun);
    if (event.seq % 2_000 === 0) await refreshFacts(store);
  }
  await refreshFacts(store);
  console.log(`facts of ${(await factsKept(store.db, question))?.replies.length} replies kept`);
  return took;
}

function median(some: readonly number[]): number {
  return some.toSorted((a, b) => a - b)[Math.floor(some.length / 2)] ?? Number.NaN;
}

function written(length: number): JournalEvent[] {
  const journal: JournalEvent[] = [
    {
      seq: 1,
      at: MONDAY,
      by: 'requester',
      type: 'registered',
      channel: 'chat',
      role: 'employee',
      rules: UNBOUNDED_RULES,
    },
    {
      seq: 2,
      at: MONDAY,
      by: 'system',
      type: 'calendar',
      sheet: {
        version: 'bench',
        tzdata: '',
        timeZone: 'Europe/Paris',
        from: MONDAY - HOUR,
        until: MONDAY + 300 * 24 * HOUR,
        intervals,
      },
    },
    { seq: 3, at: MONDAY, by: 'system', type: 'qualified', route: 'complaint', rules: [] },
    { seq: 4, at: MONDAY, by: 'system', type: 'handed-off', reason: 'complaint', team: 'support' },
    { seq: 5, at: MONDAY, by: 'agent:lea', type: 'claimed', agent: 'lea' },
  ];
  let state = journal.reduce(evolve, blank('PAL-1', published));
  for (let each = 0; journal.length < length; each += 1)
    state = answered(state, command(each), MONDAY + each, journal);
  return journal;
}

/** Notes, replies and questions to the person, in turn. */
function command(each: number): Command {
  const name = (['note', 'reply', 'ask'] as const)[each % 3] ?? 'note';
  return { name, id: `5f0c6d2e-0000-4000-8000-${each}`, agent: 'lea', message: `PAL-1:${each}` };
}

function answered(state: State, given: Command, now: number, journal: JournalEvent[] = []): State {
  const events = eventsOf(state, given, now);
  journal.push(...events);
  const next = events.reduce(evolve, state);
  nextDeadline(next);
  return next;
}

/** By this process's own time: others may be busy on the same machine. */
function timed<T>(work: () => T): [T, number] {
  const from = process.cpuUsage();
  const done = work();
  const { user, system } = process.cpuUsage(from);
  return [done, (user + system) / 1_000];
}
