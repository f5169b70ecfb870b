import { Worker } from '@temporalio/worker';
import { workflowBundle } from './bundle.ts';
import { tolerantCodec } from './tolerant-codec.ts';

/** A recorded history, as Temporal's own tools write it (`temporal workflow show -o json`), parsed. */
export type Recorded = { workflowId: string; history: unknown };
export type ReplayResult = { workflowId: string; agrees: boolean; difference?: string };

/**
 * Runs recorded histories through the workflow code of today. One that agrees would decide again exactly what was
 * decided then; nothing outside is asked or told.
 */
export async function* replayHistories(
  histories: Iterable<Recorded> | AsyncIterable<Recorded>,
): AsyncGenerator<ReplayResult> {
  const options = {
    workflowBundle: await workflowBundle(),
    dataConverter: { payloadCodecs: [tolerantCodec] },
  };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
    yield error === undefined
      ? { workflowId, agrees: true }
      : { workflowId, agrees: false, difference: reasonOf(error) };
  }
}

/**
 * The reference of the question that a history tells.
 * @returns undefined for the history of anything else
 */
export function referenceOf(history: unknown): string | undefined {
  const started = pathOf(
    history,
    'events',
    0,
    'workflowExecutionStartedEventAttributes',
    'input',
    'payloads',
    0,
  );
  const data = pathOf(started, 'data');
  if (typeof data !== 'string' && !(data instanceof Uint8Array)) return undefined;
  const opened: unknown = JSON.parse(
    Buffer.from(data instanceof Uint8Array ? data : Buffer.from(data, 'base64')).toString(),
  );
  const reference = pathOf(opened, 'reference');
  return typeof reference === 'string' ? reference : undefined;
}

function pathOf(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined),
    value,
  );
}

function reasonOf({ name, message }: Error): string {
  return `${name === 'DeterminismViolationError' ? 'decides otherwise' : name}: ${message.split('\n')[0] ?? ''}`;
}
