import type { Config } from '../config.ts';
import { domainOf } from '../email/message-id.ts';
import { smtpRelay, type Relay } from '../email/relay.ts';

/** What mail leaves by, signed where a key is given; undefined without a relay. @throws the system's error for a file that cannot be read */
export function openRelay({
  smtpUrl,
  relayTls,
  dkim,
  mailbox,
}: Pick<Config, 'smtpUrl' | 'relayTls' | 'dkim' | 'mailbox'>): Relay | undefined {
  if (smtpUrl === undefined) return undefined;
  const { keyFile, selector } = dkim;
  const signing = keyFile === undefined ? undefined : { keyFile, selector, domain: domainOf(mailbox) };
  return smtpRelay(smtpUrl, relayTls, signing);
}
