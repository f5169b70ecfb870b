// The journal's events as the desk reads them, each with its own details: `type` tells them apart.
import { z } from '@hono/zod-openapi';
import {
  alertReasons,
  operatorActs,
  eventTypes,
  targets,
  teams,
  type Happening,
  type JournalEvent,
  type Target,
} from '../../domain/journal.ts';
import { channels, roles, routes } from '../../domain/triage/types.ts';
import type { Untold } from './views.ts';

type Type = Happening['type'];
type Details<T extends Type> = Omit<Extract<Happening, { type: T }>, 'type' | Untold>;

const text = z.string();
const words = text.openapi({ description: 'A message, by id' });
const maybe = words.optional();
const instant = z.number().openapi({ description: 'Epoch milliseconds' });
const target = z.enum(targets);
const due = { target, due: instant };
const masking = { masked: words, agent: text };
const settings = z
  .looseObject({})
  .optional()
  .openapi({ description: 'What it is promised, in open milliseconds' });

/** What each type says besides when, by whom and why it came about. */
const details: { [T in Type]: Record<keyof Details<T>, z.ZodType> } = {
  registered: { channel: z.enum(channels), role: z.enum(roles), policy: settings },
  'rules-changed': { version: z.number() },
  'calendar-changed': { version: text },
  calendar: {},
  message: { message: words },
  qualified: { route: z.enum(routes) },
  acknowledged: {},
  emergency: { message: words },
  distress: { message: words, proposing: z.boolean() },
  'relay-proposed': {},
  'physician-named': {},
  'relay-accepted': {},
  'relay-declined': {},
  answered: { message: words, articles: z.array(text) },
  clarified: { message: words },
  resumed: {},
  'handed-off': { reason: text, team: z.enum(teams), why: text.optional() },
  claimed: { agent: text },
  released: { why: text.optional(), message: maybe },
  transferred: { to: text, message: maybe },
  relayed: { message: maybe },
  requalified: { route: z.enum(routes), message: words },
  sending: {
    what: z.enum(['replied', 'asked', 'resolved']),
    message: words,
    agent: text,
    until: instant,
  },
  unsent: { message: words },
  replied: { message: words },
  noted: { message: words },
  asked: { message: words },
  warned: due,
  breached: due,
  extended: { promisedAt: instant, message: maybe },
  'extension-asked': { promisedAt: instant, message: words, agent: text },
  'extension-refused': { agent: text, message: maybe },
  'unmask-asked': masking,
  unmasked: masking,
  'unmask-refused': masking,
  'promise-missed': { promisedAt: instant },
  retargeted: { target, budget: z.number() },
  reminded: {},
  alerted: { to: text, reason: z.enum(alertReasons), times: z.number().optional() },
  revived: { lapsed: instant },
  resolved: { how: z.enum(['confirmed', 'assumed', 'agent']), message: maybe },
  reopened: {},
  closed: { why: z.enum(['settled', 'declined', 'erased', 'automated']) },
  linked: { message: words },
  joined: { other: text, leads: z.boolean() },
  separated: {},
  snoozed: { until: instant },
  unsnoozed: {},
  rated: { score: z.number(), message: maybe },
  said: { message: words, accepted: instant, within: maybe },
  bounced: { message: words },
  erased: {},
  operated: { what: z.enum(operatorActs) },
  failed: { step: text, code: text },
  refused: { command: text, code: text },
  ignored: { signal: text, problem: z.enum(['unknown', 'malformed']) },
};

const common = {
  seq: z.number(),
  at: instant,
  by: text.openapi({ description: '`requester`, `assistant`, `clock`, `system`, or `agent:` and an id' }),
  cause: text.optional().openapi({ description: 'The command behind it' }),
  receivedAt: instant.optional(),
  unproven: z
    .literal(true)
    .optional()
    .openapi({ description: 'It reached the engine by another way: nothing proves who sent it' }),
} satisfies Record<keyof Omit<JournalEvent, 'type'>, z.ZodType>;

function formOf(type: Type) {
  const name = type.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const fields: typeof common = { ...common, ...details[type] };
  return z.object({ type: z.literal(type), ...fields }).openapi(`${name}Event`);
}

/** What whoever shows one looks for, whatever its type. */
type ShownEvent = { seq: number; at: number; type: Type; by: string } & Partial<
  Record<'message' | 'masked' | 'reason' | 'why' | 'agent' | 'to' | 'how' | 'code', string>
> & { unproven?: true | undefined; target?: Target; promisedAt?: number; until?: number; score?: number };

const [first, ...others] = eventTypes;
export const HouseEventForm: z.ZodType<ShownEvent> = z
  .discriminatedUnion('type', [formOf(first), ...others.map(formOf)])
  .openapi('HouseEvent');
