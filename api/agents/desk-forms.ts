import { z } from '@hono/zod-openapi';
import { listNames } from '../../store/desk-filter.ts';
import { CommandId, Reference } from '../forms.ts';
import { Cursor } from './cursor.ts';
import { alertReasons, teams, waits } from '../../domain/journal.ts';
import { statuses } from '../../domain/state.ts';
import { channels, roles as requesters, routes } from '../../domain/triage/types.ts';
import { roles } from './roles.ts';

const flag = z.enum(['true', 'false']).transform((word) => word === 'true');
const team = z.enum(teams);
const status = z.enum(statuses);

export const WantedQuery = z.object({
  list: z.enum(listNames).optional().openapi({ description: 'One of the lists of the desk’s pages' }),
  mine: flag.optional(),
  unclaimed: flag.optional(),
  closed: flag.optional(),
  team: team.optional(),
  status: z
    .string()
    .transform((words) => words.split(','))
    .pipe(z.array(status))
    .optional()
    .openapi({ type: 'string', description: 'Several, with commas', example: 'queued,with-agent' }),
  reference: z
    .string()
    .regex(/[0-9a-z]/i)
    .max(40)
    .optional()
    .openapi({ description: 'Part of a reference, in any case; open and closed questions' }),
  references: z
    .string()
    .max(1_000)
    .transform((words) => words.split(','))
    .pipe(z.array(Reference))
    .optional()
    .openapi({ type: 'string', description: 'These alone, with commas', example: 'PAL-7F3K-92QX' }),
  limit: z.coerce.number().int().min(1).max(500).optional(),
  after: Cursor.optional().openapi({
    type: 'string',
    description: 'Where the page before ended: taken from the `next` link of its `Link` header',
  }),
});

export const CountsForm = z
  .object({ 'to-take': z.number(), mine: z.number(), waiting: z.number(), team: z.number() })
  .openapi('DeskCounts');

/** Longest text of an agent, in characters. */
const Text = z
  .string()
  .max(20_000)
  .refine((text) => text.trim() !== '', 'empty');
const seen = z
  .int()
  .nonnegative()
  .optional()
  .openapi({ description: 'The sequence on the screen: `stale` when the person wrote since.' });

/** People whom one answer may be copied to. */
const COPIES = 20;

export const Bare = z.strictObject({ id: CommandId }).openapi('DeskCommand');
const reason = Text.openapi({ description: 'Why, for the team; the person does not read it.' });
const overriding = reason
  .optional()
  .openapi({ description: 'Why: a must for a supervisor who moves what another has.' });
export const Release = z.strictObject({ id: CommandId, text: overriding }).openapi('Release');
export const Transfer = z
  .strictObject({ id: CommandId, to: z.string().min(1).max(80), text: overriding })
  .openapi('Transfer');
export const Relay = z.strictObject({ id: CommandId, text: reason }).openapi('Relay');
export const Requalification = z
  .strictObject({ id: CommandId, route: z.enum(routes), text: reason })
  .openapi('Requalification');
export const ExtensionDecision = z
  .strictObject({ id: CommandId, approved: z.boolean(), text: Text.optional() })
  .openapi('ExtensionDecision');
const copies = z
  .array(z.email())
  .max(COPIES)
  .optional()
  .openapi({ description: 'By mail: whom else to write to, among those whom its mails name' });
export const Reply = z.strictObject({ id: CommandId, text: Text, seen, copies }).openapi('Reply');
export const Note = z.strictObject({ id: CommandId, text: Text }).openapi('Note');
export const Extension = z
  .strictObject({ id: CommandId, text: Text, promisedAt: z.int().positive(), seen })
  .openapi('Extension');
export const Resolution = z
  .strictObject({ id: CommandId, text: Text.optional(), seen })
  .openapi('Resolution');

export const EntryForm = z
  .object({
    reference: z.string(),
    receivedAt: z.number(),
    status,
    team,
    assignee: z.string().nullable(),
    dueAt: z.number().nullable(),
    closedAt: z.number().nullable(),
    veiled: z.boolean(),
    label: z.string().optional(),
    channel: z.enum(channels).optional(),
    role: z.enum(requesters).optional(),
    route: z.enum(routes).nullable().optional(),
    topic: z.string().nullable().optional(),
    handedOff: z.boolean().optional(),
    waitingFor: z.enum(waits).nullable().optional(),
    rating: z.number().nullable().optional(),
    linkedTo: z.string().nullable().optional(),
    seq: z.number().optional(),
  })
  .openapi('DeskEntry');

export const AgentForm = z
  .object({ id: z.string(), name: z.string(), roles: z.array(z.string()) })
  .openapi('DeskAgent');
const Roles = z.array(z.enum(roles)).max(roles.length);
export const NewAgent = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
    name: z.string().trim().min(1).max(100),
    password: z.string().min(12).max(200),
    roles: Roles.min(1),
  })
  .openapi('NewAgent');
export const RolesGiven = z.strictObject({ roles: Roles }).openapi('RolesGiven');

export const AlertForm = z
  .object({
    id: z.string(),
    question: z.string(),
    to: z.string(),
    reason: z.enum(alertReasons),
    at: z.number(),
    dueAt: z.number().nullable(),
  })
  .openapi('Alert');
