// What `paladin mail check` finds: names looked up by hand, servers that are real.
import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authenticate } from 'mailauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMailListener } from '../../email/listener.ts';
import { readMail, type Received } from '../../email/read-mail.ts';
import { smtpRelay } from '../../email/relay.ts';
import { checkDkim } from '../../service/check-dkim.ts';
import { checkDns, type Lookup } from '../../service/check-dns.ts';
import { checkPost } from '../../service/check-post.ts';
import { hasDovecot, startDovecot, type Dovecot } from '../support/dovecot.ts';
import { startCatcher, type Catcher } from './catcher.ts';
import { listenerParts, MAILBOX } from './post-office.ts';

const none = () => Promise.reject(Object.assign(new Error('none'), { code: 'ENODATA' }));

function names(txt: Record<string, string[]>, mx: string[] = ['mx.exemple.fr']): Lookup {
  return {
    mx: () => Promise.resolve(mx.map((exchange, priority) => ({ exchange, priority }))),
    txt: (name) => (txt[name] === undefined ? none() : Promise.resolve(txt[name].map((one) => [one]))),
  };
}

const good = {
  'paladin.fr': ['x', 'v=spf1 include:relais.example -all'],
  '_dmarc.paladin.fr': ['v=DMARC1; p=reject'],
};
const flaws = async (lookup: Lookup) =>
  (await checkDns('paladin.fr', lookup)).filter(({ ok }) => !ok).map(({ what }) => what);

describe('the records of our domain', () => {
  // oxfmt-ignore
  test.each<[string, Lookup, string[]]>([
    ['all there',                   names(good), []],
    ['nothing at all',              { mx: none, txt: none }, ['DNS, MX', 'DNS, SPF', 'DNS, DMARC']],
    ['a null MX',                   names(good, ['']), ['DNS, MX']],
    ['SPF that lets everybody',     names({ ...good, 'paladin.fr': ['v=spf1 +all'] }), ['DNS, SPF']],
    ['two SPF',                     names({ ...good, 'paladin.fr': ['v=spf1 -all', 'v=spf1 ~all'] }), ['DNS, SPF']],
    ['DMARC that does nothing',     names({ ...good, '_dmarc.paladin.fr': ['v=DMARC1; p=none'] }), ['DNS, DMARC']],
  ])('%s', async (_, lookup, expected) => expect(await flaws(lookup)).toEqual(expected));

  test('say nothing when the resolver is away: that is what is told', async () => {
    const away = () => Promise.reject(Object.assign(new Error('away'), { code: 'ETIMEOUT' }));
    const [first] = await checkDns('paladin.fr', { mx: away, txt: away });
    expect(first?.says).toContain('ETIMEOUT');
  });
});

