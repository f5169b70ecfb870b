import { WorkflowNotFoundError } from '@temporalio/client';
import type { Journalled } from '../domain/clock-receipt.ts';
import type { JournalEvent } from '../domain/journal.ts';
import { onEngine } from './on-engine.ts';

/** The journal of a question, undefined when there is no such question. */
export type JournalOf = (reference: string) => Promise<Journalled | undefined>;

/** A running service answers in milliseconds; without a worker nobody does. */
const PATIENCE_MS = 10_000;

/** Asks the question's own workflow, running or ended. @throws when no worker answers */
export async function journalOnEngine(reference: string): Promise<Journalled | undefined> {
  const { client, close } = await onEngine();
  try {
    const handle = client.workflow.getHandle(reference);
    const journal = await client.withDeadline(Date.now() + PATIENCE_MS, () =>
      handle.query<JournalEvent[]>('journal'),
    );
    return { reference, journal };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  } finally {
    await close();
  }
}
