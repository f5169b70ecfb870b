// Whether a mail comes from whom it says: SPF, DKIM and DMARC, checked here or by the server in front of us.
import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { ReadMail } from './read-mail.ts';

/** `failed` is proof of the contrary; `unaligned` another envelope with nothing to vouch for it; `unverified` no proof either way. */
type SenderVerdict = 'authenticated' | 'unverified' | 'unaligned' | 'failed';
type Method = (typeof METHODS)[number];
export type Sender = {
  verdict: SenderVerdict;
  /** Who found it: the trusted server, this check, what the mail itself says against it, or its envelope. */
  by: 'trusted-server' | 'own-check' | 'headers' | 'envelope';
} & Partial<Record<Method, string>>;

/** How the mail came in. Without an address of the client nothing can be said of SPF. */
export type MailRoute = { returnPath: string; ip?: string; helo?: string };

export type SenderCheck = {
  /** Name by which the server in front of us signs its Authentication-Results; it removes those of others. */
  trustedServer?: string | undefined;
  resolve?: Resolve;
  /** Where signatures are looked at, when it is not here. */
  own?: (asked: OwnCheck) => Promise<Sender | undefined>;
};

type Resolve = (name: string, type: string) => Promise<unknown>;
/** `domain` is the author's. */
export type OwnCheck = { raw: Buffer; route: MailRoute; domain: string };

const DNS_PATIENCE_MS = 1_500;
const PATIENCE_MS = 6_000;

/** Never throws: what cannot be checked is unverified. */
export async function senderOf(
  mail: ReadMail,
  { raw, route }: { raw: Buffer; route: MailRoute },
  check: SenderCheck,
): Promise<Sender> {
  const domain = domainOfAddress(mail.from.email ?? '');
  // A null return path says nothing of the author; its mail is a machine's anyway.
  const aligned = route.returnPath === '' || isAligned(domainOfAddress(route.returnPath), domain);
  if (check.trustedServer !== undefined) {
    const found = mail.authenticationResults.find(
      (one) => serverOf(one) === check.trustedServer?.toLowerCase(),
    );
    return found === undefined ? byEnvelope(mail, aligned) : verdictOfFront(found, { mail, domain, aligned });
  }
  const against = mail.authenticationResults
    .map(resultsIn)
    .find((results) => verdictOf(results, domain) === 'failed');
  if (against) return { verdict: 'failed', by: 'headers', ...methodsOf(against) };
  const { resolve, own: look = (asked: OwnCheck) => ownCheck(asked, resolve) } = check;
  const own = isProvable(raw, route) && domain !== '' ? await look({ raw, route, domain }) : undefined;
  return own?.verdict === 'authenticated' || own?.verdict === 'failed'
    ? ambiguous(mail, own)
    : { ...own, ...byEnvelope(mail, aligned) };
}

function verdictOfFront(
  found: string,
  { mail, domain, aligned }: { mail: ReadMail; domain: string; aligned: boolean },
): Sender {
  const results = resultsIn(found);
  const verdict = verdictOf(results, domain) ?? byEnvelope(mail, aligned).verdict;
  return ambiguous(mail, { verdict, by: 'trusted-server', ...methodsOf(results) });
}

/** Two authors: whichever was proved, another may be shown. */
function ambiguous({ authors }: ReadMail, sender: Sender): Sender {
  return authors.length > 1 && sender.verdict === 'authenticated'
    ? { ...sender, verdict: 'unaligned' }
    : sender;
}

function byEnvelope({ authors }: ReadMail, aligned: boolean): Sender {
  return { verdict: aligned && authors.length <= 1 ? 'unverified' : 'unaligned', by: 'envelope' };
}

type Result = { method: Method; result: string; domain: string };

/** The methods of an Authentication-Results field (RFC 8601), comments left out. */
function resultsIn(value: string): Result[] {
  const clauses = value.replaceAll(/\([^()]{0,300}\)/g, ' ').split(';');
  return clauses.flatMap((clause) => {
    const [, word, result = ''] = /^\s*(\w+)(?:\/\d+)?\s*=\s*(\w+)/.exec(clause) ?? [];
    const method = METHODS.find((one) => one === word?.toLowerCase());
    const [, named = ''] = NAMED.exec(clause) ?? [];
    return method ? [{ method, result: result.toLowerCase(), domain: named.toLowerCase() }] : [];
  });
}

