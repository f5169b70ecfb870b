import type { Logger } from 'pino';
import type { CalendarSheet } from '../domain/open-intervals.ts';
import type { Policy } from '../domain/policy.ts';
import type { QuestionReplay } from '../domain/question-replay.ts';
import type { Qualifying } from '../domain/triage/types.ts';
import type { Store } from '../store/open-store.ts';
import type { Vault } from '../store/vault.ts';
import type { Machine } from './machines/machine-keys.ts';
import type { Lockouts } from './agents/lockouts.ts';
import type { Session, Sessions } from './agents/session.ts';
import type { AbsenceClient } from '../intake/absence-client.ts';
import type { CalendarClient } from '../intake/calendar-client.ts';
import type { TranscriptClient } from '../intake/transcript-client.ts';
import type { ExerciseClient } from '../intake/exercise-client.ts';
import type { RunningQuestions } from '../intake/running-questions.ts';
import type { MessageIntake } from '../intake/accept.ts';
import type { Acceptance, Rejection } from '../intake/inbound-message.ts';
import type { Issuer } from './chat-settings.ts';
import type { ReadIdentity } from './host-identity.ts';
import type { IdentityProvider } from './provider/identity-provider.ts';
import type { ProviderSettings } from './provider/provider-settings.ts';
import type { Gates } from './limits.ts';
import type { BrowserQuestions } from './browser-questions.ts';
import type { ShownMail } from '../email/show-mail.ts';
import type { Simulate } from './agents/simulations.ts';
import type { Tokens } from './token.ts';
import type { Traced } from '../tracing/tracing.ts';

export type ApiConfig = {
  /** Where people reach us, such as `https://aide.paladin.fr`: our own origin, and whether cookies are `Secure`. */
  publicUrl: string;
  /** Sites that may embed the chat, and call the questions' API from their own scripts. None by default. */
  chatOrigins?: readonly string[];
  /** Sites whose signed word on who asks is taken. None by default. */
  chatIssuers?: readonly Issuer[];
  /** By whose word agents come in, beside passwords of our own. None by default. */
  provider?: ProviderSettings | undefined;
  /** Proxies of ours in front: that many addresses from the right of X-Forwarded-For are believed. None by default. */
  proxies?: number;
  /** Whether whoever wrote an article may publish it without another person. Not by default. */
  editorsAlone?: boolean;
  /** Whether programs of this very machine may be told of events, over http. Not by default. */
  webhooksToLoopback?: boolean;
  /** Whether agents made to try the desk with may sign in: where only this machine comes in. Not by default. */
  demo?: boolean;
};

/** What the API is given to stand on. */
export type ApiDependencies = {
  store: Store;
  vault: Vault;
  accept: MessageIntake['accept'];
  /** Takes a mail out of quarantine as a person's. Refused where mail is not received. */
  releaseMail?: (original: Buffer, receivedAt: number) => Promise<Acceptance | Rejection>;
  desk: RunningQuestions;
  /** Changes of the opening hours. */
  calendar: CalendarClient;
  /** The sandbox for training; where there is none, nothing is played. */
  exercises?: ExerciseClient;
  /** Sets the engine's timer for what is planned of an article; refused as the engine's absence where there is none. */
  setArticleTimer?: (timer: { article: string; at: number }) => Promise<void>;
  /** Timers of planned absences; where there is no engine, none is planned. */
  absences?: AbsenceClient;
  /** Conversations by mail; where there is no engine, none leaves. */
  askTranscript?: TranscriptClient;
  /** Decides emergencies without the engine, and even without the store. */
  qualify: Qualifying;
  /** Looks into a file before anybody opens it; without it all files open. */
  scan?: (content: Uint8Array) => Promise<{ verdict: 'clean' | 'infected' | 'away'; found?: string }>;
  /** A mail as its writer's program would show it, made safe; on the caller's thread by default. */
  showMail?: (raw: Buffer) => Promise<ShownMail>;
  /** Whether somebody on call can be reached now: only then is it said. Nobody by default. */
  onCall?: () => boolean;
  /** Whether there is room on the disk of the embedded store; always by default. */
  hasRoom?: () => Promise<boolean>;
  /** What Temporal's SDK counts in this process, in Prometheus' format; nothing by default. */
  engineMetrics?: () => Promise<string>;
  /** 32 secret bytes that sign tokens and sessions: `houseKey(db, master, 'tokens')`. */
  secret: Uint8Array;
  config: ApiConfig;
  /** Open intervals for some weeks from an instant, by the calendar in force: the delay promised at receipt. */
  openHours: (from: number) => CalendarSheet;
  policy?: Policy;
  /** Decides a question’s history again, for auditors; refused as the engine’s absence where there is none. */
  replay?: (reference: string) => Promise<QuestionReplay>;
  /** Has a receiver told of what happened; found out soon in any case, where it does nothing. */
  wakeWebhook?: (webhook: string) => Promise<void>;
  /** Runs what-ifs; on the thread of the caller by default. */
  simulate?: Simulate;
  log?: Logger;
  /** Around each request, to tell how long it took; nothing is told by default. */
  traced?: Traced;
  now?: () => number;
  /** By how much this machine’s clock is ahead of the store’s, in ms; not at all by default. */
  clockAhead?: () => number;
  /** Aborted when the service stops: open streams end. */
  stopping?: AbortSignal;
};

/** The parts with everything filled in: what routes and pages work with. */
export type ApiContext = Required<ApiDependencies> & {
  tokens: Tokens;
  identify: ReadIdentity;
  /** The company’s own identity provider, where it has one. */
  provider: IdentityProvider | undefined;
  browsers: BrowserQuestions;
  sessions: Sessions;
  gates: Gates;
  lockouts: Lockouts;
};

export type Env = {
  Variables: {
    requestId: string;
    secureHeadersNonce?: string;
    /** Of an answer that stands alone, instead of the pages’ own. */
    contentPolicy?: string;
    /** Of a page or a script that the sites of the allowlist may embed. */
    embeddable?: true;
    /** Set on every route of the desk. */
    agent: Session;
    /** Set on every route for other programs. */
    machine: Machine;
  };
};
