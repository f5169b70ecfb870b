// What is figured again from the histories and the journals, and must be what the workflows and the store say.
import { isDeepStrictEqual } from 'node:util';
import type { Client } from '@temporalio/client';
import { clockReceipts } from '../../domain/clock-receipt.ts';
import { clocks, dueInstant, type Clock } from '../../domain/clocks.ts';
import { replayJournal } from '../../domain/evolve.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import type { State } from '../../domain/state.ts';
import { rebuilt } from '../../service/rebuild-projection.ts';
import { replayHistories } from '../../worker/replay-history.ts';
import type { Records } from './records.ts';
import type { Verdict } from './verdict.ts';

/** The workflows' own clocks and state, their figures in the store, and the sums by hand. */
export function clocksAgree({ journals, states, questions }: Records): Verdict {
  const broken = questions.flatMap(({ reference, dueAt }) => {
    const events = journals.get(reference) ?? [];
    const state = replayJournal(reference, published, events);
    const told = states.get(reference);
    const due = dueInstant(state) ?? null;
    const wrong = [
      ...(told === undefined ? ['the workflow did not say'] : differences(told, state)),
      ...(due === dueAt ? [] : [`due ${dueAt} in the store, ${due} by the journal`]),
      ...sumsWrong(reference, events, state),
    ];
    return wrong.map((what) => `${reference}: ${what}`);
  });
  return { rule: 'clocks are what the journal makes them', looked: questions.length, broken };
}

/**
 * What still runs was asked at another moment: how much is used then is left out. So is the date of the last event: a worker that
 * replays may date what followed a local activity otherwise (`worker/replay-history.ts`), and no clock counts from that.
 */
function differences({ clocks: told, ...rest }: Record<string, unknown>, known: State): string[] {
  const state = { ...known, at: rest['at'] };
  const plain: Record<string, unknown> = JSON.parse(JSON.stringify(state));
  const other = [...new Set([...Object.keys(plain), ...Object.keys(rest)])].filter(
    (key) => !isDeepStrictEqual(plain[key], rest[key]),
  );
  const own = Array.isArray(told) ? told.map(lasting) : [];
  const same = isDeepStrictEqual(own, clocks(known, known.at).map(lasting));
  return [...other.map((key) => `${key} differs`), ...(same ? [] : ['clocks differ'])];
}

function lasting(clock: Clock): unknown {
  const { used, gross, standing: _, ...fixed } = clock;
  return JSON.parse(JSON.stringify(clock.endedAt === undefined ? fixed : { ...fixed, used, gross }));
}

/** Open time of each clock, added up here second thoughts apart: opening hours less pauses. */
function sumsWrong(reference: string, journal: readonly JournalEvent[], state: State): string[] {
  const hours = state.sheet?.intervals ?? [];
  return clockReceipts({ reference, journal }, state.at).flatMap(
    ({ target, startedAt, measuredAt, used, lines }) => {
      const byLines = lines.reduce((sum, line) => sum + (line.counts ? line.ms : 0), 0);
      let byHand = 0;
      for (const [opens, closes] of hours)
        byHand += counted(Math.max(opens, startedAt), Math.min(closes, measuredAt), state.pauses);
      return byLines === used && byHand === used
        ? []
        : [`${target}: ${used} ms, ${byLines} by its receipt, ${byHand} by hand`];
    },
  );
}

function counted(from: number, until: number, pauses: State['pauses']): number {
  if (from >= until) return 0;
  const waited = pauses.map((pause) =>
    Math.max(0, Math.min(until, pause.until ?? until) - Math.max(from, pause.from)),
  );
  return until - from - waited.reduce((sum, ms) => sum + ms, 0);
}

export async function storeIsRebuild({ client, store, questions }: Records): Promise<Verdict> {
  const broken: string[] = [];
  const seen = new Set<string>();
  for await (const done of rebuilt({ client, store }, [], { by: 'chaos' })) {
    seen.add(done.reference);
    if ('problem' in done) broken.push(`${done.reference}: ${done.problem}`);
    else if (done.events > 0 || done.summary || done.question || done.facts)
      broken.push(
        `${done.reference}: ${done.events} events${done.summary ? ', summary' : ''}${done.question ? ', unlisted' : ''}${done.facts ? ', facts' : ''}`,
      );
  }
  for (const { reference } of questions)
    if (!seen.has(reference)) broken.push(`${reference}: the engine does not know it`);
  return { rule: 'the store is what the histories rebuild', looked: seen.size, broken };
}

export async function historiesReplay({ client }: Records): Promise<Verdict> {
  const broken: string[] = [];
  let looked = 0;
  for await (const { workflowId, verdict, detail } of replayHistories(histories(client))) {
    looked += 1;
    if (verdict !== 'agrees' && verdict !== 'open') broken.push(`${workflowId} ${verdict}: ${detail ?? ''}`);
  }
  return { rule: 'every history replays', looked, broken };
}

async function* histories(client: Client) {
  for await (const { workflowId, runId } of client.workflow.list({ query: `WorkflowType = 'question'` }))
    yield { workflowId, history: await client.workflow.getHandle(workflowId, runId).fetchHistory() };
}
