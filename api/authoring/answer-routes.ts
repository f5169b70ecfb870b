import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiContext, Env } from '../context.ts';
import { json, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import { draftFromAnswer, keepAnswerDraft } from './article-from-answer.ts';

const tags = ['desk'];

const showing = createRoute({
  method: 'get',
  path: '/questions/{reference}/article',
  tags,
  summary: 'What of the answers would serve everybody, without anybody’s data; nothing of a medical matter',
  request: { params: OfQuestion },
  responses: {
    200: {
      description: 'A draft',
      ...json(z.object({ title: z.string(), markdown: z.string() }).openapi('AnswerDraft')),
    },
    ...refusalResponses(401, 403, 404, 409, 422, 503),
  },
});
const keeping = createRoute({
  method: 'post',
  path: '/questions/{reference}/article',
  tags,
  summary: 'Give it to the editors as the draft of an article',
  request: { params: OfQuestion },
  responses: {
    201: { description: 'Kept', ...json(z.object({ id: z.string() })) },
    ...refusalResponses(401, 403, 404, 409, 422, 503),
  },
});

export function answerRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(showing, async (c) =>
      c.json(await draftFromAnswer(site, c.get('agent'), c.req.valid('param').reference), 200),
    )
    .openapi(keeping, async (c) => {
      site.gates.act(c.get('agent').id);
      return c.json(await keepAnswerDraft(site, c.get('agent'), c.req.valid('param').reference), 201);
    });
}
