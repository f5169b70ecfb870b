/** A question at each point of its life, and every command as somebody would send it. */
import { HOUR } from '../../domain/durations.ts';
import type { Command } from '../../domain/commands.ts';
import { asEvents } from '../../domain/decide.ts';
import { replayJournal } from '../../domain/evolve.ts';
import type { Actor, Happening } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import { RULES } from '../../domain/rules.ts';
import { blank, type State } from '../../domain/state.ts';
import { reading } from '../support/cast.ts';
import { MONDAY, sheetOf } from './decide-sheets.ts';

export const TEN_O_CLOCK = MONDAY + 10 * 3_600_000;

type Past = readonly (readonly [by: Actor, happening: Happening])[];

const registered: Past = [
  ['requester', { type: 'registered', channel: 'chat', role: 'employee', rules: RULES }],
  ['system', { type: 'calendar', sheet: sheetOf('office', MONDAY) }],
  ['requester', { type: 'message', message: 'first', reading: reading() }],
];
const assistant: Past = [
  ...registered,
  ['system', { type: 'qualified', route: 'question', rules: [] }],
  ['system', { type: 'acknowledged' }],
];
const answered: Past = [
  ...assistant,
  ['assistant', { type: 'answered', message: 'a', articles: [], confidence: 1 }],
];
const clarified: Past = [...assistant, ['assistant', { type: 'clarified', message: 'a' }]];
const queued: Past = [
  ...assistant,
  ['requester', { type: 'handed-off', reason: 'asked-for-a-human', team: 'support' }],
];
const owned: Past = [...queued, ['agent:lea', { type: 'claimed', agent: 'lea' }]];
const asked: Past = [...owned, ['agent:lea', { type: 'asked', message: 'b' }]];
const consent: Past = [
  ...registered,
  ['system', { type: 'qualified', route: 'medical_employee', rules: [] }],
  ['system', { type: 'relay-proposed' }],
];
const physician: Past = [
  ...registered,
  ['system', { type: 'qualified', route: 'medical_employer', rules: [] }],
  ['system', { type: 'physician-named' }],
];
const relayed: Past = [
  ...consent,
  ['requester', { type: 'relay-accepted' }],
  ['requester', { type: 'handed-off', reason: 'medical-relay', team: 'medical' }],
];
const distressed: Past = [
  ...registered,
  ['system', { type: 'qualified', route: 'medical_employee', rules: [] }],
  ['system', { type: 'distress', message: 'first', proposing: true }],
  ['system', { type: 'relay-proposed', distress: true }],
];
const declined: Past = [
  ...distressed,
  ['requester', { type: 'relay-declined' }],
  ['requester', { type: 'handed-off', reason: 'relay-declined', team: 'support' }],
];
const resolved: Past = [...owned, ['agent:lea', { type: 'resolved', how: 'agent' }]];
const closed: Past = [...resolved, ['system', { type: 'closed', why: 'settled' }]];
const erased: Past = [...closed, ['system', { type: 'erased' }]];

/** The columns of the grid. */
export const points = {
  registered,
  assistant,
  answered,
  clarified,
  queued,
  'with lea': owned,
  asked,
  consent,
  physician,
  relayed,
  resolved,
  closed,
  erased,
} as const;

/** Beside the grid. */
const more = { distressed, declined } as const;

export type Point = keyof typeof points | keyof typeof more;

/** The question at that point, on a Monday at ten. */
export function questionAt(point: Point): State {
  const start = blank('PAL-1', published);
  const journal = { ...points, ...more }[point].reduce<ReturnType<typeof asEvents>>(
    (past, [by, happening]) => [
      ...past,
      ...asEvents({ ...start, seq: past.length }, [happening], { at: TEN_O_CLOCK, by }),
    ],
    [],
  );
  return replayJournal('PAL-1', published, journal);
}

const lea = { id: 'c', agent: 'lea' };
const marc = { id: 'c', agent: 'marc' };
const paule = { id: 'c', agent: 'paule', supervisor: true } as const;
const ines = { id: 'c', agent: 'ines', team: 'medical' } as const;

