import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisionOn, eventsOf, recordedOutcome } from '../../domain/decide.ts';
import { isAgents } from '../../domain/agent-commands.ts';
import { openCommands, type Asker } from '../../domain/open-commands.ts';
import { endsAt } from '../../domain/deadlines.ts';
import { isRefusal } from '../../domain/decision.ts';
import type { Command } from '../../domain/commands.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import type { State } from '../../domain/state.ts';
import { lived, type Life, type Moment } from './decide-lives.ts';
import { beginning, commandOf, steps } from './decide-steps.ts';

// The same lives every time; LIVES_SEED explores others, LIVES_RUNS more of them.
const seed = Number(process.env.LIVES_SEED ?? 1);
const numRuns = Number(process.env.LIVES_RUNS ?? 50);

describe('whatever is done to a question, in whatever order', () => {
  test('an agent is offered what the question would take from them', () => {
    inEveryLife(({ moments }) => {
      for (const { before, command, now } of commanded(moments)) {
        const isGone = (endsAt(before) ?? now) < now;
        if (!isAgents(command.name) || isElsewhere(command) || isGone) continue;
        const decision = decisionOn(before, command, now);
        if (isRefusal(decision) || decision.length === 0) continue;
        const {
          agent = '',
          team = before.team,
          supervisor = false,
        }: Partial<Asker> = 'agent' in command ? command : {};
        expect(openCommands(before, { agent, team, supervisor }, now)).toContain(command.name);
      }
    });
  });

  test('its journal is counted without a hole and never goes back in time', () => {
    inEveryLife(({ journal }) => {
      expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, index) => index + 1));
      expect(journal.map(({ at }) => at)).toEqual(journal.map(({ at }) => at).toSorted((a, b) => a - b));
    });
  });

  test('each command id is applied once, however often it is sent', () => {
    inEveryLife(({ journal, moments }) => {
      for (const { before, command, events } of commanded(moments)) {
        const allowed = recordedOutcome(before, command.id) === undefined ? [command.id] : [];
        expect(allowed).toEqual(expect.arrayContaining(caused(events).map(({ cause }) => cause)));
      }
      const batches = caused(journal).filter(({ cause }, index, all) => cause !== all[index - 1]?.cause);
      expect(new Set(batches.map(({ cause }) => cause)).size).toBe(batches.length);
    });
  });

  test('what is decided for an Update is what is journalled for a Signal, and deciding twice is deciding once', () => {
    inEveryLife(({ moments }) => {
      for (const { before, command, now } of commanded(moments)) {
        const decision = decisionOn(before, command, now);
        const events = eventsOf(before, command, now);
        expect(eventsOf(before, command, now)).toEqual(events);
        expect(decisionOn(before, command, now)).toEqual(decision);
        const repeated = recordedOutcome(before, command.id) !== undefined;
        const said = isRefusal(decision) ? ['refused'] : decision.map(({ type }) => type);
        const unwritten = repeated || (isRefusal(decision) && caused(events).length === 0);
        expect(types(caused(events))).toEqual(unwritten ? [] : said);
      }
    });
  });

  test('one agent at most owns it: it changes hands only by release, transfer or handoff', () => {
    inEveryLife(({ moments, journal }) => {
      const handedOver = moments.filter(
        ({ before, after }) =>
          before.assignee !== undefined && after.assignee !== undefined && before.assignee !== after.assignee,
      );
      for (const { events } of handedOver)
        expect(types(events)).toContainEqual(expect.stringMatching(/released|transferred|handed-off/));

      const owner = owners(journal);
      const acts = journal.filter((event) => ofOwners.has(event.type) && !isOverride(event));
      expect(acts.map(({ by }) => by)).toEqual(acts.map(({ seq }) => `agent:${owner.get(seq)}`));
    });
  });

  test('nothing public happens after it is closed, and closed and erased it stays', () => {
    inEveryLife(({ journal, moments }) => {
      const closing = journal.findLast(({ type }) => type === 'closed' || type === 'revived');
      if (closing?.type === 'revived') return;
      const after = journal.filter(({ seq }) => closing !== undefined && seq > closing.seq);
      expect(types(after).filter((type) => !quiet.has(type))).toEqual([]);

      const last = moments.at(-1)?.after;
      expect(last?.status === 'closed').toBe(closing !== undefined);
      expect(last?.erased).toBe(types(journal).includes('erased'));
    });
  });

  test('a medical question is never in the hands of support', () => {
    inEveryLife(({ moments }) => {
      const withSupport = moments.filter(
        ({ after }) => after.team === 'support' && after.status !== 'closed',
      );
      const medical = withSupport.filter(({ after }) => /^medical|^emergency/.test(after.route ?? ''));
      expect(medical).toEqual([]);
    });
  });

  test('its status always has its reason', () => {
    inEveryLife(({ moments }) => {
      for (const { after } of moments) expect(explained(after)).toBe(true);
    });
  });
});

