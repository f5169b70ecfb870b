import { z } from '@hono/zod-openapi';

const PublicEventForm = z
  .object({
    seq: z.number(),
    at: z.number().openapi({ description: 'Epoch milliseconds, as every instant here.' }),
    type: z.string(),
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
    author: z.enum(['requester', 'assistant', 'agent', 'system']),
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
    channel: z.enum(['chat', 'email']),
    role: z.enum(['employee', 'employer', 'unknown']),
    receivedAt: z.number(),
    status: z.enum(['registered', 'with-assistant', 'waiting', 'queued', 'with-agent', 'resolved', 'closed']),
    waitingFor: z.enum(['confirmation', 'clarification', 'reply', 'consent', 'physician']).optional(),
    rating: z.number().optional(),
    promise: z.object({ text: z.string(), replyDue: z.number() }).optional(),
    promisedAt: z.number().optional(),
    delayed: z.literal(true).optional(),
    can: z.object({ confirm: z.boolean(), consent: z.boolean(), human: z.boolean(), rate: z.boolean() }),
    seq: z.number(),
    events: z.array(PublicEventForm),
    messages: z.array(PublicMessageForm),
  })
  .openapi('Conversation');
