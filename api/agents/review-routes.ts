import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ownWords } from '../../content/review/own-words.ts';
import { PROPOSALS } from '../../domain/review/types.ts';
import { firstWords } from '../../store/review-requests.ts';
import { decideProposal, type KeptProposal, reviewsKept } from '../../store/reviews.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, json, refusalResponses, refuseInvalid } from '../forms.ts';
import { has } from './roles.ts';
import type { Session } from './session.ts';

const tags = ['desk'];

const Proposal = z
  .object({
    id: z.string(),
    week: z.string(),
    kind: z.enum(PROPOSALS),
    name: z.string(),
    article: z.string().nullable(),
    section: z.string().nullable(),
    now: z.number(),
    before: z.number(),
    /** Requests of each of six weeks, the latest last. */
    trend: z.array(z.number()),
    openMinutes: z.number(),
    questions: z.array(z.string()),
    /** What three of them wrote, masked; fewer once words are destroyed. */
    sentences: z.array(z.string()),
    state: z.enum(['open', 'accepted', 'refused', 'expired']),
    decidedBy: z.string().nullable(),
    reason: z.string().nullable(),
    owner: z.string().nullable(),
    due: z.string().nullable(),
  })
  .openapi('ReviewProposal');

const Review = z
  .object({
    last: z.object({ week: z.string(), at: z.number(), requests: z.number(), groups: z.number() }).nullable(),
    proposals: z.array(Proposal),
  })
  .openapi('WeeklyReview');
export type WeeklyReview = z.infer<typeof Review>;

const Decision = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('accepted'),
    owner: z.string().trim().min(1).max(80),
    due: z.iso.date(),
  }),
  z.strictObject({ state: z.literal('refused'), reason: z.string().trim().min(1).max(500) }),
]);

const read = createRoute({
  method: 'get',
  path: '/review',
  tags,
  summary: 'The last weekly review, and what reviews proposed, the latest first',
  responses: { 200: { description: 'The review', ...json(Review) }, ...refusalResponses(401, 403, 503) },
});
const decide = createRoute({
  method: 'put',
  path: '/review/{proposal}/decision',
  tags,
  summary: 'Accept with an owner and a date, or refuse with a reason; the first decision stands',
  request: { params: z.object({ proposal: z.string().min(1).max(40) }), body: body(Decision) },
  responses: { 204: { description: 'Decided' }, ...refusalResponses(401, 403, 404, 422, 503) },
});

export function reviewRoutes(site: ApiContext): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(read, async (c) => {
      mustLead(c.get('agent'));
      const { last, proposals } = await reviewsKept(site);
      const shown = await Promise.all(proposals.map((proposal) => withSentences(site, proposal)));
      return c.json({ last: last ?? null, proposals: shown }, 200);
    })
    .openapi(decide, async (c) => {
      const { id: by } = mustLead(c.get('agent'));
      const { proposal: id } = c.req.valid('param');
      const decision = { ...c.req.valid('json'), id, by, at: site.now() };
      if (!(await decideProposal(site.store, decision))) throw new Refusal('not-found');
      return c.body(null, 204);
    });
}

function mustLead(agent: Session): Session {
  if (!has(agent, 'supervisor')) throw new Refusal('forbidden');
  return agent;
}

const SENTENCES = 3;
const LONGEST = 200;

/** Only of what is still to be decided: read from the questions themselves, so that they go with them. */
async function withSentences(site: ApiContext, proposal: KeptProposal) {
  const asked = proposal.state === 'open' ? proposal.questions.slice(-SENTENCES) : [];
  const texts = await Promise.all(asked.map((reference) => firstWords(site, reference)));
  const sentences = texts.flatMap((text) => (text === undefined ? [] : [ownWords(text).slice(0, LONGEST)]));
  return { ...proposal, sentences };
}
