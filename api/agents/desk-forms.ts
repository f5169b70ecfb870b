import { z } from '@hono/zod-openapi';
import { listNames } from '../../store/desk-filter.ts';
import { CommandId, Reference } from '../forms.ts';
import { Cursor } from './cursor.ts';
import { routes } from '../../domain/triage/types.ts';
import { roles } from './roles.ts';

const flag = z.enum(['true', 'false']).transform((word) => word === 'true');
const team = z.enum(['support', 'medical']);
const status = z.enum([
  'registered',
  'with-assistant',
  'waiting',
  'queued',
  'with-agent',
  'resolved',
  'closed',
]);

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
    status: z.string(),
    team,
    assignee: z.string().nullable(),
    dueAt: z.number().nullable(),
    closedAt: z.number().nullable(),
    veiled: z.boolean(),
    label: z.string().optional(),
    channel: z.enum(['chat', 'email']).optional(),
    role: z.string().optional(),
    route: z.string().nullable().optional(),
    topic: z.string().nullable().optional(),
    handedOff: z.boolean().optional(),
    waitingFor: z.string().nullable().optional(),
    rating: z.number().nullable().optional(),
    linkedTo: z.string().nullable().optional(),
    seq: z.number().optional(),
  })
  .openapi('DeskEntry');

const ClockForm = z
  .object({
    target: z.enum(['first_response', 'resolution']),
    round: z.number(),
    standing: z.enum(['running', 'paused', 'met', 'missed', 'cancelled']),
    why: z.string().optional(),
    budget: z.number(),
    startedAt: z.number(),
    endedAt: z.number().optional(),
    used: z.number(),
    gross: z.number(),
    due: z.number().optional(),
  })
  .openapi('Clock');

const FileForm = z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number() });

const people = z.array(z.string()).optional();
const Addresses = z
  .object({ from: z.string().optional(), to: people, copies: people, replyTo: people })
  .openapi({ description: 'Of a mail: everybody whom it names' });

const DeskMessageForm = z
  .object({
    id: z.string(),
    author: z.enum(['requester', 'assistant', 'agent', 'system']),
    agent: z.string().nullable(),
    kind: z.string(),
    at: z.number(),
    state: z.enum(['told', 'note', 'pending']),
    text: z.string().optional(),
    subject: z.string().optional(),
    masked: z.boolean(),
    files: z.array(FileForm),
    reserved: z.number().openapi({ description: 'Files that only the medical team may open' }),
    addresses: Addresses.optional(),
  })
  .openapi('DeskMessage');

export const QuestionFileForm = z
  .object({
    question: EntryForm,
    view: z.enum(['support', 'medical', 'audit', 'veiled']),
    seq: z.number(),
    clocks: z.array(ClockForm),
    extensions: z.number().openapi({ description: 'How often its delay was extended' }),
    extensionAsked: z
      .object({ agent: z.string(), promisedAt: z.number() })
      .optional()
      .openapi({ description: 'A further extension that waits for a supervisor' }),
    events: z.array(z.looseObject({ seq: z.number(), at: z.number(), type: z.string(), by: z.string() })),
    messages: z.array(DeskMessageForm),
    drafts: z.array(z.object({ id: z.string(), kind: z.string(), at: z.number(), text: z.string() })),
    suggestion: z
      .object({ id: z.string(), at: z.number(), text: z.string(), sources: z.array(z.string()) })
      .optional()
      .openapi({ description: 'In shadow: the assistant’s draft, for the agent who holds the question' }),
    contact: z.object({ email: z.string().optional(), name: z.string().optional() }).optional(),
    accesses: z.array(z.object({ agent: z.string(), at: z.number() })).optional(),
  })
  .openapi('QuestionFile');

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
    reason: z.string(),
    at: z.number(),
    dueAt: z.number().nullable(),
  })
  .openapi('Alert');
