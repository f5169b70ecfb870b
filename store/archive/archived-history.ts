import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { JournalEvent } from '../../domain/journal.ts';
import { redactJournal } from '../../domain/redaction.ts';

const Event = z.looseObject({ seq: z.int(), at: z.number(), by: z.string(), type: z.string() });

const Line = z.strictObject({
  reference: z.string(),
  /** The engine's id of the run; empty where it had none. */
  run: z.string(),
  /** How the run ended, in the engine's words: `completed`, `terminated`, `continued-as-new`… */
  ended: z.string(),
  closedAt: z.int(),
  /** The journal that the history carries, without what triage read in the words: as the store keeps it for good. */
  journal: z.array(Event),
  /** False when the journal is only part of what was decided. */
  whole: z.boolean(),
  /** The history as Temporal's tools write it, gzipped, sealed with the question's key to the medical team, in base64. */
  sealed: z.string().optional(),
  /** Why there is no history. */
  without: z.enum(['erased', 'never-run', 'past-retention', 'not-in-engine']).optional(),
});

/** One history as it is archived: a line of a file, a leaf of the log. */
export type ArchivedHistory = Omit<z.infer<typeof Line>, 'journal'> & { journal: readonly JournalEvent[] };

export function lineOf(archived: ArchivedHistory): string {
  return JSON.stringify({ ...archived, journal: redactJournal(archived.journal) });
}

/** Undefined when it is none. */
export function readLine(line: string): ArchivedHistory | undefined {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its events are compared, field by field, never acted upon
    return Line.safeParse(JSON.parse(line)).data as ArchivedHistory | undefined;
  } catch {
    return undefined;
  }
}

/** The id under which a history is sealed: bound to its run. */
export function sealedId({ reference, run }: Pick<ArchivedHistory, 'reference' | 'run'>): string {
  return `${reference}~${run}`;
}

export function packHistory(json: string): Uint8Array {
  return gzipSync(json);
}

export function unpackHistory(packed: Uint8Array): unknown {
  return JSON.parse(gunzipSync(packed).toString());
}
