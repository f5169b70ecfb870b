// The one way in, for chat and mail: triaged, sealed, held by the store in one transaction, and only then accepted.
import { randomUUID } from 'node:crypto';
import type { Qualifying, Triage } from '../domain/triage/types.ts';
import { orStoreAway } from '../store/unavailable.ts';
import { hold, type Intake, type KnownMessage, type HeldMessage } from '../store/intake.ts';
import type { Store } from '../store/open-store.ts';
import type { Vault } from '../store/vault.ts';
import {
  alarmOf,
  isHidden,
  mailSigns,
  readingOf,
  TEXT_LIMIT,
  type Acceptance,
  type Alarm,
  type InboundMessage,
  type Rejection,
} from './inbound-message.ts';
import type { AcceptedMessage } from './start-or-signal.ts';
import { idempotencyKeysOf, type IdempotencyKeys } from './idempotency.ts';
import { newQuestion, targetQuestion, staysHidden, type TargetQuestion } from './target-question.ts';
import { isOriginalHidden, noteOf } from './mail-original.ts';
import { sealAttachments, sealMessage, wholeText, type MessageToSeal } from './seal.ts';

export type MessageIntake = {
  /**
   * Accepted means: in the store, sealed. Refused means: nothing was kept, and repeating it will not help.
   * Throws StoreAway when the store cannot be reached.
   */
  accept(asked: InboundMessage): Promise<Acceptance | Rejection>;
};

export type IntakeParts = {
  store: Store;
  vault: Vault;
  /** Decides emergencies here and now, before and without the engine. */
  qualify: Qualifying;
  /** Words told at once when a life may be at stake. */
  emergencyReply: (alarm: Alarm) => string;
  /** Called once a message is held, not waited for. */
  accepted?: (message: AcceptedMessage) => void;
  now?: () => number;
};

/** Time for the first try at handing a message to the engine, before others may try. */
const FIRST_TRY_MS = 5_000;

export function openMessageIntake(parts: IntakeParts): MessageIntake {
  return { accept: (asked) => orStoreAway(() => accept(parts, asked)) };
}

async function accept(parts: IntakeParts, asked: InboundMessage): Promise<Acceptance | Rejection> {
  const flaw = flawOf(asked);
  if (flaw) return { accepted: false, code: flaw };
  const marks = await idempotencyKeysOf(parts.vault, asked);
  const room = await targetQuestion(parts, asked);
  return room ? admitMessage(parts, { asked, marks, room }) : { accepted: false, code: 'not-found' };
}

function flawOf({ channel, text, attachments = [], mail }: InboundMessage): 'empty' | 'too-long' | undefined {
  if (text.length + (mail?.subject?.length ?? 0) > TEXT_LIMIT[channel]) return 'too-long';
  // Whoever sends a mail without a word may have meant to: a person looks.
  if (channel === 'email') return undefined;
  return text.trim() === '' && attachments.length === 0 ? 'empty' : undefined;
}

function answerDuplicate({ question, content, payload }: KnownMessage, sent: string): Acceptance | Rejection {
  if (content !== sent) return { accepted: false, code: 'idempotency-conflict', reference: question };
  const { id, reading } = payload;
  const emergency = reading.route === 'emergency' && !reading.automated;
  return {
    accepted: true,
    reference: question,
    messageId: id,
    emergency,
    ...alarmOf(reading),
    route: reading.route,
    duplicate: true,
  };
}

type Entering = { asked: InboundMessage; marks: IdempotencyKeys; room: TargetQuestion };

async function admitMessage(
  parts: IntakeParts,
  { asked, marks, room }: Entering,
): Promise<Acceptance | Rejection> {
  const read = await parts.qualify(wholeText(asked), { channel: asked.channel, role: room.role });
  // Words never silence anybody: only a mail's headers tell a machine.
  const triage = { ...read, automated: asked.automated === true };
  const id = randomUUID();
  const originalHidden = await isOriginalHidden(parts.qualify, asked, triage);
  const intake = intakeOf(parts, { asked, marks, room, triage, id, originalHidden });
  const taken = await hold(parts.store, intake);
  if (!taken.taken) return again(parts, { asked, marks, room }, taken);
  parts.accepted?.(freshOf(intake));
  return {
    accepted: true,
    reference: room.reference,
    messageId: id,
    emergency: isAnswered(triage),
    ...alarmOf(triage),
    route: triage.route,
    duplicate: false,
  };
}

