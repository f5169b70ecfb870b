import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Team } from '../../domain/journal.ts';
import { tagKey, TAG_LENGTH } from '../../domain/tags.ts';
import { deskLine } from '../../store/desk-list.ts';
import { addTag, removeTag, tagsInUse, tagsOf } from '../../store/tags.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { json, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import type { Session } from './session.ts';
import { viewOf, type View } from './views.ts';

const tags = ['desk'];
const OfTag = OfQuestion.extend({
  tag: z
    .string()
    .max(2 * TAG_LENGTH)
    .refine((tag) => tagKey(tag) !== '')
    .openapi({ description: `A word or two, of ${TAG_LENGTH} signs at most`, example: 'facture en double' }),
});

const listing = createRoute({
  method: 'get',
  path: '/tags',
  tags,
  summary: 'What support calls its questions, the most used first',
  responses: {
    200: {
      description: 'The tags',
      ...json(z.array(z.object({ tag: z.string(), questions: z.number() }).openapi('Tag'))),
    },
    ...refusalResponses(401, 403, 503),
  },
});
const tagging = createRoute({
  method: 'put',
  path: '/questions/{reference}/tags/{tag}',
  tags,
  summary: 'Tag a question; on a medical one, for the medical team alone',
  request: { params: OfTag },
  responses: { 204: { description: 'Tagged' }, ...refusalResponses(401, 403, 404, 409, 422, 429, 503) },
});
const untagging = createRoute({
  method: 'delete',
  path: '/questions/{reference}/tags/{tag}',
  tags,
  summary: 'Take a tag away',
  request: { params: OfTag },
  responses: { 204: { description: 'Taken away' }, ...refusalResponses(401, 403, 404, 422, 429, 503) },
});

export function tagRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(listing, async (c) => c.json(await tagsFor(site, c.get('agent')), 200))
    .openapi(tagging, async (c) => {
      await addTo(site, c.get('agent'), c.req.valid('param'));
      return c.body(null, 204);
    })
    .openapi(untagging, async (c) => {
      const { reference: question, tag: label } = c.req.valid('param');
      site.gates.act(c.get('agent').id);
      const audience = await audienceFor(site, c.get('agent'), question);
      await removeTag(site, { question, label, audience });
      return c.body(null, 204);
    });
}

async function tagsFor({ store, vault }: ApiContext, agent: Session) {
  const isSupport = agent.roles.some((role) => role === 'support' || role === 'supervisor');
  return isSupport ? tagsInUse(store.db, vault.reader('support')) : [];
}

type Tagged = { reference: string; tag: string };

/** Throws as `audienceFor` does, and `too-many-tags`, or `closed` of an erased question. */
export async function addTo(
  site: ApiContext,
  agent: Session,
  { reference, tag: label }: Tagged,
): Promise<void> {
  site.gates.act(agent.id);
  const audience = await audienceFor(site, agent, reference);
  const tagged = { question: reference, label, audience, agent: agent.id, at: site.now() };
  const added = await addTag(site, tagged);
  if (added === 'too-many') throw new Refusal('too-many-tags');
  if (added === 'gone') throw new Refusal('closed');
}

/** The team for which an agent tags; throws Refusal `not-found`, or `wrong-team` for who may not read the question. */
export async function audienceFor(site: ApiContext, agent: Session, reference: string): Promise<Team> {
  const line = await deskLine(site.store.db, reference);
  if (!line) throw new Refusal('not-found');
  const view = viewOf(agent, line);
  if (view !== 'support' && view !== 'medical') throw new Refusal('wrong-team');
  return view;
}

/** The medical team reads support's, too. */
export async function tagsShown(
  { store: { db }, vault }: Pick<ApiContext, 'store' | 'vault'>,
  question: string,
  view: View,
): Promise<string[]> {
  const support = await tagsOf(db, await vault.reader('support').ofEach(db, [question]), 'support');
  if (view !== 'medical') return support.get(question) ?? [];
  const medical = await tagsOf(db, await vault.reader('medical').ofEach(db, [question]), 'medical');
  return [...(support.get(question) ?? []), ...(medical.get(question) ?? [])];
}
