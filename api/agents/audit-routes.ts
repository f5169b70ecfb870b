import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { channels, routes as questionRoutes } from '../../domain/triage/types.ts';
import { standings } from '../../domain/clocks.ts';
import { targets, teams, waits } from '../../domain/journal.ts';
import { replayVerdicts } from '../../domain/question-replay.ts';
import { statuses } from '../../domain/state.ts';
import { drawSample } from '../../store/audit-sample.ts';
import type { ApiContext, Env } from '../context.ts';
import { json, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import { auditFileFor, replayFor } from './audit-file.ts';
import { HouseEventForm } from './event-forms.ts';
import { onlyFor } from './session.ts';
import { OpeningForm } from './staff-routes.ts';

const instant = z.number().openapi({ description: 'Epoch milliseconds' });
const question = {
  reference: z.string(),
  receivedAt: instant,
  status: z.enum(statuses),
  team: z.enum(teams),
  assignee: z.string().nullable(),
  route: z.enum(questionRoutes).nullable(),
};

const Rule = z.object({
  version: z.string(),
  tzdata: z.string(),
  timeZone: z.string(),
  from: instant,
  until: instant,
});
const stretch = { from: instant, to: instant, ms: z.number() };
const ReceiptForm = z
  .object({
    reference: z.string(),
    target: z.enum(targets),
    round: z.number(),
    standing: z.enum(standings),
    why: z.enum([...waits, 'resolved']).optional(),
    budget: z.number().openapi({ description: 'Open milliseconds, as all durations here' }),
    startedAt: instant,
    endedAt: instant.optional(),
    measuredAt: instant,
    due: instant.optional(),
    used: z.number(),
    gross: z.number(),
    left: z.number(),
    over: z.number(),
    lines: z.array(
      z.discriminatedUnion('counts', [
        z.object({ counts: z.literal(true), ...stretch, total: z.number(), rule: Rule }),
        z.object({
          counts: z.literal(false),
          ...stretch,
          why: z.enum([...waits, 'resolved']),
          ongoing: z.boolean(),
        }),
      ]),
    ),
    rules: z.array(Rule),
    extensions: z
      .array(
        z.object({
          seq: z.number(),
          announcedAt: instant,
          by: z.string(),
          promisedAt: instant,
          outcome: z.enum(['standing', 'kept', 'missed', 'replaced', 'closed']),
          endedAt: instant.optional(),
        }),
      )
      .openapi({ description: 'Dates that were promised with an extended delay' }),
  })
  .openapi('ClockReceipt');

const AuditFileForm = z
  .object({
    question: z.object({ ...question, channel: z.enum(channels) }),
    events: z.array(HouseEventForm),
    receipts: z.array(ReceiptForm),
    openings: z.array(OpeningForm),
    accesses: z.array(z.object({ agent: z.string(), at: instant })),
    superseded: z.array(
      z.object({ event: HouseEventForm.nullable(), by: z.string(), why: z.string(), at: instant }),
    ),
    archived: z.array(z.object({ file: z.string(), line: z.number(), root: z.string() })),
  })
  .openapi('AuditFile');

const verdict = z.enum(replayVerdicts);
const ReplayForm = z
  .object({
    verdict,
    from: z.enum(['engine', 'archive', 'nowhere']),
    runs: z.array(
      z.object({
        verdict,
        compared: z.number(),
        shifted: z.number().optional(),
        detail: z.string().optional(),
      }),
    ),
    lines: z.array(
      z.object({
        seq: z.number(),
        stored: HouseEventForm.optional(),
        replayed: HouseEventForm.optional(),
        same: z.boolean(),
      }),
    ),
    reserved: z.number().openapi({ description: 'Events compared that only the medical team may read' }),
  })
  .openapi('QuestionReplay');

const tags = ['desk'];
const reading = createRoute({
  method: 'get',
  path: '/audit/questions/{reference}',
  tags,
  summary: 'What was decided, by whom, when and why, with the sum of each clock and who opened it (auditors)',
  description: 'No text of anybody. That it was opened is written down.',
  request: { params: OfQuestion },
  responses: {
    200: { description: 'The question as audited', ...json(AuditFileForm) },
    ...refusalResponses(401, 403, 404, 422, 503),
  },
});
const replaying = createRoute({
  method: 'post',
  path: '/audit/questions/{reference}/replay',
  tags,
  summary: 'Decide its history again by the code of today, beside the journal as stored (auditors)',
  description: 'Nothing outside is asked or told.',
  request: { params: OfQuestion },
  responses: {
    200: { description: 'What was found', ...json(ReplayForm) },
    ...refusalResponses(401, 403, 404, 422, 429, 503),
  },
});
const sampling = createRoute({
  method: 'get',
  path: '/audit/sample',
  tags,
  summary: 'Questions of a period, drawn by lot: the same seed draws the same (auditors)',
  request: {
    query: z.object({
      from: z.coerce.number().int().openapi({ description: 'Epoch milliseconds' }),
      to: z.coerce.number().int().openapi({ description: 'Epoch milliseconds, excluded' }),
      route: z.enum(questionRoutes).optional(),
      team: z.enum(teams).optional(),
      count: z.coerce.number().int().min(1).max(200).default(20),
      seed: z.string().max(40).default('1'),
    }),
  },
  responses: {
    200: {
      description: 'In the order of the draw',
      ...json(z.object({ of: z.number(), drawn: z.array(z.object(question)) }).openapi('AuditSample')),
    },
    ...refusalResponses(401, 403, 422, 503),
  },
});

export function auditRoutes(site: ApiContext) {
  const routes = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  routes.use('/audit/*', onlyFor(site, 'auditor'));
  return routes
    .openapi(reading, async (c) =>
      c.json(await auditFileFor(site, c.get('agent'), c.req.valid('param').reference), 200),
    )
    .openapi(replaying, async (c) => {
      site.gates.act(c.get('agent').id);
      return c.json(await replayFor(site, c.get('agent'), c.req.valid('param').reference), 200);
    })
    .openapi(sampling, async (c) => c.json(await drawSample(site.store.db, c.req.valid('query')), 200));
}
