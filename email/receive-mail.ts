import type { Qualifying } from '../domain/triage/types.ts';
import type { Acceptance, InboundMessage, Rejection } from '../intake/inbound-message.ts';
import type { Belonging } from './find-joining.ts';
import { wholeText } from '../intake/seal.ts';
import { judgeMail, type MailJudgement, type PartWords } from './judge-mail.ts';
import { loopBounds, loopVerdict, traceOf, type CountMails, type LoopVerdict } from './loops.ts';
import { namesReference, type OwnId } from './message-id.ts';
import type { ReadMail } from './read-mail.ts';
import { messageFromMail, type Arrival } from './mail-to-message.ts';
import type { SenderCheck } from './sender.ts';

/** Kept aside for a person to look at, with why. */
export type Held = {
  asked: InboundMessage;
  reasons: string[];
  sender: string;
  emergency: boolean;
  /** The first one held of a loop: a supervisor hears of it. */
  loop?: boolean;
};

export type MailIntake = {
  /** Where words are parted from quotes, when it is not here. */
  part?: PartWords;
  /** Resolves once the store holds the mail; throws when it is away. */
  accept: (asked: InboundMessage) => Promise<Acceptance | Rejection>;
  /** A message of ours that never arrived. */
  bounced: (own: OwnId) => Promise<void>;
  /** Resolves once the store holds it; a machine that speaks of an emergency alerts the team and is answered by nobody. */
  quarantine: (held: Held) => Promise<void>;
  qualify: Qualifying;
  threadOf?: Belonging['threadOf'];
  tokenOf?: Belonging['tokenOf'];
  /** Counts mails of one kind, against loops that no header betrays. */
  countMails?: CountMails;
  sender?: SenderCheck;
  /** A life may be at stake: tells the person now, engine or no engine. Not waited for. */
  emergency?: (taken: Acceptance) => Promise<void>;
};

/** What becomes of a mail: what it says of our own, a question, or a look by a person. */
type Outcome =
  | { outcome: 'bounce'; bounced: OwnId[] }
  | { outcome: 'question'; asked: InboundMessage }
  | { outcome: 'quarantine'; held: Held };

/** Pure but for what it looks up: the same for the listener and for whoever asks why a mail was read so. */
export async function decideMail(
  mail: ReadMail,
  arrival: Arrival,
  intake: Pick<MailIntake, 'qualify' | 'threadOf' | 'tokenOf' | 'sender' | 'part' | 'countMails'>,
): Promise<{ judgement: MailJudgement } & Outcome> {
  const { threadOf, tokenOf, sender: check = {} } = intake;
  const lookups = { ...(threadOf ? { threadOf } : {}), ...(tokenOf ? { tokenOf } : {}) };
  const apart = intake.part ? { part: intake.part } : {};
  const judgement = await judgeMail(mail, { ...arrival, ...lookups, ...apart, check });
  if (mail.bounced.length > 0) return { judgement, outcome: 'bounce', bounced: mail.bounced };
  const asked = await messageFromMail(mail, arrival, judgement);
  if (judgement.author === 'person') return { judgement, ...(await unlessLoop(asked, judgement, intake)) };
  const emergency = await isEmergency(asked, intake.qualify);
  const joins = judgement.author === 'machine' && asked.reference !== undefined && !emergency;
  if (joins) return { judgement, outcome: 'question', asked };
  return {
    judgement,
    outcome: 'quarantine',
    held: { asked, reasons: judgement.signs, sender: judgement.sender.verdict, emergency },
  };
}

/** A person's, unless the same has come too often: held then, or kept on its question without changing anything. */
async function unlessLoop(
  asked: InboundMessage,
  { sender }: MailJudgement,
  intake: Pick<MailIntake, 'qualify' | 'countMails'>,
): Promise<Outcome> {
  const verdict = await verdictOf(asked, intake);
  if (verdict === undefined) return { outcome: 'question', asked };
  if (verdict === 'changes-nothing') return { outcome: 'question', asked: { ...asked, automated: true } };
  const emergency = await isEmergency(asked, intake.qualify);
  return {
    outcome: 'quarantine',
    held: { asked, reasons: [verdict.hold], sender: sender.verdict, emergency, loop: verdict.trips },
  };
}

async function verdictOf(
  asked: InboundMessage,
  { qualify, countMails }: Pick<MailIntake, 'qualify' | 'countMails'>,
): Promise<LoopVerdict | undefined> {
  const { email } = asked.contact ?? {};
  if (countMails === undefined || email === undefined) return undefined;
  const trace = traceOf({
    key: asked.idempotencyKey,
    at: asked.receivedAt,
    email,
    subject: asked.mail?.subject ?? '',
    text: asked.text,
  });
  const before = await countMails(trace, loopBounds);
  const joins = asked.reference !== undefined;
  const isAnswer = joins || asked.near !== undefined || namesReference(asked.folded ?? '');
  const found = { trace, before, joins, isAnswer };
  const verdict = loopVerdict({ ...found, emergency: false }, loopBounds);
  if (before.sameWords === 0 || !(await isEmergency(asked, qualify))) return verdict;
  return loopVerdict({ ...found, emergency: true }, loopBounds);
}

/** What a mail says, once a person has found that a person wrote it. */
export async function releasedMessage(
  mail: ReadMail,
  arrival: Arrival,
  intake: Pick<MailIntake, 'threadOf' | 'sender'>,
): Promise<InboundMessage> {
  const { threadOf, sender: check = {} } = intake;
  const judgement = await judgeMail(mail, { ...arrival, ...(threadOf ? { threadOf } : {}), check });
  return messageFromMail(mail, arrival, { ...judgement, author: 'person', signs: [] });
}

/** Does what was decided. A bounce of ours is a fact about its question, not a message. */
export async function takeMail(
  mail: ReadMail,
  arrival: Arrival,
  intake: MailIntake,
): Promise<Acceptance | Rejection | 'bounced' | 'quarantined'> {
  const decided = await decideMail(mail, arrival, intake);
  switch (decided.outcome) {
    case 'bounce':
      for (const own of decided.bounced) await intake.bounced(own);
      return 'bounced';
    case 'quarantine':
      await intake.quarantine(decided.held);
      return 'quarantined';
    case 'question': {
      const taken = await intake.accept(decided.asked);
      // The mail is held: a reply that cannot go out now is for the engine to send later.
      if (taken.accepted && taken.emergency) void intake.emergency?.(taken).catch(() => {});
      return taken;
    }
  }
}

async function isEmergency(asked: InboundMessage, qualify: Qualifying): Promise<boolean> {
  const { route } = await qualify(wholeText(asked), { channel: 'email', role: asked.role });
  return route === 'emergency';
}
