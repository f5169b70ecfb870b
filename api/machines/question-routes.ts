import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { stream } from 'hono/streaming';
import { dimensions, filterOf, scopeOf } from '../../domain/indicators/scopes.ts';
import { roles } from '../../domain/triage/types.ts';
import { indicatorReport, type IndicatorReport } from '../../store/indicator-report.ts';
import { formOf, period, rangeOf } from '../agents/indicator-routes.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, CommandId, json, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import { openQuestion } from '../requester/ask.ts';
import { machineWith, needs } from './machine-access.ts';
import { machineActor } from './machine-keys.ts';
import { exportedLines, noteExport } from './export-questions.ts';
import { ChangedSince, MachineFileForm, WalkForm, WalkQuery } from './question-forms.ts';
import { questionFor, walkQuestions } from './read-questions.ts';

const tags = ['machines'];
/** Any name: what reads like JSON would be typed as JSON. */
const NDJSON: string = 'application/x-ndjson';

const walking = createRoute({
  method: 'get',
  path: '/questions',
  tags,
  security: needs('questions:read'),
  summary: 'The questions, by receipt, in pages',
  description:
    'A walk gives each question once, whatever changes meanwhile; what changed comes with the next one, from its `asOf` on.',
  request: { query: WalkQuery },
  responses: {
    200: { description: 'A page', ...json(WalkForm) },
    ...refusalResponses(401, 403, 422, 429, 503),
  },
});
const opening = createRoute({
  method: 'get',
  path: '/questions/{reference}',
  tags,
  security: needs('questions:read'),
  summary: 'One question with its journal; with `messages:read`, what was written',
  request: { params: OfQuestion },
  responses: {
    200: { description: 'As support reads it', ...json(MachineFileForm) },
    ...refusalResponses(401, 403, 404, 422, 429, 503),
  },
});
const exporting = createRoute({
  method: 'get',
  path: '/export',
  tags,
  security: needs('questions:read'),
  summary: 'All of it as NDJSON: a question with its journal a line',
  description:
    'The last line is `{"end":true,"count":…,"asOf":…}`: an export without it was cut. `asOf` is `updatedSince` of the next one.',
  request: { query: ChangedSince },
  responses: {
    200: { description: 'Lines', content: { [NDJSON]: { schema: z.string() } } },
    ...refusalResponses(401, 403, 422, 429, 503),
  },
});
const asking = createRoute({
  method: 'post',
  path: '/questions',
  tags,
  security: needs('questions:write'),
  summary: 'Open a question in somebody’s name',
  description: 'The same `id` again is the same question. With an address, the answers reach them by mail.',
  request: {
    body: body(
      z
        .strictObject({
          id: CommandId,
          text: z.string().max(100_000),
          role: z.enum(roles).default('unknown'),
          email: z.email().max(254).optional(),
          name: z.string().trim().min(1).max(100).optional(),
        })
        .openapi('MachineAsking'),
    ),
  },
  responses: {
    202: {
      description: 'Held: nothing that happens later loses it',
      ...json(
        z
          .object({
            reference: z.string(),
            messageId: z.string(),
            emergency: z
              .object({ text: z.string() })
              .optional()
              .openapi({ description: 'To be shown to them at once' }),
            promise: z.object({ text: z.string(), replyDue: z.number() }).optional(),
          })
          .openapi('MachineAsked'),
      ),
    },
    ...refusalResponses(400, 401, 403, 409, 413, 422, 429, 503),
  },
});
const figures = createRoute({
  method: 'get',
  path: '/indicators',
  tags,
  security: needs('indicators:read'),
  summary: 'The figures of a period; of no agent',
  request: { query: z.object({ ...period, by: z.enum(dimensions).optional() }) },
  responses: {
    200: { description: 'Figures, with those of as many days before', ...json(formOf<IndicatorReport>()) },
    ...refusalResponses(401, 403, 422, 429, 503),
  },
});

export function machineQuestionRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(walking, async (c) => {
      machineWith(c, 'questions:read');
      return c.json(await walkQuestions(site, c.req.valid('query')), 200);
    })
    .openapi(opening, async (c) => {
      const machine = machineWith(c, 'questions:read');
      return c.json(await questionFor(site, machine, c.req.valid('param').reference), 200);
    })
    .openapi(exporting, async (c) => {
      const machine = machineWith(c, 'questions:read');
      await noteExport(site, machine);
      c.header('Content-Type', NDJSON);
      return stream(c, async (out) => {
        for await (const line of exportedLines(site, machine, c.req.valid('query')))
          if (out.aborted) return;
          else await out.write(line);
      });
    })
    .openapi(asking, async (c) => {
      const machine = machineActor(machineWith(c, 'questions:write'));
      const { id, text, role, email, name } = c.req.valid('json');
      if (text.trim() === '') throw new Refusal('invalid', { fields: ['text'] });
      const who = { ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) };
      const given = { id: `${machine}:${id}`, text, role, ...who };
      const asked = await openQuestion(site, { sender: machine }, given);
      return c.json(asked, 202);
    })
    .openapi(figures, async (c) => {
      machineWith(c, 'indicators:read');
      const { from, to, scope, by } = c.req.valid('query');
      // What one agent does is between them and who leads.
      if (scope.startsWith('agent=')) throw new Refusal('forbidden');
      const asked = {
        ...rangeOf(from, to),
        scope: scopeOf(filterOf(scope)),
        ...(by === undefined ? {} : { by }),
      };
      return c.json(await indicatorReport(site.store, asked, site.now()), 200);
    });
}
