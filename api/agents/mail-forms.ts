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
const people = z.array(z.string());

export const ShownMailForm = z
  .object({
    from: people,
    replyTo: people,
    to: people,
    copies: people,
    date: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string().optional(),
    remote: z.number().openapi({ description: 'Pictures that it would have fetched from elsewhere' }),
    files: z.array(z.object({ name: z.string(), type: z.string(), size: z.number() })),
  })
  .openapi('ShownMail');
export const MailForm = z
  .object({
    recipient: z.string(),
    content: z.object({ subject: z.string(), text: z.string(), html: z.string().optional() }),
  })
  .openapi('Mail');
