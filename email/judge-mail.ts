// What a mail is, before anything is done with it: who wrote it, whether they are who they say, their words, where it belongs.
import { findJoining, type Belonging, type Joining } from './find-joining.ts';
import { partText, type Parted } from './quoting/parted.ts';
import type { ReadMail } from './read-mail.ts';
import { senderOf, type MailRoute, type Sender, type SenderCheck } from './sender.ts';
import type { MailSign } from './signs.ts';
import { wordSigns } from './word-signs.ts';

/** Words and addresses never make a machine: they make a doubt, which a person settles. */
type MailAuthor = 'person' | 'machine' | 'doubtful';

export type MailJudgement = {
  author: MailAuthor;
  /** Why it is no person's, the surest first; empty for a person. */
  signs: MailSign['sign'][];
  sender: Sender;
  words: Parted;
  joining?: Joining;
};

/** Parts a person's words from what their program quoted, here or on another thread. */
export type PartWords = (...given: Parameters<typeof partText>) => Parted | Promise<Parted>;

export type Judging = Belonging & { raw: Buffer; route: MailRoute; check: SenderCheck; part?: PartWords };

export async function judgeMail(mail: ReadMail, judging: Judging): Promise<MailJudgement> {
  const sender = await senderOf(mail, judging, judging.check);
  const joining = trustJoining(await findJoining(mail, judging), sender);
  const joins = joining !== undefined && 'reference' in joining;
  const { mailbox, part = partText } = judging;
  const parting = { subject: mail.subject, mailbox, sender: mail.from.email ?? '' };
  const words = await part(mail.text, { ...parting, joins });
  const own = joins ? words : await part(mail.text, { ...parting, joins: true });
  return { ...authorOf(mail, own.text), sender, words, ...(joining === undefined ? {} : { joining }) };
}

/** Whoever is not who they say changes nothing: their mail stands beside the question it names. */
function trustJoining(joining: Joining | undefined, { verdict }: Sender): Joining | undefined {
  if (joining === undefined || !('reference' in joining)) return joining;
  const isRefuted = verdict === 'failed' || verdict === 'unaligned';
  const isProved = joining.by !== 'token' || verdict === 'authenticated';
  return isRefuted || !isProved ? { by: 'untrusted-sender', near: joining.reference } : joining;
}

function authorOf(mail: ReadMail, own: string): Pick<MailJudgement, 'author' | 'signs'> {
  const sure = mail.signs.filter((sign) => sign.sure).map(({ sign }) => sign);
  if (sure.length > 0) return { author: 'machine', signs: sure };
  // A website's form writes from an address that reads nothing, and names the person to answer.
  const isForm = mail.replyTo.length === 1;
  if (mail.signs.length === 0 && mail.deniesAutomation) return { author: 'person', signs: [] };
  const doubts = mail.signs
    .map(({ sign }) => sign)
    .filter((sign) => !(isForm && sign === 'no-reply-address'));
  const signs = [...doubts, ...wordSigns({ subject: mail.subject, own })];
  return { author: signs.length > 0 ? 'doubtful' : 'person', signs };
}
