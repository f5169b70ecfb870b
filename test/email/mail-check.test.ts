// What `paladin mail check` finds: names looked up by hand, servers that are real.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDns, type Lookup } from '../../service/check-dns.ts';
import { checkPost } from '../../service/check-post.ts';
import { hasDovecot, startDovecot, type Dovecot } from '../support/dovecot.ts';
import { startCatcher, type Catcher } from './catcher.ts';
import { MAILBOX } from './post-office.ts';

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
