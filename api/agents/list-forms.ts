import { z } from '@hono/zod-openapi';
import { searchedWords } from '../../content/search/searched-words.ts';
import { teams, waits } from '../../domain/journal.ts';
import { statuses } from '../../domain/state.ts';
import { tagKey } from '../../domain/tags.ts';
import { channels, roles as requesters, routes } from '../../domain/triage/types.ts';
import { listNames } from '../../store/desk-filter.ts';
import { Reference } from '../forms.ts';
import { Cursor } from './cursor.ts';
import { rowSteps } from './row-details.ts';

/** Signs of what is searched for. */
const SEARCH_LIMIT = 200;

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
  words: z
    .string()
    .max(SEARCH_LIMIT)
    .refine((words) => searchedWords(words).length > 0, 'Give a word, a name or an address')
    .optional()
    .openapi({
      description:
        'Words of a message, a name or an address, all of them, in any form that shares their stem; open and closed questions whose words this agent may read',
    }),
  references: z
    .string()
    .max(1_000)
    .transform((words) => words.split(','))
    .pipe(z.array(Reference))
    .optional()
    .openapi({ type: 'string', description: 'These alone, with commas', example: 'PAL-7F3K-92QX' }),
  route: z.enum(routes).optional().openapi({ description: 'Of questions that this agent may read' }),
  role: z.enum(requesters).optional().openapi({ description: 'The same' }),
  channel: z.enum(channels).optional().openapi({ description: 'The same' }),
  topic: z.string().max(100).optional().openapi({ description: 'The same: an article’s slug' }),
  tag: z
    .string()
    .refine((tag) => tagKey(tag) !== '', 'Give a word')
    .optional()
    .openapi({ description: 'Of questions that this agent may read; without a list, open and closed ones' }),
  agent: z.string().max(80).optional().openapi({ description: 'Who has it; `nobody` for none' }),
  late: flag.optional().openapi({ description: 'Past its due instant, and not waiting for the person' }),
  limit: z.coerce.number().int().min(1).max(500).optional(),
  after: Cursor.optional().openapi({
    type: 'string',
    description: 'Where the page before ended: taken from the `next` link of its `Link` header',
  }),
});

export const CountsForm = z
  .object({
    'to-take': z.number(),
    mine: z.number(),
    mentions: z.number().openapi({ description: 'With a note that names this agent, not opened since' }),
    snoozed: z.number(),
    waiting: z.number(),
    team: z.number(),
  })
  .openapi('DeskCounts');

/** What a row says of a question beside that there is one: absent where whoever asks may not read it. */
export const readableFacts = {
  channel: z.enum(channels).optional(),
  role: z.enum(requesters).optional(),
  route: z.enum(routes).nullable().optional(),
  topic: z.string().nullable().optional(),
  handedOff: z.boolean().optional(),
  waitingFor: z.enum(waits).nullable().optional(),
  rating: z.number().nullable().optional(),
  linkedTo: z.string().nullable().optional(),
};

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
    ...readableFacts,
    snoozedUntil: z
      .number()
      .nullable()
      .optional()
      .openapi({ description: 'Until when its agent has put it aside' }),
    seq: z.number().optional(),
    who: z.string().optional().openapi({ description: 'The name given, else the address' }),
    company: z.string().optional().openapi({ description: 'Domain of a company’s address' }),
    about: z.string().optional().openapi({ description: 'Subject or first words, medical passages masked' }),
    last: z
      .object({ type: z.enum(rowSteps), at: z.number(), by: z.string() })
      .optional()
      .openapi({ description: 'What happened last' }),
    tags: z.array(z.string()).optional().openapi({ description: 'What support calls it' }),
    place: z.string().optional().openapi({
      description: '`after` of a page of the same list that begins behind it, whatever becomes of it',
    }),
    unread: z.boolean().optional().openapi({ description: 'The person wrote since this agent read it' }),
  })
  .openapi('DeskEntry');
