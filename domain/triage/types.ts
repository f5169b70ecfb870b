/** Where a message goes. Decided by triage, never by the writer. */
export const routes = [
  'question',
  'complaint',
  'medical_employee',
  'medical_employer',
  'emergency',
  'other',
] as const;
export type Route = (typeof routes)[number];

export const roles = ['employee', 'employer', 'unknown'] as const;
export type Role = (typeof roles)[number];

export const channels = ['chat', 'email'] as const;
export type Channel = (typeof channels)[number];
export type TriageContext = { channel: Channel; role: Role };

export type SpanKind =
  | 'nir'
  | 'diagnosis'
  | 'treatment'
  | 'result'
  | 'pregnancy'
  | 'symptom_or_injury'
  | 'suicidal'
  | 'restriction';

/** A passage that must not reach support: `text` is `message.slice(start, end)`, offsets in UTF-16 units of the original. */
export type Span = { start: number; end: number; text: string; kind: SpanKind };

export type Reason = { rule: string; words: string[] };

/** Dangers for which another number than the doctors' answers too: the 17, the 18. */
export const DANGERS = ['violence', 'fire'] as const;
export type Danger = (typeof DANGERS)[number];

export type Triage = {
  route: Route;
  /** A guess at the help-centre article that answers, by slug. */
  topic?: string;
  /** Asks for a person of the customer service, or to be called back. */
  humanRequested: boolean;
  /** Holds health data about a person, or a NIR. */
  sensitive: boolean;
  /** In order of position, never overlapping. */
  spans: Span[];
  /** Suicidal intent now: the 3114 joins the 15. */
  suicidal: boolean;
  /** Worn out, crushed, without hope, and no word of dying: the 3114, someone who may care, and several add up. Left out when not. */
  distress?: boolean;
  /** A cry too short to be sure of ("vite !"): no alarm, but the numbers come first in the answer. Left out when not. */
  possibleEmergency?: boolean;
  /** Of an emergency: who else than doctors can help. Left out when nobody. */
  dangers?: Danger[];
  /** A short reply, "oui" or "non merci": for confirmations and consent. */
  says?: 'yes' | 'no';
  thanks: boolean;
  /** Says that the occupational physician cannot be reached. */
  cannotReach: boolean;
  /** Another machine's text. Told by a mail's headers alone: words never silence anybody, so reading leaves it false. */
  automated: boolean;
  /** The chance that it asks for a rule that holds for everybody, rather than for a doctor's word: between 0 and 1. */
  ruleAsked: number;
  /** Between 0 and 1, about the route. */
  confidence: number;
  /** Which rule fired on which words, the deciding one first. */
  reasons: Reason[];
};

export type Qualify = (text: string, context: TriageContext) => Triage;
/** The same, here or on another thread. */
export type Qualifying = (text: string, context: TriageContext) => Triage | Promise<Triage>;
