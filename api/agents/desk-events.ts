import type { SSEStreamingApi } from 'hono/streaming';
import { isReference } from '../../domain/reference.ts';
import { WATCHED } from '../../store/watching.ts';
import { subscribeToAll } from '../../store/project-journal.ts';
import type { ApiContext } from '../context.ts';
import type { Watched } from '../streams.ts';

/** What one event of the desk's stream carries: the questions that moved since the last one, or `null` for any of them. */
export type DeskNews = {
  questions: string[] | null;
  /** Those whose watchers changed, and nothing else of them. */
  watched?: string[];
};

/** A busy minute refreshes screens once a second, not at every event. */
const BURST_MS = 1_000;
/** More than that are looked at as a whole. */
const NAMED = 50;

/** Tells which questions moved; none at a heartbeat, for what moves without them. */
export function deskEvents({ store }: Pick<ApiContext, 'store'>): Watched {
  // The first time, and whenever what was missed has no name: anything may have moved.
  let moved: Set<string> | undefined;
  let watched = new Set<string>();
  return {
    gap: BURST_MS,
    subscribe: (look) =>
      subscribeToAll(store, (question) => {
        if (question?.startsWith(WATCHED)) {
          watched.add(question.slice(WATCHED.length));
          return look();
        }
        moved = question !== undefined && isReference(question) ? moved?.add(question) : undefined;
        look();
      }),
    tell: async (stream: SSEStreamingApi) => {
      const questions = moved === undefined || moved.size > NAMED ? null : [...moved];
      const news: DeskNews = { questions, ...(watched.size === 0 ? {} : { watched: [...watched] }) };
      [moved, watched] = [new Set(), new Set()];
      await stream.writeSSE({ data: JSON.stringify(news) });
    },
  };
}
