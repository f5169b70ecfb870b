import type { Happening, JournalEvent } from './journal.ts';
import { continueSheet } from './open-intervals.ts';
import { outcomeIn, withOutcome } from './outcomes.ts';
import { budgetOf, retarget, type Policy } from './policy.ts';
import { abandonRound, answerRound, keepBudget, markTarget, newRound, settleRound } from './rounds.ts';
import {
  actState,
  addAlert,
  bringBack,
  escalate,
  attentionOwner,
  passOn,
  touch,
  unmaskDecided,
} from './attention.ts';
import { lapsed, pick, revived } from './lapse.ts';
import { sent } from './departure.ts';
import { reopenedState } from './reopened-state.ts';
import { blank, lapsing, type State } from './state.ts';
import { closePauses, resume, startWait } from './waits.ts';

type Change = Partial<State>;
type Type = Happening['type'];
type EventOf<T extends Type> = Extract<JournalEvent, { type: T }>;

/** @param journal from the first event on, in order */
export function replayJournal(reference: string, policy: Policy, journal: readonly JournalEvent[]): State {
  return journal.reduce(evolve, blank(reference, policy));
}

/** The state after one more event. The given state is left as it was. */
export function evolve(state: State, event: JournalEvent): State {
  const next: State = {
    ...state,
    ...actState(event),
    ...changesBy(state, event),
    ...touch(state, event),
    ...lapsed(state, event),
    ...bringBack(state, event),
    ...sent(state, event),
    seq: event.seq,
    at: event.at,
  };
  if (event.cause === undefined || outcomeIn(state.outcomes, event.cause) !== undefined) return next;
  const outcome = event.type === 'refused' ? event.code : 'applied';
  return { ...next, outcomes: withOutcome(next.outcomes, event.cause, outcome) };
}

function changesBy<T extends Type>(state: State, event: EventOf<T>): Change {
  const change: ((state: State, event: EventOf<T>) => Change) | undefined = changes[event.type];
  return change?.(state, event) ?? {};
}

