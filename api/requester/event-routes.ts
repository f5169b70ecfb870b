import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SSEStreamingApi } from 'hono/streaming';
import type { JournalEvent } from '../../domain/journal.ts';
import { Refusal } from '../errors.ts';
import { LAST_SEQUENCE, OfQuestion, refusalResponses } from '../forms.ts';
import { eventsAfter } from '../../store/project-journal.ts';
import { isAnsweredNow, WATCHED } from '../../store/watching.ts';
import type { Env, ApiContext } from '../context.ts';
import { watch } from '../streams.ts';
import { admit } from '../admit.ts';
import { isThere, findMessages, type PublicMessage } from './conversation.ts';
import { publicEvent, type PublicEvent } from './public-journal.ts';

/** What one event of the stream carries: the event, with the words of its message. */
export type StreamedEvent = Omit<PublicEvent, 'message'> & { message?: PublicMessage };

const sequence = z.coerce
  .number()
  .int()
  .nonnegative()
  .max(LAST_SEQUENCE)
  .catch(0)
  .openapi({ type: 'integer' });

const events = createRoute({
  method: 'get',
  path: '/{reference}/events',
  tags: ['questions'],
  security: [{ requester: [] }],
  summary: 'The public journal as it is written, as server-sent events',
  description:
    'Each event has its sequence as `id`. `typing`, without one, says whether somebody of ours is writing. `Last-Event-ID`, or `after` in the query, resumes after one: none is missed, none is repeated.',
  request: { params: OfQuestion, query: z.object({ after: sequence.optional() }) },
  responses: {
    200: { description: 'An endless stream', content: { 'text/event-stream': { schema: z.string() } } },
    ...refusalResponses(401, 404, 429, 503),
  },
});

export function eventRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>().openapi(events, async (c) => {
    const { reference } = c.req.valid('param');
    await admit(site, c, reference);
    site.gates.read(reference);
    const resumed = c.req.header('last-event-id');
    let seq = resumed === undefined ? (c.req.valid('query').after ?? 0) : sequence.parse(resumed);
    // Before the stream begins, so that what is not there, or a store that is away, is told as such.
    if (!(await isThere(site, reference))) throw new Refusal('not-found');
    let wasTyping = false;
    return watch(site, c, {
      subscribe: (look) => subscribeTo(site, reference, look),
      tell: async (stream) => {
        const isTyping = await isAnsweredNow(site.store.db, reference, site.now());
        if (isTyping !== wasTyping)
          await stream.writeSSE({ event: 'typing', data: JSON.stringify({ isTyping }) });
        wasTyping = isTyping;
        const news = await eventsAfter(site.store.db, reference, seq);
        await sendNews(site, stream, { reference, news });
        seq = news.at(-1)?.seq ?? seq;
      },
    });
  });
}

function subscribeTo({ store }: ApiContext, reference: string, look: () => void): () => void {
  const ends = [reference, WATCHED + reference].map((what) => store.changes.subscribe(what, look));
  return () => ends.forEach((end) => end());
}

type News = { reference: string; news: JournalEvent[] };

async function sendNews(site: ApiContext, stream: SSEStreamingApi, { reference, news }: News): Promise<void> {
  const open = news.flatMap((event) => publicEvent(event) ?? []);
  const texts = await findMessages(
    site,
    reference,
    open.flatMap(({ message }) => message ?? []),
  );
  for (const { message, ...event } of open) {
    const text = texts.find(({ id }) => id === message);
    const data: StreamedEvent = { ...event, ...(text === undefined ? {} : { message: text }) };
    await stream.writeSSE({ id: String(event.seq), data: JSON.stringify(data) });
  }
}
