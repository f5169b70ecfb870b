import type { Reading } from '../domain/journal.ts';
import type { Channel, Danger, Role, Route, Triage } from '../domain/triage/types.ts';

/** What a person sends, by chat or by mail. Instants are epoch milliseconds. */
export type InboundMessage = {
  channel: Channel;
  role: Role;
  contact?: { email?: string; name?: string };
  /** Digest of a site's signed-in reader, of a question that begins. */
  owner?: string;
  text: string;
  /** Made by the sender, unguessable; for mail the Message-ID with the mailbox. */
  idempotencyKey: string;
  /** The question it wants to join. For chat, a token has proved the right to; for mail, the sender's address must be the requester's. */
  reference?: string;
  /** A question that a mail names without joining it, and why not: whoever answers reads so. */
  near?: { reference: string; why: 'named' | 'untrusted-sender' };
  mail?: {
    subject?: string;
    messageId?: string;
    inReplyTo?: string;
    references?: string[];
    to?: string[];
    copies?: string[];
    /** Who wrote it, where it asks to be answered elsewhere. */
    from?: string;
    replyTo?: string[];
    date?: number;
  };
  /** Names and numbers beneath a mail: shown as they are, judged by nobody. */
  signature?: string;
  /** Quotes and footers of a mail, which its original holds: they decide who may open that. */
  folded?: string;
  /** A mail as it came. */
  original?: Uint8Array;
  /** Nothing proves who wrote it: it may ask, and consents to nothing. */
  unproven?: boolean;
  /** Little of it can be read here, or its sender is not who they say: a person looks, never the assistant. */
  needsHuman?: boolean;
  attachments?: { name: string; type: string; content: Uint8Array }[];
  /** A machine's, by the mail's headers: kept, but it changes nothing and is never answered. */
  automated?: boolean;
  /** A note for whoever answers: which agent wrote it down, for somebody who called. */
  openedBy?: string;
  receivedAt: number;
};

/** Of an emergency: for whom the numbers are, and who else than doctors can help. */
export type Alarm = { suicidal: boolean; dangers?: Danger[] };

export type Acceptance = Alarm & {
  accepted: true;
  reference: string;
  messageId: string;
  emergency: boolean;
  route: Route;
  /** Accepted before: nothing was added. */
  duplicate: boolean;
};
export type Rejection = {
  accepted: false;
  code: 'idempotency-conflict' | 'too-many-messages' | 'too-long' | 'empty' | 'not-found';
  /** Of a conflict: the question that the key went to. */
  reference?: string;
};

/**
 * Longest text by channel, in UTF-16 units, a mail's subject included. A mail quotes what it answers; a chat message does
 * not. Nothing longer is read.
 */
export const TEXT_LIMIT = { chat: 10_000, email: 50_000 } as const satisfies Record<Channel, number>;

/** Routes of which support is given no text at all. */
export function isHidden(route: Route): boolean {
  return route === 'medical_employee' || route === 'medical_employer' || route === 'emergency';
}

/** Nothing, of what is no emergency. */
export function alarmOf({ route, suicidal, dangers }: Alarm & { route: Route }): Alarm {
  if (route !== 'emergency') return { suicidal: false };
  return { suicidal, ...(dangers === undefined ? {} : { dangers }) };
}

/** What of a mail's reading its words cannot tell. */
export function mailSigns({
  unproven,
  needsHuman,
}: InboundMessage): Pick<Reading, 'unproven' | 'needsHuman'> {
  return { ...(unproven === true ? { unproven } : {}), ...(needsHuman === true ? { needsHuman } : {}) };
}

/** Rule names that the journal keeps. */
const RULES_KEPT = 10;
const NAME_LENGTH = 80;

/** All that the engine learns of a message: no word of it. */
export function readingOf(triage: Triage): Reading {
  const { route, humanRequested, sensitive, suicidal, thanks, cannotReach, automated, topic, says } = triage;
  const { distress, possibleEmergency, dangers } = triage;
  return {
    route,
    humanRequested,
    sensitive,
    suicidal,
    ...(distress ? { distress } : {}),
    ...(possibleEmergency ? { possibleEmergency } : {}),
    ...(dangers === undefined ? {} : { dangers }),
    thanks,
    cannotReach,
    automated,
    ...(topic === undefined ? {} : { topic: journalIdentifier(topic) }),
    ...(says === undefined ? {} : { says }),
    rules: [...new Set(triage.reasons.map(({ rule }) => journalIdentifier(rule)))].slice(0, RULES_KEPT),
  };
}

/** As an identifier of the journal: "malaise (figurative)" is `malaise-figurative`. */
function journalIdentifier(rule: string): string {
  return (
    rule
      .replaceAll(/[^\w.:/]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, NAME_LENGTH) || 'unnamed'
  );
}
