import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clocks, dueInstant } from '../../domain/clocks.ts';
import { endsAt, passedDeadlines } from '../../domain/deadlines.ts';
import { evolve, replayJournal } from '../../domain/evolve.ts';
import type { Happening, JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import { blank } from '../../domain/state.ts';
import { lived } from './decide-lives.ts';
import { MONDAY, patterns, sheetOf } from './decide-sheets.ts';
import { beginning, DAY, steps } from './decide-steps.ts';

const seed = Number(process.env.LIVES_SEED ?? 4);
const numRuns = Number(process.env.LIVES_RUNS ?? 60);

describe('a journal', () => {
  test('gives the state that the workflow had, event by event, and leaves what it is given untouched', () => {
    fc.assert(
      // What the lives go through is frozen: a change in place would throw.
      fc.property(beginning, steps, (begins, taken) => {
        const { journal, last } = lived(begins, taken);
        expect(replayJournal('PAL-1', published, journal)).toEqual(last);
      }),
      { seed, numRuns },
    );
  });

  test('may hold anything in any order: it is read to its end, and its clocks and timers can be told', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30, size: 'max' }), (journal) => {
        const state = journal.reduce(evolve, blank('PAL-1', published));
        expect(replayJournal('PAL-1', published, journal)).toEqual(state);
        expect(state.seq).toBe(journal.at(-1)?.seq ?? 0);
        for (const { used, gross } of clocks(state, state.at)) expect(gross).toBeGreaterThanOrEqual(used);
        expect(() => [
          dueInstant(state),
          endsAt(state),
          passedDeadlines(state, state.at + 30 * DAY, true),
        ]).not.toThrow();
      }),
      { seed, numRuns },
    );
  });
});

const at = fc.integer({ min: MONDAY, max: MONDAY + 60 * DAY });
const word = fc.constantFrom('a', 'b');
const target = fc.constantFrom('first_response', 'resolution');
const team = fc.constantFrom('support', 'medical');
const none = fc.constant({});
const message = fc.record({ message: word });

type Type = Happening['type'];
type Rest<T extends Type> = Omit<Extract<Happening, { type: T }>, 'type'>;

const rests: { [T in Type]: fc.Arbitrary<Rest<T>> } = {
  registered: fc.record({ channel: fc.constant('chat'), role: fc.constant('employee') }),
  snoozed: fc.record({ until: at }),
  unsnoozed: none,
  sending: fc.record({
    what: fc.constantFrom('replied', 'asked', 'resolved'),
    message: word,
    agent: word,
    until: at,
  }),
  unsent: message,
  'rules-changed': fc.record({ version: fc.constantFrom(1, 2, 3, 4, 5) }),
  'calendar-changed': fc.record({ version: word }),
  calendar: fc.record({
    sheet: fc.tuple(fc.constantFrom(...patterns), at).map(([pattern, from]) => sheetOf(pattern, from)),
  }),
  message: fc.record({
    message: word,
    reading: fc.record({
      route: fc.constantFrom('question', 'emergency'),
      humanRequested: fc.boolean(),
      sensitive: fc.boolean(),
      suicidal: fc.boolean(),
      thanks: fc.boolean(),
      cannotReach: fc.boolean(),
      automated: fc.boolean(),
      rules: fc.constant([]),
    }),
  }),
  qualified: fc.record({
    route: fc.constantFrom('question', 'medical_employee', 'other'),
    rules: fc.constant([]),
  }),
  acknowledged: none,
  emergency: fc.record({ message: word, suicidal: fc.boolean() }),
  distress: fc.record({ message: word, proposing: fc.boolean() }),
  'relay-proposed': none,
  'physician-named': none,
  'relay-accepted': none,
  'relay-declined': none,
  answered: fc.record({ message: word, articles: fc.constant([]), confidence: fc.constant(1) }),
  clarified: message,
  resumed: none,
  'handed-off': fc.record({ reason: fc.constantFrom('complaint', 'emergency', 'relay-declined'), team }),
  claimed: fc.record({ agent: word }),
  released: fc.oneof(none, fc.record({ why: fc.constantFrom('idle', 'absent') })),
  transferred: fc.record({ to: word }),
  relayed: none,
  replied: message,
  noted: message,
  asked: message,
  warned: fc.record({ target, due: at }),
  breached: fc.record({ target, due: at }),
  extended: fc.record({ promisedAt: at }),
  'unmask-asked': fc.record({ masked: word, agent: word }),
  unmasked: fc.record({ masked: word, agent: word }),
  'unmask-refused': fc.record({ masked: word, agent: word }),
  revived: fc.record({ lapsed: at }),
  requalified: fc.record({ route: fc.constantFrom('question', 'medical_employee'), message: word }),
  'extension-asked': fc.record({ promisedAt: at, message: word, agent: word }),
  'extension-refused': fc.record({ agent: word }),
  'promise-missed': fc.record({ promisedAt: at }),
  retargeted: fc.record({ target, budget: fc.integer({ min: 1, max: DAY }) }),
  reminded: none,
  alerted: fc.record({ to: team, reason: fc.constantFrom('handed-off', 'warned') }),
  resolved: fc.record({ how: fc.constantFrom('confirmed', 'assumed', 'agent') }),
  reopened: none,
  joined: fc.record({ other: word, leads: fc.boolean() }),
  separated: none,
  closed: fc.record({ why: fc.constantFrom('settled', 'erased') }),
  linked: message,
  rated: fc.record({ score: fc.integer({ min: 1, max: 5 }) }),
  said: fc.record({ message: word, accepted: at }),
  bounced: message,
  erased: none,
  operated: fc.record({ what: fc.constantFrom('terminated', 'reset') }),
  failed: fc.record({ step: word, code: word }),
  refused: fc.record({ command: word, code: word }),
  ignored: fc.record({ signal: word, problem: fc.constantFrom('unknown', 'malformed') }),
};

const event: fc.Arbitrary<JournalEvent> = fc.oneof(
  ...Object.entries(rests).map(([type, rest]) =>
    fc
      .record({
        seq: fc.integer({ min: 1, max: 100 }),
        at,
        by: fc.constantFrom('clock', 'agent:lea', 'requester'),
        cause: fc.constantFrom(undefined, 'c1', '__proto__'),
        rest,
      })
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table ties each type to its fields
      .map(({ rest: fields, ...stamp }) => Object.freeze({ type, ...fields, ...stamp }) as JournalEvent),
  ),
);
