import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { roles } from '../../domain/triage/types.ts';
import { Refusal } from '../errors.ts';
import { body, CommandId, json, OfQuestion, refuseInvalid, refusalResponses } from '../forms.ts';
import type { Env, ApiContext } from '../context.ts';
import { admit } from '../admit.ts';
import { ask, continuationOf, write } from './ask.ts';
import { IDENTITY_LIMIT } from './identity-routes.ts';
import { conversationOf } from './conversation.ts';
import { ConversationForm } from './conversation-form.ts';

/** Beyond what the door takes, so that it is the door which says no; the body's limit is in bytes. */
const Text = z
  .string()
  .max(100_000)
  .refine((text) => text.trim() !== '', 'empty');
const Emergency = z
  .object({ text: z.string() })
  .openapi({ description: 'To be shown at once, above all else.' });

const Asking = z
  .strictObject({
    id: CommandId.optional(),
    text: Text,
    role: z.enum(roles).default('unknown'),
    email: z.email().max(254).optional(),
    name: z.string().trim().min(1).max(100).optional(),
    channel: z.literal('chat').default('chat'),
    timeZone: z.string().max(60).optional(),
    identity: z.string().max(IDENTITY_LIMIT).optional().openapi({
      description: 'A site’s signed word on who asks (docs/chat.md): the question is theirs on every device.',
    }),
  })
  .openapi('Asking');

const Accepted = z
  .object({
    reference: z.string(),
    token: z.string().openapi({ description: 'Opens this question, and no other. Also set as a cookie.' }),
    messageId: z.string(),
    emergency: Emergency.optional(),
    promise: z.object({ text: z.string(), replyDue: z.number() }).optional(),
  })
  .openapi('Accepted');

const Writing = z.strictObject({ id: CommandId.optional(), text: Text }).openapi('Writing');
const Written = Accepted.omit({ token: true, promise: true })
  .extend({
    token: z.string().optional().openapi({
      description: 'When the question was over: of the one that goes on from it, named by `reference`.',
    }),
  })
  .openapi('Written');

const Keyed = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\w.:-]{16,80}$/)
    .optional()
    .openapi({ description: 'Unguessable, made by the sender; stands for `id` in the body.' }),
});

const asking = createRoute({
  method: 'post',
  path: '/',
  tags: ['questions'],
  summary: 'Ask a question by chat',
  description:
    'Accepted means held: the text is sealed in the store, and nothing that happens later loses it.',
  request: { headers: Keyed, body: body(Asking) },
  responses: {
    202: { description: 'Accepted', ...json(Accepted) },
    ...refusalResponses(400, 401, 409, 413, 422, 429, 503),
  },
});

const writing = createRoute({
  method: 'post',
  path: '/{reference}/messages',
  tags: ['questions'],
  security: [{ requester: [] }],
  summary: 'Write again',
  request: { headers: Keyed, params: OfQuestion, body: body(Writing) },
  responses: {
    202: { description: 'Accepted', ...json(Written) },
    ...refusalResponses(400, 401, 404, 409, 413, 422, 429, 503),
  },
});

const reading = createRoute({
  method: 'get',
  path: '/{reference}',
  tags: ['questions'],
  security: [{ requester: [] }],
  summary: 'The question, its public journal and its messages',
  request: { params: OfQuestion },
  responses: {
    200: { description: 'As it stands', ...json(ConversationForm) },
    ...refusalResponses(401, 404, 429, 503),
  },
});

export function questionRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(asking, async (c) => {
      const { channel: _, id, ...asked } = c.req.valid('json');
      const key = keyOf(c.req.valid('header')['idempotency-key'], id);
      const admitted = await ask(site, c, { ...present(asked), id: key });
      c.header('Location', `/api/questions/${admitted.reference}`);
      return c.json(admitted, 202);
    })
    .openapi(writing, async (c) => {
      const { reference } = c.req.valid('param');
      await admit(site, c, reference);
      const { id, text } = c.req.valid('json');
      const key = keyOf(c.req.valid('header')['idempotency-key'], id);
      const written = await write(site, reference, { text, id: key });
      const next = await continuationOf(site, c, { reference, messageId: written.messageId });
      return c.json({ ...written, ...next }, 202);
    })
    .openapi(reading, async (c) => {
      const { reference } = c.req.valid('param');
      await admit(site, c, reference);
      site.gates.read(reference);
      const conversation = await conversationOf(site, reference);
      if (!conversation) throw new Refusal('not-found');
      return c.json(conversation, 200);
    });
}

/** Without a key a retry would be a second question. */
function keyOf(header: string | undefined, id: string | undefined): string {
  const key = header ?? id;
  if (key === undefined) throw new Refusal('invalid', { fields: ['id'] });
  return key;
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Leaves out what was not given: an optional field is absent, never undefined. */
function present<T extends object>(given: T): Present<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- undefined fields are gone; TypeScript cannot see it
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Present<T>;
}
