import type { JournalEvent, Target, WaitingFor } from './journal.ts';
import { spliced } from './open-intervals.ts';
import type { Policy } from './policy.ts';
import { blank, type PendingAlert, type Round, type State } from './state.ts';

type Change = Partial<State>;

/** @param journal from the first event on, in order */
export function folded(reference: string, policy: Policy, journal: readonly JournalEvent[]): State {
  return journal.reduce(applied, blank(reference, policy));
}

/** The state after one more event. The given state is left as it was. */
export function applied(state: State, event: JournalEvent): State {
  const next = { ...state, ...changed(state, event), seq: event.seq, at: event.at };
  if (event.cause === undefined || event.cause in state.outcomes) return next;
  const outcome = event.type === 'refused' ? event.code : 'applied';
  return { ...next, outcomes: { ...next.outcomes, [event.cause]: outcome } };
}

function changed(state: State, event: JournalEvent): Change {
  return (
    changedByPerson(state, event) ??
    changedByAgent(state, event) ??
    changedByTime(state, event) ??
    changedAtTheEnds(state, event) ??
    {}
  );
}

function changedByPerson(state: State, event: JournalEvent): Change | undefined {
  switch (event.type) {
    case 'message':
      return { lastMessage: { id: event.message, seq: event.seq } };
    case 'emergency':
      return { route: 'emergency', team: 'medical', interrupted: false };
    case 'relay-proposed':
      return { ...waitingFor(state, event.at, 'consent'), team: 'medical', assignee: undefined };
    case 'physician-named':
      return { ...waitingFor(state, event.at, 'physician'), team: 'medical', assignee: undefined };
    case 'relay-declined':
      return { ...resumed(state, event.at), team: 'support' };
    case 'resumed':
    case 'relay-accepted':
      return resumed(state, event.at);
    case 'rated':
      return { rating: event.score };
    case 'bounced':
      return { alerts: [...state.alerts, alert(state.team, 'bounced', event.at)] };
    default:
      return undefined;
  }
}

function changedByAgent(state: State, event: JournalEvent): Change | undefined {
  switch (event.type) {
    case 'claimed':
      return { assignee: event.agent, status: state.waiting ? 'waiting' : 'with-agent' };
    case 'released':
      return { assignee: undefined, status: state.waiting ? 'waiting' : 'queued' };
    case 'transferred':
      return {
        assignee: event.to,
        status: state.waiting ? 'waiting' : 'with-agent',
        alerts: [...state.alerts, alert(`agent:${event.to}`, 'transferred', event.at)],
      };
    case 'relayed':
      return { team: 'medical', assignee: undefined };
    case 'replied':
      return { rounds: answeredByHuman(state.rounds, event.at) };
    case 'asked':
      return { ...waitingFor(state, event.at, 'reply'), rounds: answeredByHuman(state.rounds, event.at) };
    case 'extended':
      return {
        extension: {
          at: event.at,
          promisedAt: event.promisedAt,
          automatic: event.by === 'clock',
          missed: false,
        },
        extensions: state.extensions + 1,
        ...(event.by === 'clock' ? {} : { rounds: answeredByHuman(state.rounds, event.at) }),
      };
    case 'retargeted':
      return { policy: { ...state.policy, ...retargeted(event.target, event.budget) } };
    default:
      return undefined;
  }
}

function changedByTime(state: State, event: JournalEvent): Change | undefined {
  switch (event.type) {
    case 'calendar':
      return { sheet: state.sheet ? spliced(state.sheet, event.sheet) : event.sheet };
    case 'warned': {
      const to = state.assignee === undefined ? state.team : (`agent:${state.assignee}` as const);
      return {
        rounds: marked(state.rounds, 'warned', event.target),
        alerts: [...state.alerts, alert(to, 'warned', event.at)],
      };
    }
    case 'breached':
      return {
        rounds: marked(state.rounds, 'breached', event.target),
        alerts: [...state.alerts, alert('supervisor', 'breached', event.at)],
      };
    case 'promise-missed':
      return {
        extension: state.extension && { ...state.extension, missed: true },
        alerts: [...state.alerts, alert('supervisor', 'promise-missed', event.at)],
      };
    case 'reminded':
      return { waiting: state.waiting && { ...state.waiting, reminded: true } };
    case 'alerted':
      return { alerts: state.alerts.filter(({ to, reason }) => to !== event.to || reason !== event.reason) };
    default:
      return undefined;
  }
}

