import type { HandoffReason, JournalEvent } from '../../domain/journal.ts';
import type { Channel, Danger } from '../../domain/triage/types.ts';

/** What the service says by itself, named by the workflow; the words are in this folder. */
export type Occasion =
  | 'acknowledged'
  | 'emergency'
  | 'distress'
  | 'relay-proposed'
  | 'physician-named'
  | 'relay-accepted'
  | 'handed-off'
  | 'extended'
  | 'date-moved'
  | 'reminded'
  | 'resolved'
  | 'reopened'
  | 'closed';

/** A step under way, named from the journal, for the notice of extended delay. */
export type SpeechStep = { type: JournalEvent['type']; at: number };

/** One thing to tell the person. Instants are epoch milliseconds. */
export type Speech = {
  occasion: Occasion;
  at: number;
  replyDue?: number;
  resolutionDue?: number;
  promisedAt?: number;
  open: boolean;
  nextOpening?: number;
  steps?: SpeechStep[];
  /** The same turn has given the date and the warnings: once is enough. */
  toldAlready?: boolean;
  /** It answers what may be a cry for help. */
  numbersFirst?: boolean;
  suicidal?: boolean;
  /** The relay is proposed to somebody who is unwell. */
  distress?: boolean;
  /** Of an emergency: who else than doctors can help. */
  dangers?: Danger[];
  /** Variant: a route, the team, the handoff's reason, how it was resolved, what the reminder waits for, why it was closed. */
  because?: string;
  /** Why the assistant gave it to a person. */
  why?: string;
  /** Of an acknowledgement: the person became somebody's in the same moment, for this reason. */
  handedOff?: HandoffReason;
};

/** Where and to whom it is said. */
export type Setting = {
  reference: string;
  channel: Channel;
  /** The reader's time zone, when the browser told; Paris is named for anyone who may be elsewhere. */
  readerZone?: string;
  /** Somebody on call can be reached now, at any hour. */
  onCall?: boolean;
  /** The week's hours, in words: told once, when a question is received. */
  hours?: string;
  /** What the help centre says to everybody on the matter, quoted above what is said of a doctor. */
  rule?: string;
  /** Page that shows the question to this person alone. */
  link?: string;
};

export type Said = Speech & Setting;

/** `text` is plain, paragraphs apart by an empty line; mails get a simple HTML part made from it. */
export type Composed = { subject: string; text: string };
