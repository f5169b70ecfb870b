// The address that our mails ask to be answered at: bonjour+7f3k92qx-…@paladin.fr names the question and proves that it was ours to name.
import { timingSafeEqual } from 'node:crypto';
import type { Vault } from '../store/vault.ts';

type Digest = Vault['digest'];

/** 80 bits: nobody guesses one, and the address stays short enough for every program. */
const PROOF = 20;

/** Lower case alone: some programs write addresses so. */
export function replyAddress(digest: Digest, reference: string, mailbox: string): string {
  const [local = '', domain = ''] = mailbox.split('@');
  const name = reference.replace('PAL-', '').replace('-', '').toLowerCase();
  return `${local}+${name}-${proofOf(digest, reference)}@${domain}`;
}

/** The question of an address that we made; undefined for any other. */
export function questionOfAddress(digest: Digest, address: string): string | undefined {
  const [, first = '', second = '', proof = ''] =
    /\+([0-9a-z]{4})([0-9a-z]{4})-([0-9a-f]+)@/i.exec(address) ?? [];
  const reference = `PAL-${first}-${second}`.toUpperCase();
  const [given, made] = [proof.toLowerCase(), proofOf(digest, reference)].map((hex) => Buffer.from(hex));
  return given?.length === PROOF && made && timingSafeEqual(given, made) ? reference : undefined;
}

function proofOf(digest: Digest, reference: string): string {
  return Buffer.from(digest('reply-address', reference), 'base64url').toString('hex').slice(0, PROOF);
}
