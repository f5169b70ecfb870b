/** What people, agents, the assistant, time and the calendar may do to a question, drawn at random. */
import * as fc from 'fast-check';
import type { Command, CommandName } from '../../domain/commands.ts';
import type { AttemptOutcome } from '../../domain/decide-course.ts';
import type { Reading } from '../../domain/journal.ts';
import type { State } from '../../domain/state.ts';
import { patterns, type Pattern } from './decide-sheets.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

type Sent = { does: 'command'; name: CommandName; fields: Fields };
export type Act =
  | Sent
  | { does: 'qualify'; reading: Reading }
  | { does: 'attempt'; outcome: AttemptOutcome }
  | { does: 'change of calendar'; pattern: Pattern }
  | { does: 'wake' | 'fail' };
export type Step = { wait: number; act: Act };
type Fields = {
  id: string;
  /** 'owner' is whoever has it. */
  agent: string;
  team: 'support' | 'medical' | 'its own';
  to: string;
  lateBy: number;
  ahead: number;
  seenBefore: number | undefined;
  supervisor: boolean;
  yes: boolean;
  number: number;
  target: 'first_response' | 'resolution';
  reading: Reading;
};

const reading: fc.Arbitrary<Reading> = fc.record(
  {
    route: often<Reading['route']>(
      [12, 'question'],
      [6, 'complaint'],
      [1, 'other'],
      [1, 'medical_employee'],
      [1, 'medical_employer'],
      [1, 'emergency'],
    ),
    humanRequested: rarely(),
    sensitive: rarely(),
    suicidal: rarely(),
    thanks: rarely(),
    cannotReach: rarely(),
    automated: rarely(),
    rules: fc.constant([]),
    says: fc.constantFrom('yes', 'no'),
    distress: rarely(),
  },
  {
    requiredKeys: [
      'route',
      'humanRequested',
      'sensitive',
      'suicidal',
      'thanks',
      'cannotReach',
      'automated',
      'rules',
    ],
  },
);

const ids = [...Array.from({ length: 40 }, (_, each) => `c${each}`), 'constructor', '__proto__'];

const fields: fc.Arbitrary<Fields> = fc.record({
  id: fc.constantFrom(...ids),
  agent: often([10, 'owner'], [1, 'lea'], [1, 'marc']),
  team: often([10, 'its own'], [1, 'support'], [1, 'medical']),
  to: fc.constantFrom('lea', 'marc', 'ines'),
  lateBy: often([6, 0], [1, HOUR], [1, 3 * DAY]),
  ahead: fc.constantFrom(-HOUR, HOUR, DAY, 3 * DAY, 400 * DAY),
  seenBefore: often([6, undefined], [4, 0], [1, 1], [1, 4]),
  supervisor: fc.boolean(),
  yes: fc.boolean(),
  number: fc.constantFrom(-1, 0.3, 1, 5, 6, HOUR, 10 * HOUR, 300 * DAY),
  target: fc.constantFrom('first_response', 'resolution'),
  reading,
});

// oxfmt-ignore
const anyCommand = often<CommandName>(
  [8, 'message'], [2, 'confirm'], [3, 'consent'], [3, 'human'], [1, 'rate'], [12, 'claim'], [1, 'release'], [1, 'transfer'],
  [5, 'reply'], [1, 'note'], [5, 'ask'], [2, 'extend'], [1, 'relay'], [3, 'resolve'], [1, 'reopen'], [1, 'join'], [1, 'separate'], [2, 'retarget'],
  [1, 'calendar'], [1, 'bounced'], [2, 'requalify'], [1, 'ask-extension'], [1, 'decide-extension'], [4, 'snooze'], [1, 'unsnooze'],
);

const outcome: fc.Arbitrary<AttemptOutcome> = fc.constantFrom<AttemptOutcome[]>(
  { decision: 'answer', message: 'a', articles: [], confidence: 1 },
  { decision: 'answer', message: 'a', articles: [], confidence: 1 },
  { decision: 'clarify', message: 'a' },
  { decision: 'handoff' },
  { decision: 'medical' },
  { decision: 'emergency' },
);

const command = (name: fc.Arbitrary<CommandName>): fc.Arbitrary<Act> =>
  fc.record({ does: fc.constant('command'), name, fields });

