import { REFERENCE } from '../domain/reference.ts';

/**
 * The fixed Message-ID of everything we send. `PAL-7F3K-92QX:7` goes out as `<PAL-7F3K-92QX.7@paladin.fr>`, a message
 * with an id of its own as `<PAL-7F3K-92QX+id@paladin.fr>`, so that both are found again in a reply or a bounce.
 */
export type OwnId = { reference: string; message: string };

export function messageIdOf({ reference, message }: OwnId, domain: string): string {
  const own = message.startsWith(`${reference}:`);
  const local = own ? `.${message.slice(reference.length + 1)}` : `+${message}`;
  // A colon may not stand in an address, and quoted-printable would break an equals sign; the tilde never stands in our ids.
  return `<${reference}${local.replaceAll(':', '~')}@${domain}>`;
}

/** The question and message behind one of our own Message-IDs; undefined for anybody else's. */
export function ownIdIn(messageId: string, domain: string): OwnId | undefined {
  const [, reference, mark, rest] = pattern(domain).exec(messageId.trim()) ?? [];
  if (reference === undefined || rest === undefined) return undefined;
  const id = rest.replaceAll(/[=~]/g, ':');
  const upper = reference.toUpperCase();
  return { reference: upper, message: mark === '.' ? `${upper}:${id}` : id };
}

/** Every Message-ID of ours quoted anywhere in a text: a bounce names them in many places. */
export function ownIdsIn(text: string, domain: string): OwnId[] {
  const found = text.match(new RegExp(`(?<![\\w-])${REFERENCE}[.+][\\w.=~/-]{1,200}@[\\w.-]+`, 'gi')) ?? [];
  return found.flatMap((candidate) => ownIdIn(candidate.replace(/\.+$/, ''), domain) ?? []);
}

/** A reference as people copy it, with or without brackets, in any case. It proves nothing: the sender is checked. */
export function referenceIn(text: string): string | undefined {
  return new RegExp(`(?<![\\w-])(${REFERENCE})(?![\\w-])`, 'i').exec(text)?.[1]?.toUpperCase();
}

/** Every text of ours holds the question's reference. */
export function namesReference(text: string): boolean {
  return new RegExp(`\\b${REFERENCE}\\b`).test(text);
}

function pattern(domain: string): RegExp {
  return new RegExp(`^<?(${REFERENCE})([.+])([\\w.=~/-]+)@${domain.replaceAll('.', '\\.')}>?$`, 'i');
}

export function domainOf(mailbox: string): string {
  return mailbox.slice(mailbox.indexOf('@') + 1);
}
