import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { countTroubles } from '../store/troubles.ts';
import type { Env, ApiContext } from './context.ts';

const Live = z.object({ live: z.literal(true) }).openapi('Live');
const Ready = z
  .object({
    ready: z.boolean(),
    store: z.boolean(),
    engine: z.boolean(),
    workers: z.boolean(),
    disk: z.boolean().openapi({ description: 'Whether there is room to write.' }),
    stuck: z.number().optional().openapi({ description: 'Open questions whose workflow does not go on.' }),
  })
  .openapi('Ready');

const live = createRoute({
  method: 'get',
  path: '/health',
  tags: ['health'],
  summary: 'Whether this process runs',
  responses: { 200: { description: 'It does', content: { 'application/json': { schema: Live } } } },
});

const ready = createRoute({
  method: 'get',
  path: '/ready',
  tags: ['health'],
  summary: 'Whether the store, the engine and at least one worker answer',
  responses: {
    200: { description: 'All do', content: { 'application/json': { schema: Ready } } },
    503: {
      description: 'One does not. Messages are still accepted while the store is there.',
      content: { 'application/json': { schema: Ready } },
    },
  },
});

export function healthRoutes({ store, desk, hasRoom }: ApiContext): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>()
    .openapi(live, (c) => c.json({ live: true as const }, 200))
    .openapi(ready, async (c) => {
      const looks = [stuckIn(store), desk.health(), hasRoom()] as const;
      const [stuck, { engine, workers }, disk] = await Promise.all(looks);
      const stored = stuck !== undefined;
      const all = stored && engine && workers && disk;
      return c.json({ ready: all, store: stored, engine, workers, disk, stuck }, all ? 200 : 503);
    });
}

/** How many questions do not go on; undefined while the store does not answer. */
async function stuckIn({ db }: ApiContext['store']): Promise<number | undefined> {
  try {
    return await countTroubles(db);
  } catch {
    return undefined;
  }
}
