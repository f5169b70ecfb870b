// What is said of receivers of events, to other programs and to the desk.
import { createRoute, z } from '@hono/zod-openapi';
import { deliveryStates } from '../../domain/webhooks.ts';
import type { Delivery } from '../../store/webhook-deliveries.ts';
import { body, json, refusalResponses } from '../forms.ts';
import { MachineFileForm } from './question-forms.ts';

const MOST = 100;
const instant = z.number().openapi({ description: 'Epoch milliseconds' });

const WebhookForm = z
  .object({
    id: z.string(),
    key: z
      .string()
      .openapi({ description: 'The key in whose name it is told, and never more than that key may read' }),
    url: z.string(),
    by: z.string(),
    at: instant,
    failingSince: instant
      .nullable()
      .openapi({ description: 'It takes nothing since then; it is tried again' }),
    nextTryAt: instant.nullable(),
    freshTryAt: instant.nullable(),
    disabledAt: instant.nullable().openapi({ description: 'It is told nothing; what happens waits for it' }),
    disabledWhy: z.enum(['by-hand', 'failing', 'gone']).nullable(),
  })
  .openapi('Webhook');

const secret = z.string().openapi({ example: 'whsec_…', description: 'Shown this once: keep it' });
const url = z.url().max(500).openapi({ description: 'https; no redirect is followed' });
export const MadeForm = WebhookForm.extend({ secret }).openapi('MadeWebhook');
const SecretForm = z.object({ secret }).openapi('WebhookSecret');
export const NewWebhook = z.strictObject({ url }).openapi('NewWebhook');
export const NewWebhookOfKey = z
  .strictObject({ url, key: z.string().min(1).max(40) })
  .openapi('NewWebhookOfKey');
const SwitchForm = z.strictObject({ enabled: z.boolean() }).openapi('WebhookSwitch');

const DeliveryForm = z
  .object({
    id: z.string().openapi({ description: '`webhook-id`: the same at each try' }),
    arrival: z.number(),
    question: z.string(),
    fromSeq: z.number(),
    toSeq: z.number(),
    at: instant,
    state: z.enum(deliveryStates),
    tries: z.number(),
    nextTryAt: instant,
    triedAt: instant.nullable(),
    status: z.number().nullable().openapi({ description: 'What was answered last' }),
    problem: z.string().nullable().openapi({ description: 'Why there was no answer' }),
  })
  .openapi('WebhookDelivery');

export function deliveryShown({ webhook: _webhook, failingSince: _failingSince, ...shown }: Delivery) {
  return shown;
}

/** What is posted to a receiver, for the document. */
export const WebhookMessageForm = z
  .object({
    type: z.literal('question.changed'),
    timestamp: z.iso
      .datetime()
      .openapi({ description: 'When it was known that there was something to tell' }),
    data: MachineFileForm.pick({ question: true, events: true }),
  })
  .openapi('WebhookMessage');
export type WebhookMessage = z.infer<typeof WebhookMessageForm>;

const OfWebhook = z.object({ webhook: z.string().min(1).max(40) });
const OfDelivery = OfWebhook.extend({ delivery: z.string().min(1).max(60) });
const LogQuery = z.object({
  state: z.enum(deliveryStates).optional(),
  before: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .openapi({ description: '`arrival` of the last one shown' }),
  limit: z.coerce.number().int().min(1).max(MOST).default(50),
});

type Said = { tags: string[]; security: Record<string, string[]>[] };

/** The same routes for programs, of their own receivers, and for the desk, of all of them. */
export function webhookRoutes({ tags, security }: Said) {
  const common = { tags, security };
  return { ...ofOne(common), ...ofItsLog(common) };
}

const wrong = refusalResponses(401, 403, 404, 422, 429, 503);

function ofOne(common: Said) {
  return {
    listing: createRoute({
      ...common,
      method: 'get',
      path: '/webhooks',
      summary: 'Receivers of events',
      responses: { 200: { description: 'The newest first', ...json(z.array(WebhookForm)) }, ...wrong },
    }),
    renewing: createRoute({
      ...common,
      method: 'post',
      path: '/webhooks/{webhook}/secret',
      summary: 'A new secret; the one before signs as well for 24 hours',
      request: { params: OfWebhook },
      responses: { 201: { description: 'In force', ...json(SecretForm) }, ...wrong },
    }),
    switching: createRoute({
      ...common,
      method: 'put',
      path: '/webhooks/{webhook}/enabled',
      summary: 'Suspend it, or have it told again from where it was',
      request: { params: OfWebhook, body: body(SwitchForm) },
      responses: { 204: { description: 'So it is' }, ...wrong },
    }),
    removing: createRoute({
      ...common,
      method: 'delete',
      path: '/webhooks/{webhook}',
      summary: 'Remove it, with its log',
      request: { params: OfWebhook },
      responses: { 204: { description: 'Removed' }, ...wrong },
    }),
  };
}

function ofItsLog(common: Said) {
  return {
    logging: createRoute({
      ...common,
      method: 'get',
      path: '/webhooks/{webhook}/deliveries',
      summary: 'What was sent and what waits, of the last thirty days',
      request: { params: OfWebhook, query: LogQuery },
      responses: { 200: { description: 'The newest first', ...json(z.array(DeliveryForm)) }, ...wrong },
    }),
    replaying: createRoute({
      ...common,
      method: 'post',
      path: '/webhooks/{webhook}/deliveries/{delivery}/replay',
      summary: 'Send it again, under the same id, as it may be read now',
      request: { params: OfDelivery },
      responses: { 202: { description: 'It waits for its turn' }, ...wrong },
    }),
  };
}