/** What may still be written once it is closed: nobody outside hears of it, but a rating or a new question. */
const quiet: ReadonlySet<JournalEvent['type']> = new Set([
  'message',
  'linked',
  'rated',
  'noted',
  'erased',
  'bounced',
  'alerted',
  'failed',
  'refused',
  'ignored',
  'calendar',
  'calendar-changed',
]);

/** What only the agent who has the question may do. */
const ofOwners: ReadonlySet<JournalEvent['type']> = new Set([
  'replied',
  'asked',
  'released',
  'transferred',
  'relayed',
]);

/** Time, or a supervisor with a reason. */
function isOverride(event: JournalEvent): boolean {
  return (event.type === 'released' && event.why !== undefined) || event.type === 'transferred';
}

function inEveryLife(holds: (life: Life) => void): void {
  fc.assert(
    fc.property(beginning, steps, (begins, taken) => holds(lived(begins, taken))),
    { seed, numRuns },
  );
}

function explained(state: State): boolean {
  const { status, assignee, waiting, handedOff, resolvedAt, closedAt, team, route, rounds } = state;
  switch (status) {
    case 'registered':
      return !handedOff && assignee === undefined && waiting === undefined;
    case 'with-assistant':
      return !handedOff && team === 'support' && waiting === undefined && route !== undefined;
    case 'waiting':
      return waiting !== undefined && state.pauses.at(-1)?.until === undefined;
    case 'queued':
      return handedOff && assignee === undefined && waiting === undefined && isRunning(state);
    case 'with-agent':
      return handedOff && assignee !== undefined && waiting === undefined && isRunning(state);
    case 'resolved':
      if (resolvedAt === undefined || waiting !== undefined) return false;
      return state.joined === undefined ? rounds.at(-1)?.resolvedAt === resolvedAt : !isRunning(state);
    case 'closed':
      return closedAt !== undefined && waiting === undefined && !isRunning(state);
  }
}

function isRunning({ rounds }: State): boolean {
  const last = rounds.at(-1);
  return last !== undefined && last.resolvedAt === undefined && last.cancelledAt === undefined;
}

/** Who had the question just before each event, read from the journal in the plainest way. */
function owners(journal: readonly JournalEvent[]): Map<number, string | undefined> {
  const owner = new Map<number, string | undefined>();
  let now: string | undefined;
  for (const event of journal) {
    owner.set(event.seq, now);
    if (event.type === 'claimed') now = event.agent;
    if (event.type === 'transferred') now = event.to;
    if (['released', 'handed-off'].includes(event.type)) now = undefined;
  }
  return owner;
}

function commanded(moments: readonly Moment[]) {
  return moments.flatMap(({ step: { act }, ...moment }) =>
    act.does === 'command' ? [{ ...moment, command: commandOf(act, moment.before, moment.now) }] : [],
  );
}

function caused(events: readonly JournalEvent[]) {
  return events.filter(({ cause }) => cause !== undefined);
}

function types(events: readonly JournalEvent[]) {
  return events.map(({ type }) => type);
}

/** On pages of their own, or done by the house to the other of two questions. */
function isElsewhere(command: Command): boolean {
  const { name } = command;
  return name.endsWith('unmask') || name === 'retarget' || (name === 'join' && command.leads);
}
