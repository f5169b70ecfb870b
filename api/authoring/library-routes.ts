import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { findWritten, revisionText } from '../../store/written-articles.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, json, refuseInvalid, refusalResponses } from '../forms.ts';
import {
  ArticleEntry,
  ArticleFileForm,
  ArticleText,
  AtRevision,
  OfArticle,
  OfRevision,
  PublicationForm,
  SavedForm,
} from './article-forms.ts';
import { articleInHand, fieldsOfFile, libraryEntries, reviewsFor } from './library.ts';
import {
  publishArticle,
  returnArticle,
  saveArticle,
  submitArticle,
  withdrawArticle,
} from './write-article.ts';

const tags = ['library'];
const done = { 204: { description: 'Done' }, ...refusalResponses(400, 401, 403, 404, 409, 422, 503) };

const listing = createRoute({
  method: 'get',
  path: '/articles',
  tags,
  summary: 'The help centre’s articles as their editors see them (editors, supervisors)',
  responses: {
    200: { description: 'Those in hand first', ...json(z.array(ArticleEntry)) },
    ...refusalResponses(401, 403, 503),
  },
});
const reviewing = createRoute({
  method: 'get',
  path: '/reviews',
  tags,
  summary: 'How many reviews wait for this agent: of articles that another person wrote',
  responses: {
    200: { description: 'So many', ...json(z.object({ waiting: z.number() })) },
    ...refusalResponses(401, 403, 503),
  },
});
const opening = createRoute({
  method: 'get',
  path: '/articles/{article}',
  tags,
  summary: 'One article with its text, its revisions and who did what',
  request: { params: OfArticle },
  responses: {
    200: { description: 'The article', ...json(ArticleFileForm) },
    ...refusalResponses(401, 403, 404, 422, 503),
  },
});
const saving = createRoute({
  method: 'put',
  path: '/articles/{article}',
  tags,
  summary: 'Save the next revision; the id of a new article is made by the caller',
  request: { params: OfArticle, body: body(SavedForm) },
  responses: {
    200: { description: 'Saved', ...json(z.object({ id: z.string(), revision: z.number() })) },
    ...refusalResponses(400, 401, 403, 409, 422, 503),
  },
});
const reading = createRoute({
  method: 'get',
  path: '/articles/{article}/revisions/{revision}',
  tags,
  summary: 'The file that a revision was',
  request: { params: OfRevision },
  responses: {
    200: { description: 'Its text', ...json(z.object({ text: z.string(), fields: ArticleText })) },
    ...refusalResponses(401, 403, 404, 422, 503),
  },
});
const submitting = createRoute({
  method: 'put',
  path: '/articles/{article}/review',
  tags,
  summary: 'Ask another person to read it',
  request: { params: OfArticle, body: body(AtRevision) },
  responses: done,
});
const returning = createRoute({
  method: 'put',
  path: '/articles/{article}/return',
  tags,
  summary: 'Give it back to its writer, from a review or a plan',
  request: { params: OfArticle, body: body(AtRevision) },
  responses: done,
});
const publishing = createRoute({
  method: 'put',
  path: '/articles/{article}/publication',
  tags,
  summary: 'Approve what was read: published at once, or when planned; by somebody who did not write it',
  request: { params: OfArticle, body: body(PublicationForm) },
  responses: done,
});
const withdrawing = createRoute({
  method: 'put',
  path: '/articles/{article}/withdrawal',
  tags,
  summary: 'Take it from readers',
  request: { params: OfArticle, body: body(AtRevision) },
  responses: done,
});

/** For editors and supervisors: nothing of it is about anybody's question. */
export function libraryRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(listing, async (c) => c.json(await libraryEntries(site), 200))
    .openapi(reviewing, async (c) => c.json({ waiting: await reviewsFor(site, c.get('agent')) }, 200))
    .openapi(opening, async (c) =>
      c.json(await articleInHand(site, c.get('agent'), c.req.valid('param').article), 200),
    )
    .openapi(saving, async (c) => {
      const given = { ...c.req.valid('json'), id: c.req.valid('param').article };
      return c.json(await saveArticle(site, c.get('agent'), given), 200);
    })
    .openapi(reading, async (c) => c.json(await textAt(site, c.req.valid('param')), 200))
    .openapi(submitting, async (c) => {
      await submitArticle(site, c.get('agent'), { ...c.req.valid('param'), ...c.req.valid('json') });
      return c.body(null, 204);
    })
    .openapi(returning, async (c) => {
      await returnArticle(site, c.get('agent'), { ...c.req.valid('param'), ...c.req.valid('json') });
      return c.body(null, 204);
    })
    .openapi(publishing, async (c) => {
      await publishArticle(site, c.get('agent'), { ...c.req.valid('param'), ...c.req.valid('json') });
      return c.body(null, 204);
    })
    .openapi(withdrawing, async (c) => {
      await withdrawArticle(site, c.get('agent'), { ...c.req.valid('param'), ...c.req.valid('json') });
      return c.body(null, 204);
    });
}

async function textAt({ store }: ApiContext, { article, revision }: z.infer<typeof OfRevision>) {
  const row = await findWritten(store.db, article);
  const text = row && (await revisionText(store.db, row.id, revision));
  if (text === undefined) throw new Refusal('not-found');
  return { text, fields: fieldsOfFile(text) };
}
