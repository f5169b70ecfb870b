import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { tagKey, TAG_LENGTH } from '../../domain/tags.ts';
import type { ApiContext, Env } from '../context.ts';
import { body, CommandId, json, Reference, refuseInvalid, refusalResponses } from '../forms.ts';
import { previewBulk, runBulk } from './bulk.ts';

const tags = ['desk'];
/** Questions of one batch: a page of a list. */
const MOST = 50;

const Given = z.strictObject({
  references: z.array(Reference).min(1).max(MOST),
  action: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('claim') }),
    z.strictObject({
      name: z.literal('tag'),
      tag: z
        .string()
        .max(2 * TAG_LENGTH)
        .refine((tag) => tagKey(tag) !== ''),
    }),
    z.strictObject({
      name: z.literal('transfer'),
      to: z.string().min(1).max(80),
      reason: z.string().trim().min(1).max(2_000).optional(),
    }),
  ]),
});
const Lines = z.array(
  z
    .object({
      reference: z.string(),
      problem: z
        .string()
        .optional()
        .openapi({ description: 'The code of the refusal, of those that refuse' }),
    })
    .openapi('BulkLine'),
);

const previewing = createRoute({
  method: 'post',
  path: '/bulk-previews',
  tags,
  summary: 'What one action would do to several questions: nothing is done',
  request: { body: body(Given.openapi('BulkPreview')) },
  responses: {
    200: { description: 'Each of them', ...json(Lines) },
    ...refusalResponses(400, 401, 403, 422, 503),
  },
});
const running = createRoute({
  method: 'post',
  path: '/bulk-actions',
  tags,
  summary: 'One action on several questions, each by its own rules',
  request: { body: body(Given.extend({ id: CommandId }).openapi('BulkAction')) },
  responses: {
    200: { description: 'Each of them', ...json(Lines) },
    ...refusalResponses(400, 401, 403, 422, 503),
  },
});

export function bulkRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(previewing, async (c) =>
      c.json(await previewBulk(site, c.get('agent'), c.req.valid('json')), 200),
    )
    .openapi(running, async (c) => c.json(await runBulk(site, c.get('agent'), c.req.valid('json')), 200));
}
