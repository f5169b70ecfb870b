// How a register of complaints is narrowed.
import type { ComplaintRecord } from './complaint-record.ts';

export const complaintStates = ['open', 'resolved', 'late', 'reopened', 'incomplete'] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** Who took it for a complaint, or that it was requalified since. */
export const classifications = ['triage', 'agent', 'requalified'] as const;
export type Classification = (typeof classifications)[number];

/** What is left out narrows nothing. */
export type ComplaintFilter = {
  state?: ComplaintState | undefined;
  classified?: Classification | undefined;
  topic?: string | undefined;
};

export function isNarrowed({ state, classified, topic }: ComplaintFilter): boolean {
  return state !== undefined || classified !== undefined || topic !== undefined;
}

export function isWanted(record: ComplaintRecord, { state, classified, topic }: ComplaintFilter): boolean {
  return (
    (state === undefined || isIn(record, state)) &&
    (classified === undefined || isClassified(record, classified)) &&
    (topic === undefined || record.topic === topic)
  );
}

function isIn(record: ComplaintRecord, state: ComplaintState): boolean {
  switch (state) {
    case 'open':
      return record.resolved === undefined && record.closedAt === undefined;
    case 'resolved':
      return record.resolved !== undefined;
    case 'late':
      return Object.values(record.targets).some(({ outcome }) => outcome === 'missed');
    case 'reopened':
      return record.reopened > 0;
    case 'incomplete':
      return record.missing.length > 0;
  }
}

function isClassified({ isOneStill, classified }: ComplaintRecord, by: Classification): boolean {
  switch (by) {
    case 'triage':
      return classified.by === 'system';
    case 'agent':
      return classified.by !== 'system';
    case 'requalified':
      return !isOneStill;
  }
}