describe('the key that signs our mails', () => {
  const folder = mkdtempSync('/tmp/dkim-');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const pem = { type: 'pkcs8', format: 'pem' } as const;
  const pair = (name: string, { privateKey, publicKey }: KeyPairKeyObjectResult) => {
    const keyFile = join(folder, name);
    writeFileSync(keyFile, privateKey.export(pem));
    return { keyFile, published: publicKey.export({ type: 'spki', format: 'der' }) };
  };
  const rsa = pair('rsa', generateKeyPairSync('rsa', { modulusLength: 2048 }));
  const short = pair('short', generateKeyPairSync('rsa', { modulusLength: 512 }));
  const curve = pair('curve', generateKeyPairSync('ed25519'));
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const published = base64(rsa.published);
  // oxfmt-ignore
  test.each<[string, string, string[], boolean]>([
    ['published',                      rsa.keyFile,   [`v=DKIM1; k=rsa; p=${published}`], true],
    ['published without a version',    rsa.keyFile,   [`p=${published}`], true],
    ['published in pieces, spaced',    rsa.keyFile,   [`v=DKIM1; p=${published.slice(0, 80)} ${published.slice(80)} ;`], true],
    ['published beside something else',rsa.keyFile,   ['google-site-verification=x', `v=DKIM1; p=${published}`], true],
    ['of a curve',                     curve.keyFile, [`v=DKIM1; k=ed25519; p=${base64(curve.published.subarray(-32))}`], true],
    ['not published',                  rsa.keyFile,   [], false],
    ['revoked',                        rsa.keyFile,   ['v=DKIM1; p='], false],
    ['another than the published one', rsa.keyFile,   [`v=DKIM1; p=${base64(curve.published)}`], false],
    ['too short',                      short.keyFile, [`v=DKIM1; p=${base64(short.published)}`], false],
    ['a file that is not there',       '/nowhere',    [`v=DKIM1; p=${published}`], false],
  ])('%s', async (_, keyFile, records, ok) => {
    const lookup = names({ 's1._domainkey.paladin.fr': records });
    expect(await checkDkim('paladin.fr', { keyFile, selector: 's1' }, lookup)).toMatchObject({ ok });
  });

  test('is not missed where the relay signs', async () =>
    expect(await checkDkim('paladin.fr', { keyFile: undefined, selector: 's1' }, names({}))).toMatchObject({
      ok: true,
    }));

  test('signs what leaves, and what signs verifies', async () => {
    const raws: Buffer[] = [];
    const read = (received: Received, mailbox: string) => {
      raws.push(received.raw);
      return readMail(received, mailbox);
    };
    const listener = await startMailListener({ ...listenerParts, read });
    const relay = smtpRelay(
      `smtp://127.0.0.1:${listener.port}`,
      {},
      { keyFile: rsa.keyFile, selector: 's1', domain: 'paladin.fr' },
    );
    const letter = {
      from: MAILBOX,
      to: { name: '', address: MAILBOX },
      subject: 'é',
      text: 'Bonjour',
      html: '<p>Bonjour',
    };
    await relay.send({ ...letter, messageId: '<a@paladin.fr>', references: [], headers: {} });
    relay.close();
    await listener.close();
    const { dkim } = await authenticate(raws[0] ?? Buffer.alloc(0), {
      sender: MAILBOX,
      disableBimi: true,
      disableArc: true,
      resolver: (name) => names({ 's1._domainkey.paladin.fr': [`v=DKIM1; p=${published}`] }).txt(name),
    });
    expect(dkim.results.map(({ status }) => status.result)).toEqual(['pass']);
  });
});

describe.skipIf(!hasDovecot)('servers', () => {
  let dovecot: Dovecot;
  let catcher: Catcher;
  beforeAll(async () => {
    dovecot = await startDovecot();
    catcher = await startCatcher();
  });
  afterAll(async () => {
    await dovecot.stop();
    await catcher.close();
  });

  const check = async (more: Parameters<typeof checkPost>[1] = {}) => {
    const { port } = new URL(catcher.url);
    const config = {
      host: '127.0.0.1',
      smtpPort: Number(port),
      mailbox: MAILBOX,
      smtpUrl: catcher.url,
      relayTls: {},
      smtpTls: undefined,
      lmtp: false,
      dkim: { keyFile: undefined, selector: 's1' },
      clamd: undefined,
    };
    const found: Record<string, boolean> = {};
    for await (const { what, ok } of checkPost(config, {
      imap: dovecot.settings,
      lookup: names(good),
      ...more,
    }))
      found[what] = (found[what] ?? true) && ok;
    return found;
  };

  test('that answer are fine, but for a password in the clear', async () => {
    expect(await check()).toMatchObject({ Réception: true, Envoi: true, 'Boîte de réception': false });
  });

  test('that refuse the password are told of', async () => {
    const imap = { ...dovecot.settings, password: 'faux' };
    expect(await check({ imap })).toMatchObject({ 'Boîte de réception': false });
  });

  test('a mail that never comes back is told of, and one that does is fine', async () => {
    expect(await check({ roundTrip: true, tripSeconds: 1 })).toMatchObject({ 'Aller-retour': false });
    const delivering = setInterval(() => {
      const { mail } = catcher.caught.shift() ?? {};
      if (mail?.subject !== undefined) void dovecot.append(`Subject: ${mail.subject}\r\n\r\nessai`);
    }, 50);
    try {
      expect(await check({ roundTrip: true, tripSeconds: 20 })).toMatchObject({ 'Aller-retour': true });
    } finally {
      clearInterval(delivering);
    }
  });
});
