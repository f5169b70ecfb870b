import { z } from '@hono/zod-openapi';
import { eventTypes, waits } from '../../domain/journal.ts';
import { authors } from '../../domain/message-states.ts';
import { statuses } from '../../domain/state.ts';
import { channels, roles } from '../../domain/triage/types.ts';

const PublicEventForm = z
  .object({
    seq: z.number(),
    at: z.number().openapi({ description: 'Epoch milliseconds, as every instant here.' }),
    type: z.enum(eventTypes),
    message: z.string().optional(),
    team: z.string().optional(),
    articles: z.array(z.string()).optional(),
    promisedAt: z.number().optional(),
    how: z.string().optional(),
    why: z.string().optional(),
    score: z.number().optional(),
  })
  .openapi('PublicEvent');

const PublicMessageForm = z
  .object({
    id: z.string(),
    author: z.enum(authors),
    name: z.string().optional(),
    kind: z.string(),
    at: z.number(),
    text: z.string().optional(),
    subject: z.string().optional(),
  })
  .openapi('PublicMessage');

/** The form of `Conversation`, for the reference page. */
export const ConversationForm = z
  .object({
    reference: z.string(),
    channel: z.enum(channels),
    role: z.enum(roles),
    receivedAt: z.number(),
    status: z.enum(statuses),
    waitingFor: z.enum(waits).optional(),
    rating: z.number().optional(),
    promise: z.object({ text: z.string(), replyDue: z.number() }).optional(),
    promisedAt: z.number().optional(),
    delayed: z.literal(true).optional(),
    can: z.object({
      confirm: z.boolean(),
      consent: z.boolean(),
      human: z.boolean(),
      rate: z.boolean(),
      role: z.boolean(),
      address: z.boolean(),
      transcript: z.boolean(),
    }),
    seq: z.number(),
    events: z.array(PublicEventForm),
    messages: z.array(PublicMessageForm),
    readByUs: z
      .string()
      .optional()
      .openapi({ description: 'The last of their messages that somebody of ours has read' }),
  })
  .openapi('Conversation');
