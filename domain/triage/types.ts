/** Where a message goes. Decided by triage, never by the writer. */
export type Route =
  | 'question'
  | 'complaint'
  | 'medical_employee'
  | 'medical_employer'
  | 'emergency'
  | 'other';

export type Role = 'employee' | 'employer' | 'unknown';
export type Channel = 'chat' | 'email';
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
  /** A short reply, "oui" or "non merci": for confirmations and consent. */
  says?: 'yes' | 'no';
  thanks: boolean;
  /** Says that the occupational physician cannot be reached. */
  cannotReach: boolean;
  /** An out-of-office notice, a bounce, or another machine's text. */
  automated: boolean;
  /** Between 0 and 1, about the route. */
  confidence: number;
  /** Which rule fired on which words, the deciding one first. */
  reasons: Reason[];
};

export type Qualify = (text: string, context: TriageContext) => Triage;
