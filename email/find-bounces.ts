import type { ParsedMail } from 'mailparser';
import { ownIdsIn, type OwnId } from './message-id.ts';

/** Of RFC 3464: the recipient will not get it. "delayed", "delivered", "relayed" and "expanded" change nothing. */
const FAILED = /^action:\s*failed\b/im;
const NON_DELIVERY =
  /undeliver|non remis|échec|failure|returned (?:mail|to sender)|delivery status notification \(failure\)/i;

/**
 * Our messages that a report says were not delivered, for good. A report without a machine's part counts by its
 * subject: old servers write plain text.
 */
export function bounceIn(parsed: ParsedMail, raw: Buffer, domain: string): OwnId[] {
  const status = parsed.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  const failed = status
    ? FAILED.test(status.content.toString('utf8'))
    : NON_DELIVERY.test(parsed.subject ?? '');
  if (!failed) return [];
  const quoted = parsed.attachments.map(({ content }) => content.toString('latin1')).join('\n');
  const named = ownIdsIn(`${quoted}\n${raw.toString('latin1')}`, domain);
  return [...new Map(named.map((id) => [id.message, id])).values()];
}
