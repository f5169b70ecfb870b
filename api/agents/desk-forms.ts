import { z } from '@hono/zod-openapi';
import { CommandId, Reference, LAST_SEQUENCE } from '../forms.ts';
import { alertReasons } from '../../domain/journal.ts';
import { routes } from '../../domain/triage/types.ts';
import { agentRoles } from './roles.ts';

/** Longest text of an agent, in characters. */
const Text = z
  .string()
  .max(20_000)
  .refine((text) => text.trim() !== '', 'empty');
const seen = z
  .int()
  .nonnegative()
  .max(LAST_SEQUENCE)
  .optional()
  .openapi({ description: 'The sequence on the screen: `stale` when the person wrote since.' });

const undo = z.boolean().optional().openapi({
  description:
    'It leaves after ten seconds only, or at once where something else falls due: `unsending` takes it back',
});

/** People whom one answer may be copied to. */
const COPIES = 20;

export const Bare = z.strictObject({ id: CommandId }).openapi('DeskCommand');
export const Junction = z.strictObject({ id: CommandId, other: Reference }).openapi('Junction');
const reason = Text.openapi({ description: 'Why, for the team; the person does not read it.' });
const overriding = reason
  .optional()
  .openapi({ description: 'Why: a must for a supervisor who moves what another has.' });
export const ReleaseForm = z.strictObject({ id: CommandId, text: overriding }).openapi('Release');
export const TransferForm = z
  .strictObject({ id: CommandId, to: z.string().min(1).max(80), text: overriding })
  .openapi('Transfer');
export const RelayForm = z.strictObject({ id: CommandId, text: reason }).openapi('Relay');
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
export const Reply = z.strictObject({ id: CommandId, text: Text, seen, copies, undo }).openapi('Reply');
export const Unsending = z
  .strictObject({ id: CommandId, sent: z.string().max(200).optional() })
  .openapi('Unsending');
export const NoteForm = z.strictObject({ id: CommandId, text: Text }).openapi('Note');
export const Extension = z
  .strictObject({ id: CommandId, text: Text, promisedAt: z.int().positive(), seen })
  .openapi('Extension');
export const SnoozeForm = z
  .strictObject({
    id: CommandId,
    until: z.int().positive().openapi({ description: 'An instant at which the service is open' }),
    beyond: z.boolean().default(false).openapi({
      description: 'A deadline warns before: else `beyond-warning`. `warnsAt` of the question says when.',
    }),
  })
  .openapi('Snooze');
export const Resolution = z
  .strictObject({ id: CommandId, text: Text.optional(), seen, undo })
  .openapi('Resolution');

export const AgentForm = z
  .object({ id: z.string(), name: z.string(), roles: z.array(z.string()) })
  .openapi('DeskAgent');
const Roles = z.array(z.enum(agentRoles)).max(agentRoles.length);
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