/** A machine that quotes an emergency is told nothing: it would answer, and be told again. */
function isAnswered({ route, automated }: Triage): boolean {
  return route === 'emergency' && !automated;
}

/** A question that begins waits for nobody; a message that joins one takes its turn. */
function freshOf({ question, inbox: { payload }, begins }: Intake): AcceptedMessage {
  const { reference, channel, role, receivedAt } = question;
  if (!begins) return { question: reference };
  return {
    question: reference,
    waiting: { payload, tries: 0, question: { reference, channel, role, receivedAt, closedAt: null } },
  };
}

async function again(
  parts: IntakeParts,
  entering: Entering,
  taken: Exclude<HeldMessage, { taken: true }>,
): Promise<Acceptance | Rejection> {
  const { asked, marks, room } = entering;
  switch (taken.why) {
    case 'known':
      return answerDuplicate(taken.known, marks.content);
    case 'reference-taken':
      return admitMessage(parts, { ...entering, room: await newQuestion(parts.vault, asked, room.linkedTo) });
    case 'too-many-messages':
      if (asked.channel === 'chat') return { accepted: false, code: 'too-many-messages' };
      return admitMessage(parts, {
        ...entering,
        room: await newQuestion(parts.vault, asked, room.reference),
      });
    case 'key-replaced':
      return accept(parts, asked);
    case 'gone':
      if (asked.channel === 'chat') return { accepted: false, code: 'not-found' };
      return admitMessage(parts, { ...entering, room: await newQuestion(parts.vault, asked) });
  }
}

type Judged = { triage: Triage; id: string; originalHidden: boolean };

function intakeOf(
  parts: IntakeParts,
  { asked, marks, room, triage, id, originalHidden }: Entering & Judged,
): Intake {
  const { reference, sealer, standing, begins, linkedTo, role } = room;
  const { now = Date.now } = parts;
  const at = asked.receivedAt;
  const toSeal: MessageToSeal = {
    asked,
    triage,
    id,
    question: reference,
    sealer,
    hidden: staysHidden(standing),
    originalHidden,
    filesToBucket: parts.store.bucket !== undefined,
  };
  const reply = isAnswered(triage) ? [emergencyMessage(parts, toSeal)] : [];
  return {
    question: {
      reference,
      role,
      channel: asked.channel,
      requester: marks.requester,
      ...(asked.owner === undefined ? {} : { owner: asked.owner }),
      receivedAt: at,
      linkedTo: linkedTo ?? null,
      // Should the engine be away for hours, support already sees no more than that there is a medical matter.
      team: isHidden(triage.route) ? 'medical' : 'support',
    },
    ...(begins ? { begins } : {}),
    ...(standing ? { keyReplacedAt: standing.keyReplacedAt } : {}),
    inbox: {
      id,
      question: reference,
      key: marks.key,
      content: marks.content,
      receivedAt: at,
      payload: { id, at, reading: { ...readingOf(triage), ...mailSigns(asked) } },
      nextTryAt: begins ? now() + FIRST_TRY_MS : now(),
    },
    messages: [sealMessage(toSeal), ...noteOf(toSeal, room), ...reply],
    ...sealAttachments(toSeal),
  };
}

function emergencyMessage(
  { emergencyReply }: IntakeParts,
  { asked, triage, id, question, sealer }: MessageToSeal,
): Intake['messages'][number] {
  const reply = emergencyId(question, id);
  const text = emergencyReply(alarmOf(triage));
  return {
    id: reply,
    question,
    audience: 'support',
    at: asked.receivedAt,
    author: 'system',
    kind: 'emergency',
    open: true,
    body: sealer('support', reply, 'body')(JSON.stringify({ text })),
  };
}

/** The id that the engine, too, gives to this reply: whoever is second says nothing again. */
export function emergencyId(question: string, message: string): string {
  return `${question}:emergency:${message}`;
}
