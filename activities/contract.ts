import type { HistoryKnown } from '../domain/history-known.ts';
import type { Audience, AlertReason, JournalEvent, UnableReason, Reading } from '../domain/journal.ts';
import type { CalendarSheet } from '../domain/open-intervals.ts';
import type { Speech as Said } from '../content/fr/speech.ts';
import type { Summary } from '../domain/summary.ts';
import type { Channel, Role } from '../domain/triage/types.ts';

export type { Occasion, SpeechStep as Step } from '../content/fr/speech.ts';

/** One thing to tell the person. `message` is its id, made from the question and the occasion: saying it twice is saying it once. */
export type OutgoingSpeech = Said & { question: string; message: string };

/** The assistant's typed decision; the text is in the store under `message`, sealed. The text never decides. */
export type Attempt =
  | { decision: 'answer'; message: string; articles: string[]; confidence: number }
  | { decision: 'clarify'; message: string }
  | { decision: 'handoff'; why?: UnableReason }
  | { decision: 'emergency' }
  | { decision: 'medical' };

/** Everything a workflow asks of the outside. Each is safe to repeat. */
export type Activities = {
  /** Reads the messages again, behind the door, where a model may only raise caution. */
  qualify(asked: { question: string; messages: string[]; channel: Channel; role: Role }): Promise<Reading>;
  /** Open intervals from `from` for the weeks ahead, of the calendar in force; and the key that proves commands of this house. */
  openHours(asked: { from: number; weeks: number }): Promise<CalendarSheet & { signer?: string }>;
  /** `turn` names the attempt: a retry gives the same message id. Only messages of the journal up to `seq` are read. */
  attempt(asked: { question: string; turn: string; seq: number; role: Role }): Promise<Attempt>;
  /** Composes, seals, stores and, by mail, sends; gives the instant at which the channel accepted it. */
  say(speech: OutgoingSpeech): Promise<number>;
  /**
   * Sends an agent's or the assistant's message that is in the store already; in the chat it is announced, without its words.
   * `first`: the acknowledgement that its mail begins with.
   */
  deliver(asked: { question: string; message: string; first?: OutgoingSpeech }): Promise<number>;
  /** Gives an agent back what they took back: a draft again, with its words. */
  withdraw(asked: { question: string; message: string }): Promise<void>;
  alert(asked: {
    question: string;
    to: Audience;
    reason: AlertReason;
    at: number;
    dueAt?: number;
  }): Promise<void>;
  /** Whether an agent may act and was at the desk a moment ago. */
  present(asked: { agent: string }): Promise<boolean>;
  /**
   * Projects events to the store, up to the last that there is; repeatable. Gives them back, so that the history of
   * Temporal carries what was decided and a replay can compare it.
   */
  record(asked: {
    question: string;
    events: JournalEvent[];
    summary: Summary;
    asOf: HistoryKnown;
  }): Promise<JournalEvent[]>;
  /** A message that came after the end opens a question of its own, linked to this one. */
  openLinked(asked: { question: string; message: string }): Promise<void>;
};
