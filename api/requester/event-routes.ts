import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SSEStreamingApi } from 'hono/streaming';
import type { JournalEvent } from '../../domain/journal.ts';
import { Refusal } from '../errors.ts';
import { LAST_SEQUENCE, OfQuestion, refusalResponses } from '../forms.ts';
import { eventsAfter } from '../../store/project-journal.ts';
import { lastReadByUs } from '../../store/read-signs.ts';
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
    'Each event has its sequence as `id`. `typing`, without one, says whether somebody of ours is writing; `read`, the last message of theirs that somebody of ours has read. `Last-Event-ID`, or `after` in the query, resumes after one: none is missed, none is repeated.',
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
    const signs = signsOf(site, reference);
    return watch(site, c, {
      subscribe: (look) => {
        const ends = [
          site.store.changes.subscribe(reference, look),
          site.store.changes.subscribe(WATCHED + reference, () => {
            signs.move();
            look();
          }),
        ];
        return () => ends.forEach((end) => end());
      },
      tell: async (stream) => {
        await signs.tell(stream);
        const news = await eventsAfter(site.store.db, reference, seq);
        await sendNews(site, stream, { reference, news });
        seq = news.at(-1)?.seq ?? seq;
      },
    });
  });
}

/** Who writes and what was read, told when it changes; what had been read at first is on the page already. */
function signsOf({ store: { db }, now }: ApiContext, reference: string) {
  let wasTyping = false;
  let read: string | undefined | null = null;
  let hasMoved = true;
  return {
    move: () => void (hasMoved = true),
    tell: async (stream: SSEStreamingApi): Promise<void> => {
      const isTyping = await isAnsweredNow(db, reference, now());
      if (isTyping !== wasTyping)
        await stream.writeSSE({ event: 'typing', data: JSON.stringify({ isTyping }) });
      wasTyping = isTyping;
      // Thousands of streams are open that nothing moves on.
      if (!hasMoved) return;
      hasMoved = false;
      const message = await lastReadByUs(db, reference);
      if (read !== null && message !== read)
        await stream.writeSSE({ event: 'read', data: JSON.stringify({ message }) });
      read = message;
    },
  };
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
