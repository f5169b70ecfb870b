// One question as the desk opens it: its texts, clocks and journal.
import { z } from '@hono/zod-openapi';
import { agentCommandNames } from '../../domain/agent-commands.ts';
import { standings } from '../../domain/clocks.ts';
import { targets, waits } from '../../domain/journal.ts';
import { authors } from '../../domain/message-states.ts';
import { FollowUpForm } from './complaint-routes.ts';
import { HouseEventForm } from './event-forms.ts';
import { EntryForm } from './list-forms.ts';

const ClockForm = z
  .object({
    target: z.enum(targets),
    round: z.number(),
    standing: z.enum(standings),
    why: z.enum([...waits, 'resolved']).optional(),
    budget: z.number(),
    startedAt: z.number(),
    endedAt: z.number().optional(),
    used: z.number(),
    gross: z.number(),
    due: z.number().optional(),
  })
  .openapi('Clock');

const FileForm = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  disguise: z
    .object({ as: z.string(), is: z.string() })
    .optional()
    .openapi({ description: 'What its bytes are, where its name promises something else' }),
  folded: z.literal(true).optional().openapi({ description: 'A tiny picture of a signature or a layout' }),
  original: z.literal(true).optional().openapi({ description: 'The mail itself, as it came' }),
});

const people = z.array(z.string()).optional();
const Addresses = z
  .object({ from: z.string().optional(), to: people, copies: people, replyTo: people })
  .openapi({ description: 'Of a mail: everybody whom it names' });

const DeskMessageForm = z
  .object({
    id: z.string(),
    author: z.enum(authors),
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

const ContactForm = z.object({ email: z.string().optional(), name: z.string().optional() }).optional();

export const QuestionFileForm = z
  .object({
    question: EntryForm,
    view: z.enum(['support', 'medical', 'audit', 'veiled']),
    may: z
      .array(z.enum(agentCommandNames))
      .openapi({ description: 'What this agent may do now: the rest would be refused' }),
    seq: z.number(),
    clocks: z.array(ClockForm),
    extensions: z.number().openapi({ description: 'How often its delay was extended' }),
    warnsAt: z.number().optional().openapi({ description: 'When its next deadline warns, or is missed' }),
    sending: z
      .object({ message: z.string(), agent: z.string(), until: z.number() })
      .optional()
      .openapi({ description: 'A text that leaves then, unless its agent takes it back' }),
    readByPerson: z
      .string()
      .optional()
      .openapi({ description: 'The last message of ours that the person has read in the chat' }),
    others: z
      .array(EntryForm)
      .openapi({ description: 'What else the same person asked, as far as this agent may read it' }),
    macros: z
      .array(z.object({ id: z.string(), title: z.string(), text: z.string(), isShared: z.boolean() }))
      .openapi({ description: 'Texts written often, filled in for it, where this agent may reply' }),
    tags: z.array(z.string()).openapi({ description: 'What agents call it' }),
    extensionAsked: z
      .object({ agent: z.string(), promisedAt: z.number() })
      .optional()
      .openapi({ description: 'A further extension that waits for a supervisor' }),
    events: z.array(HouseEventForm),
    messages: z.array(DeskMessageForm),
    drafts: z.array(z.object({ id: z.string(), kind: z.string(), at: z.number(), text: z.string() })),
    suggestion: z
      .object({ id: z.string(), at: z.number(), text: z.string(), sources: z.array(z.string()) })
      .optional()
      .openapi({ description: 'In shadow: the assistant’s draft, for the agent who holds the question' }),
    contact: ContactForm,
    joinedTo: z.string().optional().openapi({ description: 'The question that it is handled with' }),
    joined: z
      .array(z.object({ reference: z.string(), contact: ContactForm, messages: z.array(DeskMessageForm) }))
      .optional()
      .openapi({ description: 'Questions that are handled with it' }),
    followUps: z.array(FollowUpForm).optional(),
    accesses: z.array(z.object({ agent: z.string(), at: z.number() })).optional(),
  })
  .openapi('QuestionFile');
