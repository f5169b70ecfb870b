import { createHash } from 'node:crypto';
import type { Vault } from '../store/vault.ts';
import { hashFile } from './hash-file.ts';
import type { InboundMessage } from './inbound-message.ts';

/** Keyed digests by which a message is recognised when it comes again. */
export type IdempotencyKeys = { key: string; content: string; requester: string | null };

/** A mail whose Message-ID was used before, with another content, is another message: senders do reuse them. */
export async function idempotencyKeysOf(
  { pseudonym, digest }: Vault,
  asked: InboundMessage,
): Promise<IdempotencyKeys> {
  const { channel, idempotencyKey, text, contact, mail, attachments = [], reference = '' } = asked;
  const requester = contact?.email ? pseudonym(contact.email) : null;
  const files: string[] = [];
  for (const { name, content: bytes } of attachments) {
    const hash = createHash('sha256');
    await hashFile(hash, bytes);
    files.push(digest('file', name, hash.digest('base64url')));
  }
  const content = digest(
    'content',
    text,
    mail?.subject ?? '',
    requester ?? '',
    channel === 'chat' ? reference : '',
    ...files,
  );
  const sender = channel === 'chat' && reference ? reference : (requester ?? '');
  const key = digest('key', channel, sender, idempotencyKey, channel === 'email' ? content : '');
  return { key, content, requester };
}
