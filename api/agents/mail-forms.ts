import { z } from '@hono/zod-openapi';
import { mailStates } from '../../domain/message-states.ts';

export const MailLineForm = z
  .object({
    message: z.string(),
    question: z.string(),
    state: z.enum(mailStates),
    at: z.number(),
    acceptedAt: z.number().nullable(),
  })
  .openapi('MailLine');
export const MailForm = z
  .object({
    recipient: z.string(),
    content: z.object({ subject: z.string(), text: z.string(), html: z.string().optional() }),
  })
  .openapi('Mail');