/** Léa and Marc are of support, Paule supervises, Inès of the medical team. */
export const commands: Record<string, Command> = {
  message: { name: 'message', id: 'c', at: TEN_O_CLOCK, reading: reading() },
  'message, an emergency': {
    name: 'message',
    id: 'c',
    at: TEN_O_CLOCK,
    reading: reading({ route: 'emergency' }),
  },
  'message, a medical one': {
    name: 'message',
    id: 'c',
    at: TEN_O_CLOCK,
    reading: reading({ route: 'medical_employee' }),
  },
  'message, in distress': {
    name: 'message',
    id: 'c',
    at: TEN_O_CLOCK,
    reading: reading({ route: 'complaint', distress: true }),
  },
  'confirm, yes': { name: 'confirm', id: 'c', helped: true },
  'confirm, no': { name: 'confirm', id: 'c', helped: false },
  'consent, yes': { name: 'consent', id: 'c', agreed: true },
  'consent, no': { name: 'consent', id: 'c', agreed: false },
  human: { name: 'human', id: 'c' },
  rate: { name: 'rate', id: 'c', score: 5 },
  'rate, out of range': { name: 'rate', id: 'c', score: 6 },
  'claim by lea': { name: 'claim', ...lea },
  'claim by marc': { name: 'claim', ...marc },
  'claim by ines': { name: 'claim', ...ines },
  'release by lea': { name: 'release', ...lea },
  'release by marc': { name: 'release', ...marc },
  'release by paule, supervising': { name: 'release', ...paule, message: 'm' },
  'release by paule, without a reason': { name: 'release', ...paule },
  'transfer by paule, supervising': { name: 'transfer', ...paule, message: 'm', to: 'marc' },
  'transfer by lea': { name: 'transfer', ...lea, to: 'marc' },
  'reply by lea': { name: 'reply', ...lea, message: 'm' },
  'reply by lea, blind': { name: 'reply', ...lea, message: 'm', seen: 2 },
  'reply by marc': { name: 'reply', ...marc, message: 'm' },
  'note by marc': { name: 'note', ...marc, message: 'm' },
  'note by ines': { name: 'note', ...ines, message: 'm' },
  'ask by lea': { name: 'ask', ...lea, message: 'm' },
  'extend by lea': { name: 'extend', ...lea, message: 'm', promisedAt: TEN_O_CLOCK + 1 },
  'extend by lea, too late': { name: 'extend', ...lea, message: 'm', promisedAt: TEN_O_CLOCK },
  'ask-extension by lea': { name: 'ask-extension', ...lea, message: 'm', promisedAt: TEN_O_CLOCK + 1 },
  'decide-extension by paule': { name: 'decide-extension', ...paule, approved: true },
  'ask-unmask by lea': { name: 'ask-unmask', ...lea, masked: 'first' },
  'decide-unmask by ines': { name: 'decide-unmask', ...ines, masked: 'first', released: true },
  'relay by lea': { name: 'relay', ...lea, message: 'm' },
  'relay by lea, without a reason': { name: 'relay', ...lea },
  'requalify by lea': { name: 'requalify', ...lea, message: 'm', route: 'complaint' },
  'requalify by ines': { name: 'requalify', ...ines, message: 'm', route: 'question' },
  'resolve by lea': { name: 'resolve', ...lea },
  'resolve by marc': { name: 'resolve', ...marc },
  'snooze by lea': { name: 'snooze', ...lea, until: TEN_O_CLOCK + HOUR / 2 },
  'snooze by marc': { name: 'snooze', ...marc, until: TEN_O_CLOCK + HOUR / 2 },
  'snooze by lea, into the night': { name: 'snooze', ...lea, until: TEN_O_CLOCK + 12 * HOUR },
  'snooze by lea, past a warning': { name: 'snooze', ...lea, until: TEN_O_CLOCK + 2 * HOUR },
  'snooze by lea, past a warning, as she knows': {
    name: 'snooze',
    ...lea,
    until: TEN_O_CLOCK + 2 * HOUR,
    beyond: true,
  },
  'unsnooze by lea': { name: 'unsnooze', ...lea },
  reopen: { name: 'reopen', id: 'c' },
  'join by lea': { name: 'join', ...lea, other: 'PAL-2222-3333', leads: false },
  'join by marc': { name: 'join', ...marc, other: 'PAL-2222-3333', leads: false },
  'join by lea, leading': { name: 'join', ...lea, other: 'PAL-2222-3333', leads: true },
  'separate by lea': { name: 'separate', ...lea },
  retarget: { name: 'retarget', ...lea, target: 'resolution', budget: 3_600_000 },
  'retarget, to nothing': { name: 'retarget', ...lea, target: 'resolution', budget: 0 },
  calendar: { name: 'calendar', id: 'c', version: 'summer' },
  bounced: { name: 'bounced', id: 'c', message: 'm' },
  erase: { name: 'erase', id: 'c' },
};
