// A mailbox read from a real Dovecot into a real store.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openImapMailbox, type ImapMailboxParts } from '../../email/imap/imap-mailbox.ts';
import { takerFrom } from '../../email/imap/take-from-mailbox.ts';
import type { Reconciled } from '../../email/imap/reconcile.ts';
import { readMail } from '../../email/read-mail.ts';
import type { MailIntake } from '../../email/receive-mail.ts';
import { quarantining } from '../../intake/quarantine.ts';
import { imapMails } from '../../store/imap-schema.ts';
import { quarantine } from '../../store/quarantine-schema.ts';
import { questions } from '../../store/schema.ts';
import { StoreAway } from '../../store/unavailable.ts';
import { hasDovecot, startDovecot, type Dovecot } from '../support/dovecot.ts';
import { plainTriage } from '../support/plain-triage.ts';
import { mailHouse, type MailHouse } from './email-house.ts';
import { MAILBOX } from './post-office.ts';

const DAY = 86_400_000;

function letter(subject: string, text = `À propos de ${subject}`, headers: readonly string[] = []): string {
  return [
    'From: Ana <ana@example.org>',
    `To: ${MAILBOX}`,
    `Subject: ${subject}`,
    `Message-ID: <${subject}@example.org>`,
    ...headers,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ].join('\r\n');
}

describe.skipIf(!hasDovecot)('a mailbox', () => {
  let house: MailHouse;
  let dovecot: Dovecot;
  const failures: string[] = [];
  const reconciled: Reconciled[] = [];
  const broken = { store: false };
  const read: typeof readMail = (received, mailbox) => {
    if (received.raw.includes('POISON')) throw new Error('unreadable');
    return readMail(received, mailbox);
  };

  beforeAll(async () => {
    house = await mailHouse();
    house.clock.now = Date.now() + DAY;
    dovecot = await startDovecot();
  });
  afterAll(async () => {
    await dovecot.stop();
    await house.remove();
  });

  function parts(): ImapMailboxParts {
    const intake: MailIntake = {
      accept: (asked) => (broken.store ? Promise.reject(new StoreAway()) : house.door.accept(asked)),
      bounced: () => Promise.resolve(),
      qualify: plainTriage,
      quarantine: quarantining({ ...house, qualify: plainTriage, alert: () => Promise.resolve() }),
    };
    return {
      settings: dovecot.settings,
      store: house.store,
      digest: (raw) => house.vault.digest('imap', raw.toString('latin1')),
      ...takerFrom({ intake, mailbox: MAILBOX, read }),
      now: house.now,
      failed: (code) => void failures.push(code),
      reconciled: (result) => void reconciled.push(result),
      lookEvery: 300,
    };
  }

  async function whileReading(story: () => Promise<void>, more: Partial<ImapMailboxParts> = {}) {
    const mailbox = openImapMailbox({ ...parts(), ...more });
    await story().finally(() => mailbox.close());
  }

  const opened = () => house.store.db.$count(questions);
  const held = () => house.store.db.$count(quarantine);
  const done = () => dovecot.subjects('Paladin');

  test('gives each message once, read or unread, and moves it when the store holds it', async () => {
    for (const name of ['un', 'deux', 'trois'])
      await dovecot.append(letter(name), 'INBOX', name === 'deux' ? ['\\Seen'] : []);
    await whileReading(async () => {
      await expect.poll(done).toEqual(['un', 'deux', 'trois']);
      expect(await opened()).toBe(3);
      expect(await dovecot.subjects('INBOX')).toEqual([]);
    });
  });

  test('tells of new mail at once, without being asked', async () => {
    await whileReading(
      async () => {
        await expect.poll(opened).toBe(3);
        await dovecot.append(letter('annonce'));
        await expect.poll(done).toContain('annonce');
      },
      { lookEvery: 60_000 },
    );
    expect(await opened()).toBe(4);
  });

  test('keeps what cannot be stored where it is, and gives it when the store is back', async () => {
    broken.store = true;
    await dovecot.append(letter('attente'));
    await whileReading(async () => {
      await expect.poll(() => failures).toContain('StoreAway');
      expect(await dovecot.subjects('INBOX')).toEqual(['attente']);
      broken.store = false;
      await expect.poll(done).toContain('attente');
    });
    expect(await opened()).toBe(5);
  });

  test('sets a poisoned message aside after three tries, which never stops those behind it', async () => {
    await dovecot.append(letter('poison', 'POISON'));
    await dovecot.append(letter('derriere'));
    await whileReading(async () => {
      await expect.poll(done).toContain('derriere');
      await expect.poll(done).toContain('poison');
    });
    expect(failures.filter((code) => code === 'Error')).toHaveLength(3);
    expect(await held()).toBe(1);
    expect(await opened()).toBe(6);
  });

  test('whose numbers have changed is read again, and nothing is asked twice', async () => {
    await dovecot.append(letter('renumerote'));
    await dovecot.append(letter('un'));
    await dovecot.renumber();
    await whileReading(() => expect.poll(() => dovecot.subjects('INBOX')).toEqual([]));
    expect(await opened()).toBe(7);
  });

  test('that was stopped after storing and before moving moves it, and asks nothing again', async () => {
    await whileReading(
      async () => {
        await dovecot.append(letter('immobile'));
        await expect.poll(opened).toBe(8);
      },
      { settings: { ...dovecot.settings, doneFolder: '' } },
    );
    expect(await dovecot.subjects('INBOX')).toEqual(['immobile']);
    await whileReading(() => expect.poll(done).toContain('immobile'));
    expect(await opened()).toBe(8);
  });

  test('goes on after its server was killed', async () => {
    await whileReading(async () => {
      await dovecot.append(letter('avant'));
      await expect.poll(done).toContain('avant');
      await dovecot.kill();
      await dovecot.start();
      await dovecot.append(letter('apres'));
      await expect.poll(done).toContain('apres');
    });
    expect(await opened()).toBe(10);
  });

  test('is proved once a day: what a hand moved away unread is found', async () => {
    await dovecot.append(letter('egare'), 'Paladin');
    house.clock.now += DAY;
    reconciled.length = 0;
    await whileReading(() => expect.poll(() => reconciled).toHaveLength(1));
    expect(reconciled[0]).toMatchObject({ found: 1 });
    expect(reconciled[0]?.checked).toBeGreaterThan(10);
    reconciled.length = 0;
    await whileReading(() => expect.poll(() => reconciled).toHaveLength(1));
    expect(reconciled[0]).toMatchObject({ found: 0 });
    expect(await opened()).toBe(11);
    expect(await house.store.db.$count(imapMails)).toBeGreaterThan(10);
  });
});

