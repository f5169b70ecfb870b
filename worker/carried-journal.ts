import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import type { JournalEvent } from '../domain/journal.ts';

type Event = NonNullable<History['events']>[number];

/** `whole`: each projection gave its events; one of before 2026-11-29 gave nothing. */
export type CarriedJournal = { events: readonly JournalEvent[]; whole: boolean };

/**
 * The journal as a history carries it: what each projection gave back, what was given to those that went through the
 * engine, and what a run handed over to the next. A later projection replaces what an earlier one said from there on, as
 * it does in the store.
 */
export function carriedJournal({ events }: History): CarriedJournal {
  const batches = (events ?? []).flatMap(batchesOf);
  const bySeq = new Map<number, JournalEvent>();
  for (const batch of batches) {
    for (const { seq } of bySeq.values()) if (seq >= (batch[0]?.seq ?? Infinity)) bySeq.delete(seq);
    for (const event of batch) bySeq.set(event.seq, event);
  }
  return {
    events: [...bySeq.values()],
    whole: batches.length > 0 && batches.every((batch) => batch.length > 0),
  };
}

function batchesOf(event: Event): JournalEvent[][] {
  const marker = event.markerRecordedEventAttributes;
  if (marker && !marker.failure && fieldOf(valueOf(marker.details?.data), 'activity_type') === 'record')
    return [eventsIn(valueOf(marker.details?.result))];
  const scheduled = event.activityTaskScheduledEventAttributes;
  if (scheduled?.activityType?.name === 'record')
    return [eventsIn(fieldOf(valueOf(scheduled.input), 'events'))];
  const started = event.workflowExecutionStartedEventAttributes?.input;
  const handed = event.workflowExecutionContinuedAsNewEventAttributes?.input;
  return [started, handed]
    .map((input) => eventsIn(fieldOf(valueOf(input, 1), 'journal')))
    .filter((batch) => batch.length > 0);
}

function valueOf(payloads: { payloads?: Payload[] | null } | null | undefined, position = 0): unknown {
  const payload = payloads?.payloads?.[position];
  if (!payload) return undefined;
  try {
    return defaultPayloadConverter.fromPayload(payload);
  } catch {
    return undefined;
  }
}

/** A field of what nobody has checked; undefined where there is none. */
export function fieldOf(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function eventsIn(value: unknown): JournalEvent[] {
  return Array.isArray(value) ? value.filter(isEvent) : [];
}

function isEvent(value: unknown): value is JournalEvent {
  return typeof fieldOf(value, 'seq') === 'number' && typeof fieldOf(value, 'type') === 'string';
}
