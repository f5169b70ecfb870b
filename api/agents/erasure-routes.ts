// Forgetting a person from the desk: a supervisor sees what would go, then confirms that very list.
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { findReceipt, listReceipts } from '../../store/erasure-receipts.ts';
import { erasable, eraseQuestions } from '../erase-person.ts';
import { Refusal } from '../errors.ts';
import { body, json, Reference, refuseInvalid, refusalResponses } from '../forms.ts';
import type { Env, ApiContext } from '../context.ts';
import { onlyFor, onlyProved } from './session.ts';

const Whom = z.union([
  z.strictObject({ email: z.email().max(254) }),
  z.strictObject({ reference: Reference }),
]);
const Counts = { messages: z.number(), files: z.number(), mails: z.number() };
const Erasable = z
  .object({ reference: z.string(), receivedAt: z.number(), status: z.string(), ...Counts })
  .openapi('Erasable');
const Confirmation = z
  .strictObject({
    whom: Whom,
    references: z
      .array(z.union([Reference, z.string().regex(/^QUA-[0-9a-f-]{36}$/)]))
      .min(1)
      .max(1_000)
      .openapi({
        description: 'The references that were shown, all of them; those of mails in quarantine, too.',
      }),
  })
  .openapi('ErasureConfirmation');
const ReceiptForm = z
  .object({
    id: z.string(),
    at: z.number(),
    by: z.string(),
    questions: z.array(z.object({ reference: z.string(), receivedAt: z.number(), ...Counts })),
  })
  .openapi('ErasureReceipt');

const tags = ['desk'];
const previewing = createRoute({
  method: 'post',
  path: '/erasures/preview',
  tags,
  summary: 'What an erasure would forget (supervisors)',
  request: { body: body(Whom) },
  responses: {
    200: { description: 'The questions', ...json(z.array(Erasable)) },
    ...refusalResponses(400, 401, 403, 422, 503),
  },
});
const erasing = createRoute({
  method: 'post',
  path: '/erasures',
  tags,
  summary: 'Forget a person, for good (supervisors who said who they are a moment ago)',
  request: { body: body(Confirmation) },
  responses: {
    201: { description: 'Done: the receipt', ...json(ReceiptForm) },
    ...refusalResponses(400, 401, 403, 409, 422, 503),
  },
});
const listing = createRoute({
  method: 'get',
  path: '/erasures',
  tags,
  summary: 'Receipts of erasures (supervisors, auditors)',
  responses: {
    200: { description: 'The newest first', ...json(z.array(ReceiptForm)) },
    ...refusalResponses(401, 403, 503),
  },
});
const reading = createRoute({
  method: 'get',
  path: '/erasures/{id}',
  tags,
  summary: 'One receipt (supervisors, auditors)',
  request: { params: z.object({ id: z.string().min(1).max(80) }) },
  responses: {
    200: { description: 'The receipt', ...json(ReceiptForm) },
    ...refusalResponses(401, 403, 404, 503),
  },
});

export function erasureRoutes(site: ApiContext) {
  const { store, vault, desk, now } = site;
  const routes = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  routes.post('/erasures/*', onlyFor(site, 'supervisor')).post('/erasures', onlyFor(site, 'supervisor'));
  routes.post('/erasures', onlyProved(site));
  routes.get('/erasures', onlyFor(site, 'supervisor', 'auditor'));
  routes.get('/erasures/*', onlyFor(site, 'supervisor', 'auditor'));
  return routes
    .openapi(previewing, async (c) => c.json(await erasable({ store, vault }, c.req.valid('json')), 200))
    .openapi(erasing, async (c) => {
      const asked = { ...c.req.valid('json'), by: c.get('agent').id };
      return c.json(await eraseQuestions({ store, vault, desk, now }, asked), 201);
    })
    .openapi(listing, async (c) => c.json(await listReceipts(store.db), 200))
    .openapi(reading, async (c) => {
      const receipt = await findReceipt(store.db, c.req.valid('param').id);
      if (!receipt) throw new Refusal('not-found');
      return c.json(receipt, 200);
    });
}
