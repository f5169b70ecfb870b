// From what a person wrote to the rows of the store: who may read what is decided, and sealed, here.
import type { Team } from '../domain/journal.ts';
import { maskSpans } from '../domain/triage/spans.ts';
import type { Span, Triage } from '../domain/triage/types.ts';
import { largeContent } from '../store/file-pieces.ts';
import type { Intake } from '../store/intake.ts';
import type { Sealer } from '../store/vault.ts';
import { isHidden, type InboundMessage } from './inbound-message.ts';

/** The form of a sealed body: `JSON.stringify` of this. */
type Body = { text: string; subject?: string };

const BETWEEN = '\n\n';

/** What triage reads: the subject of a mail counts as much as its text. */
export function wholeText({ text, mail }: InboundMessage): string {
  return mail?.subject === undefined ? text : mail.subject + BETWEEN + text;
}

export type MessageToSeal = {
  asked: InboundMessage;
  triage: Triage;
  id: string;
  question: string;
  sealer: Sealer;
  /** Part of a medical matter, whatever this one message says. */
  hidden: boolean;
  /** What lies folded in its original touches health, whatever the message says. */
  originalHidden?: boolean;
  /** Its files leave for a bucket once it is accepted. */
  filesToBucket?: boolean;
};

export function sealMessage({
  asked,
  triage,
  id,
  question,
  sealer,
  hidden,
}: MessageToSeal): Intake['messages'][number] {
  const audience = audienceOf({ triage, hidden });
  const partly = audience === 'medical' && !hidden && !isHidden(triage.route);
  const rest = partly ? maskedBody(asked, triage.spans) : undefined;
  return {
    id,
    question,
    audience,
    at: asked.receivedAt,
    author: 'requester',
    kind: 'message',
    open: true,
    body: sealer(audience, id, 'body')(JSON.stringify(bodyOf(asked))),
    masked: rest && sealer('support', id, 'masked')(JSON.stringify(rest)),
    mail: asked.mail && sealer('support', id, 'mail')(JSON.stringify({ ...asked.mail, subject: undefined })),
  };
}

/** Files are not read: on anything that touches health they are for the medical team alone. */
export function sealAttachments({
  asked,
  triage,
  id,
  question,
  sealer,
  hidden,
  originalHidden = false,
  filesToBucket = false,
}: MessageToSeal): Pick<Intake, 'attachments' | 'large'> {
  const own = audienceOf({ triage, hidden });
  const files = (asked.attachments ?? []).map((file, index) =>
    sealFile({ ...file, id: `${id}:file:${index + 1}`, audience: own }),
  );
  if (asked.original !== undefined) {
    const audience = originalHidden ? 'medical' : own;
    files.push(sealFile({ ...ORIGINAL, content: asked.original, id: `${id}:original`, audience }));
  }
  return { attachments: files.map(({ row }) => row), large: files.flatMap(({ large }) => large ?? []) };

  function sealFile({ id: file, audience, content, ...label }: MailFile & { id: string; audience: Team }) {
    const large = largeContent(file, content, filesToBucket);
    const labelled = large === undefined ? label : { ...label, key: large.key };
    const row = {
      id: file,
      message: id,
      question,
      audience,
      label: sealer(audience, file, 'label')(JSON.stringify(labelled)),
      content: sealer(audience, file, 'content')(large === undefined ? content : ''),
      size: content.length,
    };
    return { row, large };
  }
}

type MailFile = NonNullable<InboundMessage['attachments']>[number];

/** The mail itself, kept as long as its text: nothing that a program or a person folded is out of reach. */
const ORIGINAL = { name: 'message-original.eml', type: 'message/rfc822', original: true } as const;

function audienceOf({ triage, hidden }: Pick<MessageToSeal, 'triage' | 'hidden'>): Team {
  return hidden || isHidden(triage.route) || triage.sensitive || triage.spans.length > 0
    ? 'medical'
    : 'support';
}

function bodyOf(asked: InboundMessage): Body {
  const text = withSignature(asked.text, asked);
  return asked.mail?.subject === undefined ? { text } : { text, subject: asked.mail.subject };
}

function withSignature(text: string, { signature }: InboundMessage): string {
  return signature === undefined ? text : text + BETWEEN + signature;
}

function maskedBody(asked: InboundMessage, spans: readonly Span[]): Body {
  const { text, mail } = asked;
  if (mail?.subject === undefined) return { text: withSignature(maskSpans(text, spans), asked) };
  const textAt = mail.subject.length + BETWEEN.length;
  return {
    subject: maskSpans(mail.subject, clipSpans(spans, 0, mail.subject.length)),
    text: withSignature(maskSpans(text, clipSpans(spans, textAt, textAt + text.length)), asked),
  };
}

/** The spans within a part of the whole text, counted from its start. */
function clipSpans(spans: readonly Span[], from: number, to: number): Span[] {
  return spans
    .filter(({ start, end }) => start < to && end > from)
    .map((span) => ({
      ...span,
      start: Math.max(span.start, from) - from,
      end: Math.min(span.end, to) - from,
    }));
}
