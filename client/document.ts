// Made from the OpenAPI document by `npx tsx scripts/make-client.ts`: not written by hand.
/* oxlint-disable max-lines -- as long as the document */
/** Method and path of each operation. */
export const operations = {
  getV1Questions: ['GET', '/api/v1/questions'],
  postV1Questions: ['POST', '/api/v1/questions'],
  getV1QuestionsByReference: ['GET', '/api/v1/questions/{reference}'],
  getV1Export: ['GET', '/api/v1/export'],
  getV1Indicators: ['GET', '/api/v1/indicators'],
  getV1Webhooks: ['GET', '/api/v1/webhooks'],
  postV1Webhooks: ['POST', '/api/v1/webhooks'],
  postV1WebhooksByWebhookSecret: ['POST', '/api/v1/webhooks/{webhook}/secret'],
  putV1WebhooksByWebhookEnabled: ['PUT', '/api/v1/webhooks/{webhook}/enabled'],
  deleteV1WebhooksByWebhook: ['DELETE', '/api/v1/webhooks/{webhook}'],
  getV1WebhooksByWebhookDeliveries: ['GET', '/api/v1/webhooks/{webhook}/deliveries'],
  postV1WebhooksByWebhookDeliveriesByDeliveryReplay: [
    'POST',
    '/api/v1/webhooks/{webhook}/deliveries/{delivery}/replay',
  ],
} as const;
/** What each takes and gives. */
export type Operations = {
  /** The questions, by receipt, in pages */
  getV1Questions(asked?: {
    query?: { updatedSince?: number | null; limit?: number; after?: string };
  }): Promise<QuestionWalk>;
  /** Open a question in somebody’s name */
  postV1Questions(asked: { body: MachineAsking }): Promise<MachineAsked>;
  /** One question with its journal; with `messages:read`, what was written */
  getV1QuestionsByReference(asked: { path: { reference: string } }): Promise<MachineQuestionFile>;
  /** All of it as NDJSON: a question with its journal a line */
  getV1Export(asked?: { query?: { updatedSince?: number | null } }): Promise<Response>;
  /** The figures of a period; of no agent */
  getV1Indicators(asked: {
    query: { from: string; to: string; scope?: string; by?: 'route' | 'topic' | 'channel' | 'role' | 'team' };
  }): Promise<{}>;
  /** Receivers of events */
  getV1Webhooks(): Promise<Webhook[]>;
  /** Be told of what happens, with what this key may read */
  postV1Webhooks(asked: { body: NewWebhook }): Promise<MadeWebhook>;
  /** A new secret; the one before signs as well for 24 hours */
  postV1WebhooksByWebhookSecret(asked: { path: { webhook: string } }): Promise<WebhookSecret>;
  /** Suspend it, or have it told again from where it was */
  putV1WebhooksByWebhookEnabled(asked: { path: { webhook: string }; body: WebhookSwitch }): Promise<void>;
  /** Remove it, with its log */
  deleteV1WebhooksByWebhook(asked: { path: { webhook: string } }): Promise<void>;
  /** What was sent and what waits, of the last thirty days */
  getV1WebhooksByWebhookDeliveries(asked: {
    path: { webhook: string };
    query?: { state?: 'pending' | 'delivered' | 'failed'; before?: number; limit?: number };
  }): Promise<WebhookDelivery[]>;
  /** Send it again, under the same id, as it may be read now */
  postV1WebhooksByWebhookDeliveriesByDeliveryReplay(asked: {
    path: { webhook: string; delivery: string };
  }): Promise<void>;
};
export type WebhookMessage = {
  type: 'question.changed';
  /** When it was known that there was something to tell */
  timestamp: string;
  data: {
    question: MachineQuestion;
    /** Its journal, as support reads it */
    events: HouseEvent[];
  };
};
export type MachineQuestion = {
  reference: string;
  /** Epoch milliseconds */
  receivedAt: number;
  /** When it changed last, by the store’s clock */
  updatedAt: number;
  /** Its person was forgotten: forget your copy */
  erasedAt: number | null;
  /** The medical team’s: nothing more is said of it, and what you knew is to be forgotten */
  veiled: boolean;
  status: 'registered' | 'with-assistant' | 'waiting' | 'queued' | 'with-agent' | 'resolved' | 'closed';
  team: 'support' | 'medical';
  assignee: string | null;
  /** As of its last event */
  dueAt: number | null;
  /** Epoch milliseconds */
  closedAt: number | null;
  channel?: 'chat' | 'email';
  role?: 'employee' | 'employer' | 'unknown';
  route?: 'question' | 'complaint' | 'medical_employee' | 'medical_employer' | 'emergency' | 'other' | null;
  topic?: string | null;
  handedOff?: boolean;
  waitingFor?: 'confirmation' | 'clarification' | 'reply' | 'consent' | 'physician' | null;
  rating?: number | null;
  linkedTo?: string | null;
  /** The last sequence of its journal */
  seq?: number;
};
export type HouseEvent =
  | RegisteredEvent
  | RulesChangedEvent
  | CalendarChangedEvent
  | CalendarEvent
  | MessageEvent
  | QualifiedEvent
  | AcknowledgedEvent
  | EmergencyEvent
  | DistressEvent
  | RelayProposedEvent
  | PhysicianNamedEvent
  | RelayAcceptedEvent
  | RelayDeclinedEvent
  | AnsweredEvent
  | ClarifiedEvent
  | ResumedEvent
  | HandedOffEvent
  | ClaimedEvent
  | ReleasedEvent
  | TransferredEvent
  | RelayedEvent
  | RequalifiedEvent
  | SendingEvent
  | UnsentEvent
  | RepliedEvent
  | NotedEvent
  | AskedEvent
  | WarnedEvent
  | BreachedEvent
  | ExtendedEvent
  | ExtensionAskedEvent
  | ExtensionRefusedEvent
  | UnmaskAskedEvent
  | UnmaskedEvent
  | UnmaskRefusedEvent
  | PromiseMissedEvent
  | RetargetedEvent
  | RemindedEvent
  | AlertedEvent
  | RevivedEvent
  | ResolvedEvent
  | ReopenedEvent
  | ClosedEvent
  | LinkedEvent
  | JoinedEvent
  | SeparatedEvent
  | SnoozedEvent
  | UnsnoozedEvent
  | RatedEvent
  | SaidEvent
  | BouncedEvent
  | ErasedEvent
  | OperatedEvent
  | FailedEvent
  | RefusedEvent
  | IgnoredEvent;
