// Where a question stands, for whoever its requester gives a link to: no word of it, and no account.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { statuses } from '../../domain/state.ts';
import { findQuestion, voidFollowLinks } from '../../store/questions.ts';
import { admit } from '../admit.ts';
import { clientDigest } from '../client-address.ts';
import type { Env, ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, json, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import { conversationOf } from './conversation.ts';

const path = '/{reference}/follow-link';
const tags = ['questions'];
const security = [{ requester: [] }];

const making = createRoute({
  method: 'post',
  path,
  tags,
  security,
  summary: 'Make a link by which others follow the question',
  description:
    'It shows where the question stands and by when it is answered, and no word of it; for ninety days.',
  request: { params: OfQuestion },
  responses: {
    200: { description: 'The link', ...json(z.object({ address: z.url() }).openapi('FollowLink')) },
    ...refusalResponses(401, 404, 422, 429, 503),
  },
});

const voiding = createRoute({
  method: 'delete',
  path,
  tags,
  security,
  summary: 'Void every such link',
  request: { params: OfQuestion },
  responses: { 204: { description: 'None opens it any more' }, ...refusalResponses(401, 404, 422, 429, 503) },
});

const Followed = z
  .object({
    reference: z.string(),
    receivedAt: z.number(),
    status: z.enum(statuses),
    replyDue: z.number().optional(),
    promisedAt: z.number().optional(),
  })
  .openapi('Followed');

const following = createRoute({
  method: 'post',
  path: '/followed',
  tags,
  summary: 'Where a question stands, by such a link',
  request: { body: body(z.strictObject({ token: z.string().max(2_000) }).openapi('FollowToken')) },
  responses: {
    200: { description: 'As it stands', ...json(Followed) },
    ...refusalResponses(400, 404, 422, 429, 503),
  },
});

export function followRoutes(site: ApiContext) {
  const { db } = site.store;
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(following, async (c) => {
      site.gates.read(clientDigest(site, c));
      const link = await site.tokens.readToFollow(c.req.valid('json').token);
      const row = link && (await findQuestion(db, link.reference));
      const isVoid = !row || row.erasedAt !== null || link.signedAt < (row.followFrom ?? 0);
      const told = isVoid ? undefined : await conversationOf(site, link.reference);
      if (!told) throw new Refusal('not-found');
      const { reference, receivedAt, status, promise, promisedAt } = told;
      const due = promise === undefined ? {} : { replyDue: promise.replyDue };
      return c.json(
        { reference, receivedAt, status, ...due, ...(promisedAt === undefined ? {} : { promisedAt }) },
        200,
      );
    })
    .openapi(making, async (c) => {
      const { reference } = c.req.valid('param');
      await admit(site, c, reference);
      site.gates.write(reference);
      const token = await site.tokens.issueToFollow(reference);
      return c.json({ address: `${site.config.publicUrl}/suivi/${token}` }, 200);
    })
    .openapi(voiding, async (c) => {
      const { reference } = c.req.valid('param');
      await admit(site, c, reference);
      site.gates.write(reference);
      // One that is made from now on is another link.
      await voidFollowLinks(db, { question: reference, at: site.now() + 1 });
      return c.body(null, 204);
    });
}
