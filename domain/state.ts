import type { AlertReason, Audience, Target, Team, WaitingFor } from './journal.ts';
import { noOutcomes, type Outcomes } from './outcomes.ts';
import type { CalendarSheet } from './open-intervals.ts';
import type { Policy } from './policy.ts';
import type { Channel, Role, Route } from './triage/types.ts';

export const statuses = [
  'registered',
  'with-assistant',
  'waiting',
  'queued',
  'with-agent',
  'resolved',
  'closed',
] as const;
export type Status = (typeof statuses)[number];

/** Time during which the ball was in the person's court. */
export type Pause = { from: number; until?: number; why: WaitingFor | 'resolved' };

/** A human clock: reopening starts a new round and keeps the old one. */
export type Round = {
  startedAt: number;
  firstResponseAt?: number;
  resolvedAt?: number;
  /** The assistant settled it: no human reply was owed. */
  cancelledAt?: number;
  /** What a target that had ended before a change of targets was measured against. */
  budgets?: Partial<Record<Target, number>>;
  warned: Target[];
  breached: Target[];
};

export type PendingAlert = { to: Audience; reason: AlertReason; since: number };

/** What an agent sent, `until` it leaves: what the journal will say of it then. */
export type Sending = {
  what: 'replied' | 'asked' | 'resolved';
  message: string;
  agent: string;
  until: number;
};

/** An alert that went out at `at` and comes back until somebody acts. */
export type Escalation = { to: Audience; reason: AlertReason; at: number; times: number };

/** What the person's silence changed at `at`, as it was before: they may turn out to have written in time. */
export type Lapse = { at: number; before: Pick<State, (typeof lapsing)[number]> };

/** Handled with another question, and what it was before: separated, it is that again, its clocks counting from receipt. */
type Joined = { other: string; before: Pick<State, (typeof lapsing)[number]> };

export const lapsing = [
  'status',
  'team',
  'route',
  'routeBefore',
  'assignee',
  'handedOff',
  'interrupted',
  'waiting',
  'pauses',
  'rounds',
  'extension',
  'extensionAsked',
  'extensions',
  'alerts',
  'escalations',
  'resolvedAt',
  'closedAt',
  'lapse',
] as const;

/** All that a question is at an instant, folded from its journal and from nothing else. */
export type State = {
  reference: string;
  channel: Channel;
  role: Role;
  policy: Policy;
  /** The version of the rules that decides. */
  rules: number;
  route?: Route | undefined;
  topic?: string | undefined;
  /** The route that a medical matter interrupted. */
  routeBefore?: Route | undefined;
  status: Status;
  team: Team;
  assignee?: string | undefined;
  /** When whoever has it last did something, or was given something to do. */
  touchedAt: number;
  acknowledged: boolean;
  handedOff: boolean;
  /** Ordinary business was under way when a medical matter turned up: declining the relay goes back to it. */
  interrupted: boolean;
  /** The person wants no relay to the medical team. */
  declined: boolean;
  /** Messages that told of distress. */
  distress: number;
  assistantTurns: number;
  waiting?: { for: WaitingFor; since: number; reminded: boolean } | undefined;
  pauses: Pause[];
  rounds: Round[];
  extension?: { at: number; promisedAt: number; automatic: boolean; missed: boolean } | undefined;
  extensions: number;
  /** A further extension that an agent asks a supervisor for. */
  extensionAsked?: { agent: string; promisedAt: number; message: string } | undefined;
  /** Messages that the medical team is asked to look at, with who asked. */
  unmasking: { masked: string; agent: string }[];
  /** A text of an agent's that leaves at `until`, unless they take it back. */
  sending?: Sending | undefined;
  /** Put aside by its agent. */
  snoozed?: { until: number } | undefined;
  alerts: PendingAlert[];
  escalations: Escalation[];
  /** The last thing that silence alone brought about, until somebody does something. */
  lapse?: Lapse | undefined;
  sheet?: CalendarSheet | undefined;
  /** The public key that proves commands, or `none`; undefined before the first hours, or under rules that knew of no proof. */
  signer?: string | undefined;
  /** Sequence of a change of calendar whose hours are not in the sheet yet. */
  hoursAwaited?: number | undefined;
  lastMessage?: { id: string; seq: number } | undefined;
  resolvedAt?: number | undefined;
  closedAt?: number | undefined;
  joined?: Joined | undefined;
  erased: boolean;
  /** Reopened because a mail came back; nothing has arrived from the person since. */
  bouncedBack?: boolean;
  rating?: number | undefined;
  /** Outcome of each command by its id: a repeat is answered from here. */
  outcomes: Outcomes;
  /** What the person has written, in messages. */
  messages: number;
  oddities: number;
  seq: number;
  at: number;
};

export function blank(reference: string, policy: Policy): State {
  return {
    reference,
    policy,
    channel: 'chat',
    role: 'unknown',
    rules: 1,
    status: 'registered',
    team: 'support',
    acknowledged: false,
    handedOff: false,
    interrupted: false,
    declined: false,
    distress: 0,
    assistantTurns: 0,
    pauses: [],
    rounds: [],
    unmasking: [],
    alerts: [],
    escalations: [],
    extensions: 0,
    touchedAt: 0,
    erased: false,
    outcomes: noOutcomes,
    messages: 0,
    oddities: 0,
    seq: 0,
    at: 0,
  };
}