const qualifying: fc.Arbitrary<Act> = fc.record({ does: fc.constant('qualify'), reading });

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 180, arbitrary: command(anyCommand) },
  { weight: 1, arbitrary: command(fc.constant('erase')) },
  { weight: 12, arbitrary: qualifying },
  { weight: 30, arbitrary: fc.record({ does: fc.constant('attempt'), outcome }) },
  {
    weight: 9,
    arbitrary: fc.record({ does: fc.constant('change of calendar'), pattern: fc.constantFrom(...patterns) }),
  },
  { weight: 12, arbitrary: fc.constantFrom<Act[]>({ does: 'wake' }, { does: 'wake' }, { does: 'fail' }) },
);

// oxfmt-ignore
const wait = often([8, 0], [4, 1], [6, 60_000], [6, 20 * 60_000], [4, HOUR], [4, 5 * HOUR], [2, DAY], [1, 3 * DAY], [1, 20 * DAY]);

/** Steps of a life that begins on a Monday, at any instant of the week. */
export const steps: fc.Arbitrary<Step[]> = fc
  .tuple(
    often([4, true], [1, false]),
    fc.record({ wait: fc.constant(0), act: qualifying }),
    fc.array(fc.record({ wait, act }), { minLength: 5, maxLength: 45, size: 'max' }),
  )
  .map(([atOnce, first, rest]) => (atOnce ? [first, ...rest] : rest));
export const beginning = fc.integer({ min: 0, max: 7 * DAY });

/** The command that a step spells at this point of a life. */
export function commandOf({ name, fields: given }: Sent, state: State, now: number): Command {
  const { id, reading: read, target, yes, number: figure, to } = given;
  const agent = given.agent === 'owner' ? (state.assignee ?? 'lea') : given.agent;
  const by = { id, agent, team: given.team === 'its own' ? state.team : given.team };
  const seen = given.seenBefore === undefined ? {} : { seen: state.seq - given.seenBefore };
  const written = { ...by, message: `m-${id}`, ...seen, undo: yes };
  const commands: { [Name in CommandName]: () => Extract<Command, { name: Name }> } = {
    message: () => ({ name: 'message', id, at: now - given.lateBy, reading: read }),
    confirm: () => ({ name: 'confirm', id, helped: yes }),
    consent: () => ({ name: 'consent', id, agreed: yes }),
    human: () => ({ name: 'human', id }),
    rate: () => ({ name: 'rate', id, score: figure }),
    claim: () => ({ name: 'claim', ...by }),
    release: () => ({ name: 'release', ...by, supervisor: given.supervisor, message: `m-${id}` }),
    transfer: () => ({ name: 'transfer', ...by, to, supervisor: given.supervisor, message: `m-${id}` }),
    reply: () => ({ name: 'reply', ...written }),
    unsend: () => ({ name: 'unsend', ...by }),
    note: () => ({ name: 'note', ...by, message: `m-${id}` }),
    ask: () => ({ name: 'ask', ...written }),
    extend: () => ({
      name: 'extend',
      ...written,
      promisedAt: now + given.ahead,
      supervisor: given.supervisor,
    }),
    'ask-extension': () => ({ name: 'ask-extension', ...written, promisedAt: now + given.ahead }),
    'decide-extension': () => ({
      name: 'decide-extension',
      ...by,
      supervisor: given.supervisor,
      approved: yes,
    }),
    requalify: () => ({
      name: 'requalify',
      ...by,
      message: `m-${id}`,
      route: read.route,
      supervisor: given.supervisor,
    }),
    'ask-unmask': () => ({ name: 'ask-unmask', ...by, masked: 'm' }),
    'decide-unmask': () => ({ name: 'decide-unmask', ...by, team: 'medical', masked: 'm', released: yes }),
    relay: () => ({ name: 'relay', ...by, message: `m-${id}` }),
    resolve: () => ({ name: 'resolve', ...by, ...seen }),
    reopen: () => ({ name: 'reopen', id, agent }),
    join: () => ({ name: 'join', ...by, other: 'PAL-2222-3333', leads: yes }),
    separate: () => ({ name: 'separate', ...by }),
    snooze: () => ({ name: 'snooze', ...by, until: now + given.ahead, beyond: yes }),
    unsnooze: () => ({ name: 'unsnooze', ...by }),
    retarget: () => ({ name: 'retarget', id, agent, target, budget: figure }),
    calendar: () => ({ name: 'calendar', id, version: 'office' }),
    bounced: () => ({ name: 'bounced', id, message: 'm' }),
    erase: () => ({ name: 'erase', id }),
    operated: () => ({ name: 'operated', id, what: 'restarted' }),
  };
  return commands[name]();
}

function rarely(): fc.Arbitrary<boolean> {
  return often([9, false], [1, true]);
}

function often<const T>(...drawn: [weight: number, value: T][]): fc.Arbitrary<T> {
  return fc.oneof(...drawn.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));
}