function changedAtTheEnds(state: State, event: JournalEvent): Change | undefined {
  switch (event.type) {
    case 'registered':
      return { channel: event.channel, role: event.role, rounds: [newRound(event.at)] };
    case 'qualified':
      return {
        route: event.route,
        topic: event.topic ?? state.topic,
        status: state.status === 'registered' ? 'with-assistant' : state.status,
        interrupted: state.acknowledged && event.route.startsWith('medical'),
      };
    case 'acknowledged':
      return { acknowledged: true };
    case 'answered':
      return { ...waitingFor(state, event.at, 'confirmation'), assistantTurns: state.assistantTurns + 1 };
    case 'clarified':
      return { ...waitingFor(state, event.at, 'clarification'), assistantTurns: state.assistantTurns + 1 };
    case 'handed-off':
      return {
        ...resumed(state, event.at),
        ...{ status: 'queued', team: event.team, handedOff: true, assignee: undefined },
        alerts:
          event.reason === 'emergency'
            ? state.alerts
            : [...state.alerts, alert(event.team, 'handed-off', event.at)],
      };
    case 'resolved':
      return {
        ...ended(state, event.at),
        status: 'resolved',
        resolvedAt: event.at,
        rounds: settled(state.rounds, event),
      };
    case 'reopened':
      return {
        ...{
          status: state.assignee === undefined ? 'queued' : 'with-agent',
          resolvedAt: undefined,
          rating: undefined,
        },
        rounds: [...state.rounds, newRound(event.at)],
        assistantTurns: 0,
      };
    case 'closed':
      return {
        ...ended(state, event.at),
        status: 'closed',
        closedAt: event.at,
        rounds: abandoned(state.rounds, event.at),
      };
    case 'erased':
      return { erased: true };
    case 'refused':
    case 'ignored':
      return { oddities: state.oddities + 1 };
    default:
      return undefined;
  }
}

function waitingFor(state: State, at: number, what: WaitingFor): Change {
  const pauses = [...closePause(state, at), { from: at, why: what }];
  return { status: 'waiting', waiting: { for: what, since: at, reminded: false }, pauses };
}

/** The ball is back in our court: with whoever had it. */
function resumed(state: State, at: number): Change {
  if (!state.waiting) return {};
  const status = state.assignee !== undefined ? 'with-agent' : state.handedOff ? 'queued' : 'with-assistant';
  return { status, waiting: undefined, pauses: closePause(state, at) };
}

function ended(state: State, at: number): Change {
  return { waiting: undefined, pauses: closePause(state, at), extension: undefined, alerts: [] };
}

function closePause(state: State, at: number) {
  return state.pauses.map((pause) => (pause.until === undefined ? { ...pause, until: at } : pause));
}

function newRound(at: number): Round {
  return { startedAt: at, warned: [], breached: [] };
}

function lastRound(rounds: readonly Round[], change: (round: Round) => Round): Round[] {
  return rounds.map((round, index) => (index === rounds.length - 1 ? change(round) : round));
}

function answeredByHuman(rounds: readonly Round[], at: number): Round[] {
  return lastRound(rounds, (round) => ({ ...round, firstResponseAt: round.firstResponseAt ?? at }));
}

/** An agent who resolves has answered; when the assistant did, no human reply was owed. */
function settled(rounds: readonly Round[], { at, by }: JournalEvent): Round[] {
  return lastRound(by.startsWith('agent:') ? answeredByHuman(rounds, at) : rounds, (round) => ({
    ...round,
    resolvedAt: at,
    ...(by.startsWith('agent:') || round.firstResponseAt !== undefined ? {} : { cancelledAt: at }),
  }));
}

function abandoned(rounds: readonly Round[], at: number): Round[] {
  return lastRound(rounds, (round) =>
    round.resolvedAt === undefined ? { ...round, cancelledAt: at } : round,
  );
}

function marked(rounds: readonly Round[], what: 'warned' | 'breached', target: Target): Round[] {
  return lastRound(rounds, (round) => ({ ...round, [what]: [...round[what], target] }));
}

function retargeted(target: Target, budget: number): Partial<Policy> {
  return target === 'first_response' ? { firstResponse: budget } : { resolution: budget };
}

function alert(to: PendingAlert['to'], reason: PendingAlert['reason'], since: number): PendingAlert {
  return { to, reason, since };
}
