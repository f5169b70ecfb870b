// "Avez-vous trouvé la réponse ?": what a reader of an article says, without an account.
import { randomUUID } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { emergencyText } from '../content/fr/emergency.ts';
import { maskSpans } from '../domain/triage/spans.ts';
import { articleVersion } from '../store/published-articles.ts';
import { keepVote } from '../store/votes.ts';
import { alarmOf, isHidden } from '../intake/inbound-message.ts';
import { Refusal } from './errors.ts';
import { body, json, refuseInvalid, refusalResponses } from './forms.ts';
import { emergencyIn } from './refused-emergency.ts';
import { clientDigest } from './client-address.ts';
import { signer, type Signer } from './signer.ts';
import type { Env, ApiContext } from './context.ts';
import { getCookie, setCookie } from './cookies.ts';
import { DAY } from '../domain/durations.ts';

/** Longest comment, in characters. */
export const VOTE_COMMENT_LIMIT = 1_000;
const COOKIE = 'lecteur';
const YEAR_MS = 365 * DAY;

const Vote = z
  .strictObject({
    version: z
      .string()
      .regex(/^[0-9a-f]{12}$/)
      .openapi({ description: 'The version that was read.' }),
    helped: z.boolean(),
    comment: z.string().trim().max(VOTE_COMMENT_LIMIT).optional(),
  })
  .openapi('Vote');

const Voted = z
  .object({
    comment: z.enum(['none', 'kept', 'left-out']).openapi({
      description: '`left-out`: it is about health; the vote counts, the words were not kept.',
    }),
  })
  .openapi('Voted');

const voting = createRoute({
  method: 'put',
  path: '/{slug}/vote',
  tags: ['articles'],
  summary: 'Say whether an article answered',
  description:
    'One vote a reader and article: voting again replaces it. The reader is a signed random mark in a cookie.',
  request: { params: z.object({ slug: z.string().max(160) }), body: body(Vote) },
  responses: {
    200: { description: 'Counted', ...json(Voted) },
    ...refusalResponses(400, 404, 413, 422, 429, 503),
  },
});

export function voteRoutes(site: ApiContext) {
  const marks = signer(site.secret, 'reader', site.now);
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid }).openapi(voting, async (c) => {
    const { comment = '', ...vote } = c.req.valid('json');
    const { slug } = c.req.valid('param');
    await checkRate(site, clientDigest(site, c), comment);
    const words = await commentToKeep(site, comment);
    if (!(await articleVersion(site.store.db, slug, vote.version))) throw new Refusal('not-found');
    const id = site.vault.digest('vote', slug, await readerOf(site, c, marks));
    await keepVote(site, { ...vote, id, slug, at: site.now(), ...(words ? { comment: words } : {}) });
    return c.json({ comment: comment === '' ? 'none' : words ? 'kept' : 'left-out' } as const, 200);
  });
}

/** Throws Refusal `too-many-requests`, with the numbers to call when the comment reads as an emergency. */
async function checkRate(site: ApiContext, sender: string, comment: string): Promise<void> {
  try {
    site.gates.vote(sender);
  } catch (error) {
    const emergency = await emergencyIn(site, sender, { text: comment, role: 'unknown' });
    throw error instanceof Refusal && emergency
      ? new Refusal(error.code, { ...error.more, emergency })
      : error;
  }
}

/**
 * What may be kept of a comment, nothing when it is about health as a whole: nobody is there to be given it.
 * Throws Refusal with the numbers to call when it reads as an emergency; needs neither store nor engine.
 */
async function commentToKeep({ qualify }: ApiContext, comment: string): Promise<string | undefined> {
  const triage = await qualify(comment, { channel: 'chat', role: 'unknown' });
  const { route, sensitive, spans } = triage;
  if (route === 'emergency') {
    const emergency = { text: emergencyText({ ...alarmOf(triage), heard: 'lost' }) };
    throw new Refusal('invalid', { fields: ['comment'], emergency });
  }
  const unclear = sensitive && spans.length === 0;
  return isHidden(route) || unclear || comment === '' ? undefined : maskSpans(comment, spans);
}

/** A random mark that says nothing of who reads, made at the first vote; new ones are rationed by address. */
async function readerOf(site: ApiContext, c: Context<Env>, marks: Signer): Promise<string> {
  const claims = await marks.read(getCookie(c, site.config, COOKIE) ?? '');
  if (claims !== undefined && claims !== 'expired' && typeof claims['sub'] === 'string') return claims['sub'];
  site.gates.reader(clientDigest(site, c));
  const mark = randomUUID();
  const value = await marks.sign({ sub: mark }, YEAR_MS);
  setCookie(c, site.config, { name: COOKIE, value, lifeMs: YEAR_MS });
  return mark;
}
