// Who is to look at a question, and when somebody last did.
import type { AlertReason, JournalEvent } from './journal.ts';
import type { Escalation, PendingAlert, State } from './state.ts';

export function attentionOwner({ assignee, team }: State): PendingAlert['to'] {
  return assignee === undefined ? team : `agent:${assignee}`;
}

/** One pending alert for each reader and reason is enough. */
export function addAlert(state: State, alert: PendingAlert): PendingAlert[] {
  return [...state.alerts.filter(({ to, reason }) => to !== alert.to || reason !== alert.reason), alert];
}

/** What gives whoever has it something to do, besides what they do themselves. */
const handing: ReadonlySet<JournalEvent['type']> = new Set([
  'claimed',
  'transferred',
  'message',
  'resumed',
  'reopened',
  'unsnoozed',
]);

/** A claim is idle from there on. */
export function touch({ assignee }: State, { type, by, at }: JournalEvent): Partial<State> {
  return handing.has(type) || by === `agent:${assignee}` ? { touchedAt: at } : {};
}

/** Agents who only look, or put it down, have not acted. */
const idle: ReadonlySet<JournalEvent['type']> = new Set([
  'released',
  'retargeted',
  'refused',
  'reopened',
  'snoozed',
  'unsnoozed',
]);

/** Somebody has acted: alerts need not come back. */
export function actState({ type, by }: JournalEvent): Partial<State> {
  return by.startsWith('agent:') && !idle.has(type) ? { escalations: [] } : {};
}

/** What its agent wants to know of at once, or what makes it another's. */
const waking: ReadonlySet<JournalEvent['type']> = new Set([
  'unsnoozed',
  'message',
  'resumed',
  'emergency',
  'handed-off',
  'released',
  'transferred',
  'relayed',
  'extension-refused',
  'bounced',
  'resolved',
  'reopened',
  'joined',
  'closed',
]);

/** What was put aside is back. */
export function bringBack({ snoozed }: State, { type }: JournalEvent): Partial<State> {
  return snoozed !== undefined && waking.has(type) ? { snoozed: undefined } : {};
}

const insistent: ReadonlySet<AlertReason> = new Set([
  'emergency',
  'distress',
  'data-breach',
  'breached',
  'promise-missed',
]);

/** What nobody has acted on comes back, and from the second time on is heard by more people. */
export function escalate(
  state: State,
  { to, reason, at, times: told }: Extract<JournalEvent, { type: 'alerted' }>,
): Escalation[] {
  if (!insistent.has(reason)) return state.escalations;
  // A promise missed after all the rest says it all; a further one goes on where the last one was.
  const others = state.escalations.filter(
    (one) => one.to !== to || (one.reason !== reason && reason !== 'promise-missed'),
  );
  const times = told ?? timesOf(state, { to, reason }) ?? 1;
  const wider = to === 'supervisor' ? attentionOwner(state) : 'supervisor';
  const heard = others.some((one) => one.to === wider && one.reason === reason);
  const more = times === 2 && !heard ? [{ to: wider, reason, at, times }] : [];
  return [...others, { to, reason, at, times }, ...more];
}

function timesOf({ escalations }: State, { to, reason }: Pick<Escalation, 'to' | 'reason'>) {
  return escalations.find((one) => one.to === to && one.reason === reason)?.times;
}

/** A human becomes responsible. */
export function passOn(
  state: State,
  { at, team, reason }: Extract<JournalEvent, { type: 'handed-off' }>,
): Partial<State> {
  return {
    status: 'queued',
    team,
    handedOff: true,
    assignee: undefined,
    // Ordinary business goes on where a medical matter had interrupted it.
    ...(reason === 'relay-declined' ? { route: state.routeBefore ?? 'question', interrupted: false } : {}),
    // The alert of somebody in danger or distress has gone out already, at any hour.
    alerts:
      reason === 'emergency' || reason === 'distress'
        ? state.alerts
        : addAlert(state, { to: team, reason: 'handed-off', since: at }),
  };
}

/** Whoever asked the medical team to look is told what it decided. */
export function unmaskDecided(
  state: State,
  { masked, agent, at }: Extract<JournalEvent, { type: 'unmasked' | 'unmask-refused' }>,
): Partial<State> {
  return {
    unmasking: state.unmasking.filter((one) => one.masked !== masked),
    alerts: addAlert(state, { to: `agent:${agent}`, reason: 'unmask-decided', since: at }),
  };
}