/** What each kind of event changes. Those that change nothing but the journal are left out. */
const changes: { [T in Type]?: (state: State, event: EventOf<T>) => Change } = {
  registered: (state, { channel, role, at, policy, rules = 1 }) => ({
    channel,
    role,
    rules,
    policy: { ...state.policy, ...policy },
    rounds: [newRound(at)],
  }),
  'rules-changed': (_, { version }) => ({ rules: version }),
  'calendar-changed': (_, { seq }) => ({ hoursAwaited: seq }),
  calendar: (state, { sheet, signer }) => ({
    sheet: state.sheet ? continueSheet(state.sheet, sheet) : sheet,
    signer: signer ?? state.signer,
    hoursAwaited: undefined,
  }),
  message: (state, { message, seq }) => ({
    lastMessage: { id: message, seq },
    messages: state.messages + 1,
    ...(state.bouncedBack === true ? { bouncedBack: false } : {}),
  }),
  qualified: (state, { route, topic }) => ({
    route,
    topic: topic ?? state.topic,
    status: state.status === 'registered' ? 'with-assistant' : state.status,
    interrupted: (state.acknowledged || state.handedOff) && route.startsWith('medical'),
    routeBefore: state.route,
  }),
  acknowledged: () => ({ acknowledged: true }),
  emergency: () => ({ route: 'emergency', team: 'medical', interrupted: false }),

  distress: (state) => ({ distress: state.distress + 1 }),
  'relay-proposed': (state, { at }) => ({ ...startWait(state, at, 'consent'), ...toMedical }),
  'physician-named': (state, { at }) => ({ ...startWait(state, at, 'physician'), ...toMedical }),
  'relay-accepted': (state, event) => ({ ...resume(state, event), declined: false }),
  'relay-declined': (state, event) => ({ ...resume(state, event), declined: true }),

  answered: (state, { at }) => ({
    ...startWait(state, at, 'confirmation'),
    assistantTurns: state.assistantTurns + 1,
  }),
  clarified: (state, { at }) => ({
    ...startWait(state, at, 'clarification'),
    assistantTurns: state.assistantTurns + 1,
  }),
  resumed: (state, event) => resume(state, event),
  reminded: (state) => ({ waiting: state.waiting && { ...state.waiting, reminded: true } }),

  'handed-off': (state, event) => ({ ...resume(state, event), ...passOn(state, event) }),
  claimed: (state, { agent }) => ({ assignee: agent, status: state.waiting ? 'waiting' : 'with-agent' }),
  released: (state, { why, at }) => ({
    assignee: undefined,
    status: state.waiting ? 'waiting' : 'queued',
    alerts:
      why === undefined ? state.alerts : addAlert(state, { to: state.team, reason: 'handed-off', since: at }),
  }),
  transferred: (state, { to, at }) => ({
    assignee: to,
    status: state.waiting ? 'waiting' : 'with-agent',
    alerts: addAlert(state, { to: `agent:${to}`, reason: 'transferred', since: at }),
  }),
  relayed: () => toMedical,
  requalified: (state, { route }) => ({
    route,
    routeBefore: state.route,
    interrupted: route.startsWith('medical') && state.team === 'support',
  }),
  replied: (state, { at }) => ({ rounds: answerRound(state.rounds, at) }),
  asked: (state, { at }) => ({
    ...startWait(state, at, 'reply'),
    rounds: answerRound(state.rounds, at),
  }),
  extended: (state, { at, by, promisedAt }) => ({
    extension: { at, promisedAt, automatic: by === 'clock', missed: false },
    extensions: state.extensions + 1,
    extensionAsked: undefined,
    rounds: by === 'clock' ? state.rounds : answerRound(state.rounds, at),
  }),
  'extension-asked': (state, { agent, promisedAt, message, at }) => ({
    extensionAsked: { agent, promisedAt, message },
    alerts: addAlert(state, { to: 'supervisor', reason: 'extension-asked', since: at }),
  }),
  'extension-refused': (state, { agent, at }) => ({
    extensionAsked: undefined,
    alerts: addAlert(state, { to: `agent:${agent}`, reason: 'extension-refused', since: at }),
  }),
  'unmask-asked': (state, { masked, agent, at }) => ({
    unmasking: [...state.unmasking, { masked, agent }],
    alerts: addAlert(state, { to: 'medical', reason: 'unmask-asked', since: at }),
  }),
  unmasked: unmaskDecided,
  'unmask-refused': unmaskDecided,
  retargeted: (state, { target, budget }) => ({
    policy: { ...state.policy, ...retarget(target, budget) },
    rounds: keepBudget(state.rounds, target, budgetOf(state.policy, target)),
  }),

  warned: (state, { target, at }) => ({
    rounds: markTarget(state.rounds, 'warned', target),
    alerts: addAlert(state, { to: attentionOwner(state), reason: 'warned', since: at }),
  }),
  breached: (state, { target, at }) => ({
    rounds: markTarget(state.rounds, 'breached', target),
    alerts: addAlert(state, { to: 'supervisor', reason: 'breached', since: at }),
  }),
  'promise-missed': (state, { at }) => ({
    extension: state.extension && { ...state.extension, missed: true },
    alerts: addAlert(state, { to: 'supervisor', reason: 'promise-missed', since: at }),
  }),
  bounced: (state, { at }) => ({ alerts: addAlert(state, { to: state.team, reason: 'bounced', since: at }) }),
  failed: (state, { at }) => ({ alerts: addAlert(state, { to: 'supervisor', reason: 'failed', since: at }) }),
  alerted: (state, event) => ({
    alerts: state.alerts.filter(({ to, reason }) => to !== event.to || reason !== event.reason),
    escalations: state.rules >= 4 ? escalate(state, event) : state.escalations,
  }),
  revived: (state, event) => revived(state, event.lapsed),

  resolved: (state, event) => ({
    ...endState(state, event.at),
    status: 'resolved',
    resolvedAt: event.at,
    rounds: settleRound(state.rounds, event),
  }),
  reopened: reopenedState,
  joined: (state, { at, other, leads }) =>
    leads
      ? { alerts: addAlert(state, { to: attentionOwner(state), reason: 'message', since: at }) }
      : {
          ...endState(state, at),
          status: 'resolved',
          resolvedAt: at,
          rounds: abandonRound(state.rounds, at),
          joined: { other, before: pick(state, lapsing) },
        },
  separated: ({ joined }) => ({ ...joined?.before, joined: undefined }),
  closed: (state, { at }) => ({
    ...endState(state, at),
    status: 'closed',
    closedAt: at,
    rounds: abandonRound(state.rounds, at),
  }),
  snoozed: (_, { until }) => ({ snoozed: { until } }),
  rated: (_, { score }) => ({ rating: score }),
  erased: () => ({ erased: true }),
  refused: (state) => ({ oddities: state.oddities + 1 }),
  ignored: (state) => ({ oddities: state.oddities + 1 }),
};

/** Out of support's reach from here on. */
const toMedical = { team: 'medical', assignee: undefined } as const satisfies Change;

function endState(state: State, at: number): Change {
  return {
    waiting: undefined,
    pauses: closePauses(state, at),
    extension: undefined,
    extensionAsked: undefined,
    alerts: [],
    escalations: [],
  };
}