export type RegisteredEvent = {
  type: 'registered';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  channel: 'chat' | 'email';
  role: 'employee' | 'employer' | 'unknown';
  /** What it is promised, in open milliseconds */
  policy?: { [name: string]: unknown };
};
export type RulesChangedEvent = {
  type: 'rules-changed';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  version: number;
};
export type CalendarChangedEvent = {
  type: 'calendar-changed';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  version: string;
};
export type CalendarEvent = {
  type: 'calendar';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
};
export type MessageEvent = {
  type: 'message';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  message: string;
};
export type QualifiedEvent = {
  type: 'qualified';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  route: 'question' | 'complaint' | 'medical_employee' | 'medical_employer' | 'emergency' | 'other';
};
export type AcknowledgedEvent = {
  type: 'acknowledged';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
};
export type EmergencyEvent = {
  type: 'emergency';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  message: string;
};
export type DistressEvent = {
  type: 'distress';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  message: string;
  proposing: boolean;
};
export type RelayProposedEvent = {
  type: 'relay-proposed';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
};
export type PhysicianNamedEvent = {
  type: 'physician-named';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
};
export type RelayAcceptedEvent = {
  type: 'relay-accepted';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
};
export type RelayDeclinedEvent = {
  type: 'relay-declined';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
};
export type AnsweredEvent = {
  type: 'answered';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  message: string;
  articles: string[];
};
export type ClarifiedEvent = {
  type: 'clarified';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  message: string;
};
export type ResumedEvent = {
  type: 'resumed';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
};
export type HandedOffEvent = {
  type: 'handed-off';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  reason: string;
  team: 'support' | 'medical';
  why?: string;
};
export type ClaimedEvent = {
  type: 'claimed';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  agent: string;
};
export type ReleasedEvent = {
  type: 'released';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  why?: string;
  /** A message, by id */
  message?: string;
};
export type TransferredEvent = {
  type: 'transferred';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  to: string;
  /** A message, by id */
  message?: string;
};
export type RelayedEvent = {
  type: 'relayed';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  message?: string;
};
export type RequalifiedEvent = {
  type: 'requalified';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  route: 'question' | 'complaint' | 'medical_employee' | 'medical_employer' | 'emergency' | 'other';
  /** A message, by id */
  message: string;
};
export type SendingEvent = {
  type: 'sending';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  what: 'replied' | 'asked' | 'resolved';
  /** A message, by id */
  message: string;
  agent: string;
  /** Epoch milliseconds */
  until: number;
};
export type UnsentEvent = {
  type: 'unsent';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  message: string;
};
export type RepliedEvent = {
  type: 'replied';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  message: string;
};
export type NotedEvent = {
  type: 'noted';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  message: string;
};
export type AskedEvent = {
  type: 'asked';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  message: string;
};
export type WarnedEvent = {
  type: 'warned';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  target: 'first_response' | 'resolution';
  /** Epoch milliseconds */
  due: number;
};
export type BreachedEvent = {
  type: 'breached';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  target: 'first_response' | 'resolution';
  /** Epoch milliseconds */
  due: number;
};
export type ExtendedEvent = {
  type: 'extended';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** Epoch milliseconds */
  promisedAt: number;
  /** A message, by id */
  message?: string;
};
export type ExtensionAskedEvent = {
  type: 'extension-asked';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** Epoch milliseconds */
  promisedAt: number;
  /** A message, by id */
  message: string;
  agent: string;
};
export type ExtensionRefusedEvent = {
  type: 'extension-refused';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  agent: string;
  /** A message, by id */
  message?: string;
};
export type UnmaskAskedEvent = {
  type: 'unmask-asked';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  masked: string;
  agent: string;
};
export type UnmaskedEvent = {
  type: 'unmasked';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  masked: string;
  agent: string;
};
export type UnmaskRefusedEvent = {
  type: 'unmask-refused';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  masked: string;
  agent: string;
};
export type PromiseMissedEvent = {
  type: 'promise-missed';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** Epoch milliseconds */
  promisedAt: number;
};
export type RetargetedEvent = {
  type: 'retargeted';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  target: 'first_response' | 'resolution';
  budget: number;
};
export type RemindedEvent = {
  type: 'reminded';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
};
export type AlertedEvent = {
  type: 'alerted';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  to: string;
  reason:
    | 'handed-off'
    | 'emergency'
    | 'distress'
    | 'data-breach'
    | 'warned'
    | 'breached'
    | 'promise-missed'
    | 'message'
    | 'transferred'
    | 'extension-asked'
    | 'extension-refused'
    | 'unmask-asked'
    | 'unmask-decided'
    | 'bounced'
    | 'failed'
    | 'stuck'
    | 'low-rating'
    | 'loop';
  times?: number;
};
export type RevivedEvent = {
  type: 'revived';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** Epoch milliseconds */
  lapsed: number;
};
export type ResolvedEvent = {
  type: 'resolved';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  how: 'confirmed' | 'assumed' | 'agent';
  /** A message, by id */
  message?: string;
};
export type ReopenedEvent = {
  type: 'reopened';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
};
export type ClosedEvent = {
  type: 'closed';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  why: 'settled' | 'declined' | 'erased' | 'automated';
};
export type LinkedEvent = {
  type: 'linked';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  message: string;
};
export type JoinedEvent = {
  type: 'joined';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  other: string;
  leads: boolean;
};
export type SeparatedEvent = {
  type: 'separated';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
};
export type SnoozedEvent = {
  type: 'snoozed';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** Epoch milliseconds */
  until: number;
};
export type UnsnoozedEvent = {
  type: 'unsnoozed';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
};
export type RatedEvent = {
  type: 'rated';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  score: number;
  /** A message, by id */
  message?: string;
};
export type SaidEvent = {
  type: 'said';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  message: string;
  /** Epoch milliseconds */
  accepted: number;
  /** A message, by id */
  within?: string;
};
export type BouncedEvent = {
  type: 'bounced';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  /** A message, by id */
  message: string;
};
export type ErasedEvent = {
  type: 'erased';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
};
export type OperatedEvent = {
  type: 'operated';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  what: 'terminated' | 'reset' | 'cancelled' | 'restarted' | 'lost';
};
export type FailedEvent = {
  type: 'failed';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  step: string;
  code: string;
};
export type RefusedEvent = {
  type: 'refused';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  command: string;
  code: string;
};
export type IgnoredEvent = {
  type: 'ignored';
  seq: number;
  /** Epoch milliseconds */
  at: number;
  /** `requester`, `assistant`, `clock`, `system`, or `agent:` and an id */
  by: string;
  /** The command behind it */
  cause?: string;
  /** Epoch milliseconds */
  receivedAt?: number;
  /** It reached the engine by another way: nothing proves who sent it */
  unproven?: true;
  signal: string;
  problem: 'unknown' | 'malformed';
};
export type Webhook = {
  id: string;
  /** The key in whose name it is told, and never more than that key may read */
  key: string;
  url: string;
  by: string;
  /** Epoch milliseconds */
  at: number;
  /** It takes nothing since then; it is tried again */
  failingSince: number | null;
  /** Epoch milliseconds */
  nextTryAt: number | null;
  /** Epoch milliseconds */
  freshTryAt: number | null;
  /** It is told nothing; what happens waits for it */
  disabledAt: number | null;
  disabledWhy: 'by-hand' | 'failing' | 'gone' | null;
};
export type WebhookSecret = {
  /** Shown this once: keep it */
  secret: string;
};
export type WebhookSwitch = { enabled: boolean };
export type WebhookDelivery = {
  /** `webhook-id`: the same at each try */
  id: string;
  arrival: number;
  question: string;
  fromSeq: number;
  toSeq: number;
  /** Epoch milliseconds */
  at: number;
  state: 'pending' | 'delivered' | 'failed';
  tries: number;
  /** Epoch milliseconds */
  nextTryAt: number;
  /** Epoch milliseconds */
  triedAt: number | null;
  /** What was answered last */
  status: number | null;
  /** Why there was no answer */
  problem: string | null;
};
export type MadeWebhook = Webhook & {
  /** Shown this once: keep it */
  secret: string;
};
export type QuestionWalk = {
  questions: MachineQuestion[];
  /** `updatedSince` of the walk after this one */
  asOf: number;
  /** `after` of the next page; none at the end */
  next?: string;
};
export type MachineQuestionFile = {
  question: MachineQuestion;
  /** Its journal, as support reads it */
  events: HouseEvent[];
  contact?: { email?: string; name?: string };
  /** For a key with `messages:read`, as support reads them */
  messages?: MachineMessage[];
};
export type MachineMessage = {
  id: string;
  author: 'requester' | 'assistant' | 'agent' | 'system';
  agent: string | null;
  kind: string;
  /** Epoch milliseconds */
  at: number;
  /** For the house alone: the person never reads it */
  isNote: boolean;
  /** Part of it, or all, is for the medical team alone */
  masked: boolean;
  subject?: string;
  text?: string;
};
export type MachineAsked = {
  reference: string;
  messageId: string;
  /** To be shown to them at once */
  emergency?: { text: string };
  promise?: { text: string; replyDue: number };
};
export type MachineAsking = {
  /** Made by the caller; sending the same id again is harmless. */
  id: string;
  text: string;
  role?: 'employee' | 'employer' | 'unknown';
  email?: string;
  name?: string;
};
export type NewWebhook = {
  /** https; no redirect is followed */
  url: string;
};
