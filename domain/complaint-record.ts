// A complaint as a register of complaints tells it (ISO 10002): how it was classified and by whom, what was decided, and in what time.
import { missingParts, type ComplaintFollowUp, type FollowUpPart } from './complaint-follow-up.ts';
import { factsOf, type ClockFacts } from './indicators/facts.ts';
import type { JournalEvent, Target } from './journal.ts';
import type { Channel, Role } from './triage/types.ts';

/** Instants are epoch milliseconds. No word of anybody, no name of who complains. */
export type ComplaintRecord = {
  reference: string;
  channel: Channel;
  role: Role;
  topic?: string;
  receivedAt: number;
  acknowledgedAt?: number;
  /** When it became a complaint, and who decided that: triage (`system`), or an agent. */
  classified: { at: number; by: string };
  /** Requalified since as something else. */
  isOneStill: boolean;
  /** How each target of the first round ended. */
  targets: Partial<Record<Target, { outcome: ClockFacts['outcome']; at?: number }>>;
  extensions: number;
  /** The last decision, and who took it. */
  resolved?: { at: number; how: 'confirmed' | 'assumed' | 'agent'; by: string };
  /** How often the person came back on it: their recourse. */
  reopened: number;
  rating?: number;
  closedAt?: number;
  /** The last word of agents on it. */
  followUp?: ComplaintFollowUp;
  /** What nobody has said of it yet. */
  missing: FollowUpPart[];
};

/** Undefined for what never was a complaint. */
export function complaintRecord(
  reference: string,
  journal: readonly JournalEvent[],
  followUp?: ComplaintFollowUp,
): ComplaintRecord | undefined {
  const classified = journal.find(isComplaint);
  const facts = factsOf(reference, journal);
  if (classified === undefined || facts === undefined) return undefined;
  const resolved = journal.findLast((event) => event.type === 'resolved');
  const { channel, role, receivedAt, acknowledgedAt, rating, closedAt, route, topic } = facts;
  return {
    reference,
    channel,
    role,
    ...(topic === undefined ? {} : { topic }),
    receivedAt,
    ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
    classified: { at: classified.at, by: classified.by },
    isOneStill: route === 'complaint',
    targets: targetsOf(facts.clocks),
    extensions: journal.filter(({ type }) => type === 'extended').length,
    ...(resolved === undefined ? {} : { resolved: { at: resolved.at, how: resolved.how, by: resolved.by } }),
    reopened: journal.filter(({ type }) => type === 'reopened').length,
    ...(rating === undefined ? {} : { rating: rating.score }),
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(followUp === undefined ? {} : { followUp }),
    missing: missingParts(followUp, { isResolved: resolved !== undefined }),
  };
}

/** Where a question is taken for a complaint: from then on it stands in the register. */
export function isComplaint(event: JournalEvent): boolean {
  return (event.type === 'qualified' || event.type === 'requalified') && event.route === 'complaint';
}

function targetsOf(clocks: readonly ClockFacts[]): ComplaintRecord['targets'] {
  return Object.fromEntries(
    clocks
      .filter(({ round }) => round === 1)
      .map(({ target, outcome, at }) => [target, { outcome, ...(at === undefined ? {} : { at }) }]),
  );
}
