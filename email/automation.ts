/** Why a mail is a machine's, and must never be answered by one (RFC 3834, section 2). */
export type Automation =
  | 'auto-submitted'
  | 'auto-responder'
  | 'bulk'
  | 'mailing-list'
  | 'report'
  | 'null-return-path'
  | 'own-mail';

export type Envelope = {
  /** Value of a header field by its lower-case name, all lines of that name joined. */
  header: (name: string) => string | undefined;
  headerNames: readonly string[];
  /** MAIL FROM; empty for the null return path. */
  returnPath: string;
  from: string | undefined;
};

const LIST_HEADERS = /^list-(?:id|post|help|subscribe|unsubscribe|owner|archive)$/;
const RESPONDERS = /^x-(?:autoreply|autorespond|autoresponder|auto-reply|mail-autoreply|failed-recipients)$/;
const DAEMONS = /^(?:mailer-daemon|postmaster)@/i;

/** Undefined for a mail that a person seems to have written. */
export function automationOf(envelope: Envelope, mailbox: string): Automation | undefined {
  const { header, headerNames, returnPath, from = '' } = envelope;
  if (isOurs(envelope, mailbox)) return 'own-mail';
  if (/^multipart\/report/i.test(header('content-type') ?? '')) return 'report';
  const submitted = header('auto-submitted');
  if (submitted !== undefined && !/^no\b/i.test(submitted.trim())) return 'auto-submitted';
  if (headerNames.some((name) => RESPONDERS.test(name))) return 'auto-responder';
  if (/^(?:bulk|list|junk|auto_reply)$/i.test(header('precedence')?.trim() ?? '')) return 'bulk';
  if (headerNames.some((name) => LIST_HEADERS.test(name))) return 'mailing-list';
  return returnPath === '' || DAEMONS.test(returnPath) || DAEMONS.test(from) ? 'null-return-path' : undefined;
}

function isOurs({ header, from = '' }: Envelope, mailbox: string): boolean {
  const looped = header('x-loop')?.toLowerCase().includes(mailbox.toLowerCase()) ?? false;
  return looped || from.toLowerCase() === mailbox.toLowerCase();
}
