import type { JournalEvent } from '../../domain/journal.ts';
import type { DeskLine } from '../../store/desk-list.ts';
import { has, type AgentRole } from './roles.ts';
import type { RowDetails } from './row-details.ts';

type Holder = { id: string; roles: readonly AgentRole[] };

/**
 * How much of a question an agent sees. `veiled`: that a medical matter was relayed, and nothing more.
 * `audit`: what happened, when and by whom, without a word of the texts.
 */
export type View = 'support' | 'medical' | 'audit' | 'veiled';

/** What support reads in the place of a medical question. That it was relayed is said once it was. */
const VEIL = 'Demande médicale';
const RELAYED_VEIL = 'Demande médicale relayée';

/** Undefined for agents who have no part in such a question. */
export function viewOf(agent: Holder, line: DeskLine): View | undefined {
  if (line.team === 'support') {
    if (has(agent, 'support', 'supervisor')) return 'support';
  } else if (has(agent, 'medical') && isRelayed(line)) return 'medical';
  if (has(agent, 'auditor')) return 'audit';
  return line.team === 'medical' && has(agent, 'support', 'supervisor') ? 'veiled' : undefined;
}

/** Nothing is given to the medical team before the person agreed, or an emergency decided. */
export function isRelayed({ team, handedOff, waitingFor }: DeskLine): boolean {
  return team === 'medical' && handedOff && waitingFor !== 'consent' && waitingFor !== 'physician';
}

/** An emergency that no human has taken yet. */
export function isAwaited({ route, assignee, status }: DeskLine): boolean {
  return route === 'emergency' && assignee === null && status !== 'resolved' && status !== 'closed';
}

/** A line of the list; of a veiled one only what it takes to know that someone looks after it. */
export type QuestionEntry = Pick<
  DeskLine,
  'reference' | 'receivedAt' | 'status' | 'team' | 'assignee' | 'dueAt' | 'closedAt'
> &
  Partial<DeskLine> &
  RowDetails & { veiled: boolean; label?: string; place?: string };

export function entryOf(line: DeskLine, view: View, details?: RowDetails): QuestionEntry {
  if (view !== 'veiled') return { ...line, ...details, veiled: false };
  const { reference, receivedAt, status, team, assignee, dueAt, closedAt } = line;
  return {
    reference,
    receivedAt,
    status,
    team,
    assignee,
    dueAt,
    closedAt,
    veiled: true,
    label: isRelayed(line) ? RELAYED_VEIL : VEIL,
  };
}

/** A journal event without what triage read in people's words: rules and topics can tell an illness. */
export type HouseEvent = Pick<JournalEvent, 'seq' | 'at' | 'type'> & { by: string } & Record<string, unknown>;

const untold = [
  'reading',
  'rules',
  'topic',
  'suicidal',
  'distress',
  'dangers',
  'sheet',
  'signer',
  'confidence',
] as const;
export type Untold = (typeof untold)[number];

/** The journal as an agent of that view reads it: that somebody is in distress is for the medical team alone. */
export function houseEvents(events: readonly JournalEvent[], view: View): HouseEvent[] {
  const told = view === 'medical' ? events : events.filter((event) => !tellsDistress(event));
  return told.map(houseEvent);
}

function tellsDistress(event: JournalEvent): boolean {
  return event.type === 'distress' || ('reason' in event && event.reason === 'distress');
}

function houseEvent(event: JournalEvent): HouseEvent {
  const told = Object.fromEntries(
    Object.entries(event).filter(([field]) => !untold.some((one) => one === field)),
  );
  const { seq, at, type, by } = event;
  return { ...told, seq, at, type, by };
}