const METHODS = ['spf', 'dkim', 'dmarc', 'arc'] as const;
/** The domain that a result speaks of. */
const NAMED =
  /(?:header\.(?:d|i|from)|smtp\.(?:mailfrom|mail)|policy\.dmarc)\s*=\s*"?(?:[^\s";]*@)?([^\s";@]+)/i;

function serverOf(value: string): string {
  return value.split(/[;\s]/, 1)[0]?.toLowerCase() ?? '';
}

/** DMARC decides where the domain has a policy; else a proof that names the author's own domain. */
function verdictOf(results: readonly Result[], domain: string): 'authenticated' | 'failed' | undefined {
  const of = (method: Method) => results.filter((one) => one.method === method);
  const is = (method: Method, result: RegExp) => of(method).some((one) => result.test(one.result));
  if (is('dmarc', /^pass$/)) return 'authenticated';
  if (is('dmarc', /^(?:fail|reject|quarantine|permerror)$/)) return 'failed';
  const proofs = [...of('dkim'), ...of('spf')].filter(({ result }) => result === 'pass');
  if (proofs.some((proof) => proof.domain !== '' && isAligned(proof.domain, domain))) return 'authenticated';
  const isRefuted = is('spf', /^(?:fail|hardfail|softfail)$/) || is('dkim', /^(?:fail|permerror|policy)$/);
  return isRefuted && proofs.length === 0 ? 'failed' : undefined;
}

function methodsOf(results: readonly Result[]): Partial<Record<Method, string>> {
  return Object.fromEntries(results.toReversed().map(({ method, result }) => [method, result]));
}

/** From the machine itself or its own network nothing can be proved but a signature. */
function isProvable(raw: Buffer, { ip }: MailRoute): boolean {
  return isPublic(ip) || /^dkim-signature:/im.test(raw.subarray(0, HEAD_BYTES).toString('latin1'));
}

/** Undefined when nothing can be said. */
export async function ownCheck(
  { raw, route, domain }: OwnCheck,
  resolve: Resolve = resolver(),
): Promise<Sender | undefined> {
  const byNetwork = isPublic(route.ip);
  // Megabytes, needed where signatures are looked at: on a thread of its own.
  const { authenticate } = await import('mailauth');
  try {
    const found = await within(
      PATIENCE_MS,
      authenticate(raw, {
        resolver: resolve,
        disableBimi: true,
        disableArc: false,
        sender: route.returnPath,
        ...(byNetwork ? { ip: route.ip, helo: route.helo ?? '' } : {}),
      }),
    );
    const dkim = found.dkim.results.map(
      ({ status, signingDomain }) =>
        ({ method: 'dkim', result: status.result, domain: signingDomain ?? '' }) as const,
    );
    const spf =
      byNetwork && found.spf
        ? [{ method: 'spf', result: found.spf.status.result, domain: found.spf.domain ?? '' } as const]
        : [];
    const arc = found.arc ? [{ method: 'arc', result: found.arc.status.result, domain: '' } as const] : [];
    const policy = found.dmarc ? found.dmarc.status.result : 'none';
    // Behind a server of ours that says nothing, a missing SPF proves nothing against the sender.
    const isKnown =
      policy === 'pass' || (policy === 'fail' && (byNetwork || dkim.some(({ result }) => result === 'fail')));
    const dmarc = { method: 'dmarc', result: isKnown ? policy : 'none', domain } as const;
    const results = [dmarc, ...dkim, ...spf, ...arc];
    return { verdict: verdictOf(results, domain) ?? 'unverified', by: 'own-check', ...methodsOf(results) };
  } catch {
    return undefined;
  }
}

const HEAD_BYTES = 64 * 1024;

function resolver(): Resolve {
  const dns = new Resolver({ timeout: DNS_PATIENCE_MS, tries: 1 });
  return (name, type) => dns.resolve(name, type);
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const PRIVATE =
  /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd]|fe80|::ffff:(?:127|10|192\.168)\.)/i;

function isPublic(ip = ''): boolean {
  return isIP(ip) !== 0 && !PRIVATE.test(ip);
}

function domainOfAddress(address: string): string {
  return address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/[>\s.]+$/, '');
}

/** Relaxed, as DMARC has it: one is the other or lies within it. */
function isAligned(one: string, other: string): boolean {
  if (one === '' || other === '' || !one.includes('.') || !other.includes('.')) return false;
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
