import type { Sending } from './state.ts';
import type { CalendarSheet } from './open-intervals.ts';
import type { Policy } from './policy.ts';
import type { Channel, Danger, Role, Route, Triage } from './triage/types.ts';

/** The people who may own a question. A medical one is never in support's reach. */
export const teams = ['support', 'medical'] as const;
export type Team = (typeof teams)[number];

export type Actor = 'requester' | 'assistant' | 'clock' | 'system' | `agent:${string}`;

export const targets = ['first_response', 'resolution'] as const;
export type Target = (typeof targets)[number];

/** What triage read in a message, without a word of it: all that the engine ever learns of a text. */
export type Reading = Pick<
  Triage,
  | 'route'
  | 'humanRequested'
  | 'sensitive'
  | 'suicidal'
  | 'dangers'
  | 'distress'
  | 'possibleEmergency'
  | 'thanks'
  | 'cannotReach'
  | 'automated'
> & {
  topic?: string;
  says?: 'yes' | 'no';
  /** A mail that nothing proves to come from its sender: it consents to nothing. */
  unproven?: boolean;
  /** A mail that holds what nobody here can read, or not from whom it says: a person looks, never the assistant. */
  needsHuman?: boolean;
  rules: string[];
};

export type HandoffReason =
  | 'asked-for-a-human'
  | 'assistant-unable'
  | 'assistant-exhausted'
  | 'not-helped'
  | 'complaint'
  | 'emergency'
  | 'medical-relay'
  | 'reopened'
  | 'relay-declined'
  | 'distress'
  | 'handed-back';

/** Why a question went back to the queue, where its agent did not put it there. */
export type ReleaseReason = 'idle' | 'absent' | 'disabled' | 'supervisor';

/** Why the assistant gives a question to a person; a case by its kind, a language by its code. */
export type UnableReason =
  | 'no-article'
  | 'unsure'
  | 'no-evidence'
  | 'guard'
  | 'person-wanted'
  | 'status'
  | 'model-failed'
  | 'case'
  | `case:${string}`
  | `language:${string}`;

/** What the person is asked while the clocks stand still. */
export const waits = ['confirmation', 'clarification', 'reply', 'consent', 'physician'] as const;
export type WaitingFor = (typeof waits)[number];

/** What can be done to a workflow behind the service's back; `restarted`: with its own `paladin repair --restart`. */
export const operatorActs = ['terminated', 'reset', 'cancelled', 'restarted', 'lost'] as const;
export type OperatorAct = (typeof operatorActs)[number];

/** Who must be told, inside the house. */
export type Audience = Team | 'supervisor' | `agent:${string}`;

export const alertReasons = [
  'handed-off',
  'emergency',
  'distress',
  /** Somebody may have seen what was not theirs. */
  'data-breach',
  'warned',
  'breached',
  'promise-missed',
  'message',
  'transferred',
  'extension-asked',
  'extension-refused',
  'unmask-asked',
  'unmask-decided',
  'bounced',
  'failed',
  /** Its workflow does not go on. */
  'stuck',
  /** Raised by what keeps the journal, not by the question. */
  'low-rating',
  /** Mails that answer our mails were held back: about a mail in quarantine. */
  'loop',
] as const;
export type AlertReason = (typeof alertReasons)[number];

/**
 * Everything that can happen to a question, in the past tense. Messages are named by id: their words are in the
 * store, sealed. Instants are epoch milliseconds.
 */
