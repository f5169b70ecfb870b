// What other programs are given of questions, and how they walk through them.
import { z } from '@hono/zod-openapi';
import { teams } from '../../domain/journal.ts';
import { authors } from '../../domain/message-states.ts';
import { statuses } from '../../domain/state.ts';
import type { WalkPosition } from '../../store/changed-questions.ts';
import { decodeCursor, encodeCursor } from '../agents/cursor.ts';
import { HouseEventForm } from '../agents/event-forms.ts';
import { readableFacts } from '../agents/list-forms.ts';

const MOST = 200;
const PAGE = 100;
const instant = z.number().openapi({ description: 'Epoch milliseconds' });
const maybe = instant.nullable();

const MachineQuestionForm = z
  .object({
    reference: z.string(),
    receivedAt: instant,
    updatedAt: instant.openapi({ description: 'When it changed last, by the store’s clock' }),
    erasedAt: maybe.openapi({ description: 'Its person was forgotten: forget your copy' }),
    veiled: z.boolean().openapi({
      description: 'The medical team’s: nothing more is said of it, and what you knew is to be forgotten',
    }),
    status: z.enum(statuses),
    team: z.enum(teams),
    assignee: z.string().nullable(),
    dueAt: maybe.openapi({ description: 'As of its last event' }),
    closedAt: maybe,
    ...readableFacts,
    seq: z.number().optional().openapi({ description: 'The last sequence of its journal' }),
  })
  .openapi('MachineQuestion');
export type MachineQuestion = z.infer<typeof MachineQuestionForm>;

const MachineMessageForm = z
  .object({
    id: z.string(),
    author: z.enum(authors),
    agent: z.string().nullable(),
    kind: z.string(),
    at: instant,
    isNote: z.boolean().openapi({ description: 'For the house alone: the person never reads it' }),
    masked: z.boolean().openapi({ description: 'Part of it, or all, is for the medical team alone' }),
    subject: z.string().optional(),
    text: z.string().optional(),
  })
  .openapi('MachineMessage');

export const MachineFileForm = z
  .object({
    question: MachineQuestionForm,
    events: z.array(HouseEventForm).openapi({ description: 'Its journal, as support reads it' }),
    contact: z.object({ email: z.string().optional(), name: z.string().optional() }).optional(),
    messages: z
      .array(MachineMessageForm)
      .optional()
      .openapi({ description: 'For a key with `messages:read`, as support reads them' }),
  })
  .openapi('MachineQuestionFile');
export type MachineFile = z.infer<typeof MachineFileForm>;

const At = z.tuple([z.int(), z.int(), z.string().max(40)]);

const WalkCursor = z
  .string()
  .max(200)
  .transform((word, check): WalkPosition => {
    const read = At.safeParse(decodeCursor(word));
    if (read.success) {
      const [asOf, receivedAt, reference] = read.data;
      return { asOf, receivedAt, reference };
    }
    check.addIssue({ code: 'custom', message: 'no cursor' });
    return z.NEVER;
  });

export function walkCursor({ asOf, receivedAt, reference }: WalkPosition): string {
  return encodeCursor([asOf, receivedAt, reference]);
}

export const ChangedSince = z.object({
  updatedSince: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .openapi({ description: 'Those changed then or since: `asOf` of the walk before, epoch milliseconds' }),
});

export const WalkQuery = ChangedSince.extend({
  limit: z.coerce.number().int().min(1).max(MOST).default(PAGE),
  after: WalkCursor.optional().openapi({
    type: 'string',
    description: '`next` of the page before, with the same `updatedSince`',
  }),
});

export const WalkForm = z
  .object({
    questions: z.array(MachineQuestionForm),
    asOf: instant.openapi({ description: '`updatedSince` of the walk after this one' }),
    next: z.string().optional().openapi({ description: '`after` of the next page; none at the end' }),
  })
  .openapi('QuestionWalk');
