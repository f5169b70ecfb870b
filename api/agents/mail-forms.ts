import { z } from '@hono/zod-openapi';
import { mailStates } from '../../domain/message-states.ts';

export const MailsQuery = z.object({
  state: z.enum(mailStates).optional(),
  address: z
    .string()
    .trim()
    .max(320)
    .optional()
    .openapi({ description: 'All of an address, or a part of it' }),
});

export const MailLineForm = z
  .object({
    message: z.string(),
    question: z.string(),
    state: z.enum(mailStates),
    at: z.number(),
    acceptedAt: z.number().nullable(),
    /** How often the relay did not take it, and what went wrong last: a code. */
    failures: z.number(),
    failedAt: z.number().nullable(),
    problem: z.string().nullable(),
    recipient: z.string(),
    subject: z.string(),
    kind: z.string().nullable().openapi({
      description: 'Of the message that it carries, such as `acknowledged` or `reply`; null for what is none',
    }),
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