export type Happening =
  | { type: 'registered'; channel: Channel; role: Role; policy?: Policy; rules?: number }
  /** What follows is decided by this version of the rules (`domain/rules.ts`). */
  | { type: 'rules-changed'; version: number }
  /** A new version of the opening hours exists; the hours themselves follow as `calendar`. */
  | { type: 'calendar-changed'; version: string }
  /** `signer`: the public key by which the house proves its commands from here on; `none` where it has none. */
  | { type: 'calendar'; sheet: CalendarSheet; signer?: string }
  | { type: 'message'; message: string; reading: Reading }
  | { type: 'qualified'; route: Route; topic?: string; rules: string[] }
  | { type: 'acknowledged' }
  | { type: 'emergency'; message: string; suicidal: boolean; dangers?: Danger[] }
  /** `proposing` when the relay is proposed with it, in one message. */
  | { type: 'distress'; message: string; proposing: boolean }
  | { type: 'relay-proposed'; distress?: boolean }
  | { type: 'physician-named' }
  | { type: 'relay-accepted' }
  | { type: 'relay-declined' }
  | { type: 'answered'; message: string; articles: string[]; confidence: number }
  | { type: 'clarified'; message: string }
  | { type: 'resumed' }
  | { type: 'handed-off'; reason: HandoffReason; team: Team; why?: UnableReason }
  | { type: 'claimed'; agent: string }
  /** Where there is a `message`, it is the reason in the agent's words, for the team. */
  | { type: 'released'; why?: ReleaseReason; message?: string }
  | { type: 'transferred'; to: string; message?: string }
  | { type: 'relayed'; message?: string }
  | { type: 'requalified'; route: Route; message: string }
  | ({ type: 'sending' } & Sending)
  | { type: 'unsent'; message: string }
  | { type: 'replied'; message: string }
  | { type: 'noted'; message: string }
  | { type: 'asked'; message: string }
  | { type: 'warned'; target: Target; due: number }
  | { type: 'breached'; target: Target; due: number }
  | { type: 'extended'; promisedAt: number; message?: string }
  | { type: 'extension-asked'; promisedAt: number; message: string; agent: string }
  | { type: 'extension-refused'; agent: string; message?: string }
  /** An agent of support thinks that the message `masked` holds no word of health; the medical team looks. */
  | { type: 'unmask-asked'; masked: string; agent: string }
  | { type: 'unmasked'; masked: string; agent: string }
  | { type: 'unmask-refused'; masked: string; agent: string }
  | { type: 'promise-missed'; promisedAt: number }
  | { type: 'retargeted'; target: Target; budget: number }
  | { type: 'reminded' }
  /** `times` from the second time on: nobody has acted since the one before. */
  | { type: 'alerted'; to: Audience; reason: AlertReason; times?: number }
  /** What the person's silence had led to, at the instant `lapsed`, is undone: they had written in time. */
  | { type: 'revived'; lapsed: number }
  | { type: 'resolved'; how: 'confirmed' | 'assumed' | 'agent'; message?: string }
  | { type: 'reopened' }
  | { type: 'closed'; why: 'settled' | 'declined' | 'erased' | 'automated' }
  | { type: 'linked'; message: string }
  /** `leads`: the other's messages are read here; else this one is handled there, until it is separated. */
  | { type: 'joined'; other: string; leads: boolean }
  | { type: 'separated' }
  /** Out of its agent's list until then, or until something happens that wants them (`attention.ts`). */
  | { type: 'snoozed'; until: number }
  | { type: 'unsnoozed' }
  | { type: 'rated'; score: number; message?: string }
  /** `within`: the message whose mail carried it, when it had none of its own. */
  | { type: 'said'; message: string; accepted: number; within?: string }
  | { type: 'bounced'; message: string }
  | { type: 'erased' }
  /** Somebody who operates the engine laid hands on its workflow. */
  | { type: 'operated'; what: OperatorAct }
  /** A step that the outside world refuses for good: a human must look. */
  | { type: 'failed'; step: string; code: string }
  | { type: 'refused'; command: string; code: string }
  | { type: 'ignored'; signal: string; problem: 'unknown' | 'malformed' };

/** Their types, as a list: one that is missing here is refused where the journal is shown. */
export const eventTypes = [
  'registered',
  'rules-changed',
  'calendar-changed',
  'calendar',
  'message',
  'qualified',
  'acknowledged',
  'emergency',
  'distress',
  'relay-proposed',
  'physician-named',
  'relay-accepted',
  'relay-declined',
  'answered',
  'clarified',
  'resumed',
  'handed-off',
  'claimed',
  'released',
  'transferred',
  'relayed',
  'requalified',
  'sending',
  'unsent',
  'replied',
  'noted',
  'asked',
  'warned',
  'breached',
  'extended',
  'extension-asked',
  'extension-refused',
  'unmask-asked',
  'unmasked',
  'unmask-refused',
  'promise-missed',
  'retargeted',
  'reminded',
  'alerted',
  'revived',
  'resolved',
  'reopened',
  'closed',
  'linked',
  'joined',
  'separated',
  'snoozed',
  'unsnoozed',
  'rated',
  'said',
  'bounced',
  'erased',
  'operated',
  'failed',
  'refused',
  'ignored',
] as const satisfies readonly Happening['type'][];

/**
 * `seq` counts from 1 without a hole; `at` never goes back; `cause` is the id of the command or message behind it, and
 * `receivedAt` when that reached the house, where something else was written in between. `unproven`: it came to the engine by
 * another way than the house's own, and nothing proves who sent it.
 */
export type JournalEvent = Happening & Written & { receivedAt?: number; unproven?: true };
type Written = { seq: number; at: number; by: Actor; cause?: string };
