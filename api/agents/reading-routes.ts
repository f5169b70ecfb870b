import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { json, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import type { Env, ApiContext } from '../context.ts';
import { watch } from '../streams.ts';
import { Refusal } from '../errors.ts';
import { nextLink } from './cursor.ts';
import { has } from './roles.ts';
import { CountsForm, EntryForm, WantedQuery } from './list-forms.ts';
import { QuestionFileForm } from './question-forms.ts';
import { deskEvents } from './desk-events.ts';
import { fileFor, standingFor } from './question-file.ts';
import { shownType } from '../../intake/file-kind.ts';
import { contentFor, shownMailFor } from './file-content.ts';
import { ShownMailForm } from './mail-forms.ts';
import { countsFor, listFor, workloadFor, type QuestionQuery } from './question-list.ts';

const listing = createRoute({
  method: 'get',
  path: '/questions',
  tags: ['desk'],
  summary: 'The questions an agent may know of, the nearest due instant first; closed ones by their end',
  description: 'A page of them. When the list goes on, the `Link` header has the address of the next page.',
  request: { query: WantedQuery },
  responses: {
    200: { description: 'The page', ...json(z.array(EntryForm)) },
    ...refusalResponses(401, 403, 422, 503),
  },
});

const counting = createRoute({
  method: 'get',
  path: '/counts',
  tags: ['desk'],
  summary: 'How many questions each list of open ones holds',
  responses: { 200: { description: 'By list', ...json(CountsForm) }, ...refusalResponses(401, 403, 503) },
});

const weighing = createRoute({
  method: 'get',
  path: '/workload',
  tags: ['desk'],
  summary: 'What falls due within two open hours, and who of support is at the desk (supervisors)',
  responses: {
    200: {
      description: 'The workload',
      ...json(
        z
          .object({
            late: z.number(),
            dueSoon: z.number(),
            soon: z.number().openapi({ description: 'Until when, epoch ms' }),
            present: z.array(z.string()).openapi({ description: 'Their names' }),
            absent: z.array(z.string()).openapi({ description: 'Names of those away as planned' }),
          })
          .openapi('Workload'),
      ),
    },
    ...refusalResponses(401, 403, 503),
  },
});

const opening = createRoute({
  method: 'get',
  path: '/questions/{reference}',
  tags: ['desk'],
  summary: 'One question: texts, clocks and journal, as far as the roles go',
  description: 'Each opening of medical text is written down: who, of what, when.',
  request: { params: OfQuestion },
  responses: {
    200: { description: 'The question', ...json(QuestionFileForm) },
    ...refusalResponses(401, 403, 404, 503),
  },
});

const StandingForm = z
  .object({ seq: z.number(), readByPerson: z.string().optional() })
  .openapi('QuestionStanding');

const standing = createRoute({
  method: 'get',
  path: '/questions/{reference}/standing',
  tags: ['desk'],
  summary: 'How far its journal has come, to know whether to open it again',
  request: { params: OfQuestion },
  responses: {
    200: {
      description: 'Its sequence, and the last message of ours that the person has read',
      ...json(StandingForm),
    },
    ...refusalResponses(401, 403, 404, 503),
  },
});

const OfFile = OfQuestion.extend({ file: z.string().min(1).max(200) });
const HowShown = z.object({
  view: z
    .literal('inline')
    .optional()
    .openapi({ description: 'To be shown, where it is a plain picture or a PDF' }),
});

const downloading = createRoute({
  method: 'get',
  path: '/questions/{reference}/files/{file}',
  tags: ['desk'],
  summary: 'A file that came with a message',
  request: { params: OfFile, query: HowShown },
  responses: {
    200: {
      description: 'The file, to be saved',
      content: { 'application/octet-stream': { schema: z.string() } },
    },
    ...refusalResponses(401, 403, 404, 503),
  },
});

const reading = createRoute({
  method: 'get',
  path: '/questions/{reference}/files/{file}/mail',
  tags: ['desk'],
  summary:
    'A mail among the files, the original of a message above all, as its writer’s program would show it',
  description:
    'Its HTML runs nothing, loads nothing and leads nowhere. Each opening of a medical one is written down.',
  request: { params: OfFile },
  responses: {
    200: { description: 'The mail', ...json(ShownMailForm) },
    ...refusalResponses(401, 403, 404, 503),
  },
});

const changing = createRoute({
  method: 'get',
  path: '/events',
  tags: ['desk'],
  summary: 'Tells which questions have moved, as server-sent events',
  description:
    'Each event is `{"questions": […]}`: those that moved since the event before, `null` when it may be any, none at a heartbeat.',
  responses: {
    200: { description: 'An endless stream', content: { 'text/event-stream': { schema: z.string() } } },
    ...refusalResponses(401, 403),
  },
});

export function readingRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(listing, async (c) => {
      const { entries, next } = await listFor(site, c.get('agent'), toQuestionQuery(c.req.valid('query')));
      if (next) c.header('Link', nextLink(c.req.url, next));
      return c.json(entries, 200);
    })
    .openapi(weighing, async (c) => {
      const agent = c.get('agent');
      if (!has(agent, 'supervisor')) throw new Refusal('forbidden');
      return c.json(await workloadFor(site, agent), 200);
    })
    .openapi(counting, async (c) => c.json(await countsFor(site, c.get('agent')), 200))
    .openapi(opening, async (c) =>
      c.json(await fileFor(site, c.get('agent'), c.req.valid('param').reference), 200),
    )
    .openapi(standing, async (c) =>
      c.json(await standingFor(site, c.get('agent'), c.req.valid('param').reference), 200),
    )
    .openapi(downloading, async (c) => {
      const { name, content } = await contentFor(site, c.get('agent'), c.req.valid('param'));
      const shown = c.req.valid('query').view === 'inline' ? await shownType(content) : undefined;
      if (shown !== undefined) c.set('contentPolicy', ALONE);
      return c.body(new Uint8Array(content), 200, {
        'Content-Type': shown ?? 'application/octet-stream',
        'Content-Disposition': `${shown === undefined ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      });
    })
    .openapi(reading, async (c) =>
      c.json(await shownMailFor(site, c.get('agent'), c.req.valid('param')), 200),
    )
    .openapi(changing, (c) => watch(site, c, deskEvents(site)));
}

/** What a stranger sent stands alone: it reaches nothing of ours, runs nothing and loads nothing. */
const ALONE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Absent, never undefined. */
function toQuestionQuery(query: z.infer<typeof WantedQuery>): QuestionQuery {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is undefined was left out
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  ) as QuestionQuery;
}
