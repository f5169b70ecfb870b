// What one more command costs on a question with a long past, and what it costs to fold that past: both must stay flat.
import type { Command } from '../../domain/commands.ts';
import { eventsOf } from '../../domain/decide.ts';
import { evolve, replayJournal } from '../../domain/evolve.ts';
import { nextDeadline } from '../../domain/deadlines.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import { blank, type State } from '../../domain/state.ts';

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