describe.skipIf(!hasDovecot)('a provider that takes no password', () => {
  test('is asked for a token, which its server accepts', async () => {
    const provider = createServer((request, response) => {
      const isToken = request.url?.startsWith('/token') === true;
      const isKnown = new URL(request.url ?? '/', 'http://x').searchParams.get('token') === 'jeton';
      response.setHeader('Content-Type', 'application/json');
      response.end(
        JSON.stringify(
          isToken
            ? { access_token: 'jeton', token_type: 'Bearer' }
            : { user: 'bonjour', active: isKnown ? 'yes' : 'no' },
        ),
      );
    });
    await new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
    const { port } = provider.address() as AddressInfo;
    const dovecot = await startDovecot({ tokenInfo: `http://127.0.0.1:${port}/info?token=` });
    const house = await mailHouse();
    try {
      await dovecot.append(letter('jeton'));
      const oauth = {
        tokenUrl: `http://127.0.0.1:${port}/token`,
        clientId: 'paladin',
        clientSecret: 's',
        refreshToken: 'r',
        scope: undefined,
      };
      const intake: MailIntake = {
        accept: house.door.accept,
        bounced: () => Promise.resolve(),
        qualify: plainTriage,
        quarantine: () => Promise.resolve(),
      };
      const mailbox = openImapMailbox({
        settings: { ...dovecot.settings, password: '', oauth },
        store: house.store,
        digest: (raw) => house.vault.digest('imap', raw.toString('latin1')),
        ...takerFrom({ intake, mailbox: MAILBOX }),
        now: house.now,
        failed: () => {},
      });
      await expect.poll(() => dovecot.subjects('Paladin')).toEqual(['jeton']);
      await mailbox.close();
    } finally {
      await dovecot.stop();
      await house.remove();
      provider.close();
    }
  });
});
