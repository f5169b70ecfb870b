import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:net';
import { connect } from 'node:tls';
import { once } from 'node:events';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { startMailListener, type Certificate } from '../../email/listener.ts';
import { relayProblem, smtpRelay } from '../../email/relay.ts';
import { followCertificate, readCertificate } from '../../service/mail-certificate.ts';
import { gated } from '../support/cast.ts';
import { listenerParts, MAILBOX, taken } from './post-office.ts';

const folder = mkdtempSync(join(tmpdir(), 'paladin-tls-'));
const file = (name: string) => join(folder, name);
const first = { cert: file('first.pem'), key: file('first.key') };
const second = { cert: file('second.pem'), key: file('second.key') };

/** Signed by nobody but itself, for this machine. */
function makeCertificate({ cert, key }: { cert: string; key: string }): void {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', cert], {
    stdio: 'pipe',
  });
}

beforeAll(() => [first, second].forEach(makeCertificate));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the mail listener', () => {
  const mail = { from: 'ana@example.org', to: MAILBOX, subject: 'Horaires', text: 'Bonjour' };

  function clientOf(port: number, trusted: string) {
    return createTransport({
      host: '127.0.0.1',
      port,
      requireTLS: true,
      tls: { ca: readFileSync(trusted) },
    });
  }

  test('with a certificate takes mail over STARTTLS, and proves who it is', async () => {
    const listener = await startMailListener({ ...listenerParts, tls: await readCertificate(first) });
    const { response } = await clientOf(listener.port, first.cert).sendMail(mail);
    expect(response).toContain(taken.reference);
    await expect(clientOf(listener.port, second.cert).sendMail(mail)).rejects.toMatchObject({
      code: 'ESOCKET',
    });
    await listener.close();
  });

  test('still takes mail of servers that know no TLS', async () => {
    const listener = await startMailListener({ ...listenerParts, tls: await readCertificate(first) });
    const plain = createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true });
    expect((await plain.sendMail(mail)).response).toContain(taken.reference);
    await listener.close();
  });

  test('takes up a certificate that was renewed, without a new start', async () => {
    const files = { cert: file('current.pem'), key: file('current.key') };
    const install = ({ cert, key }: typeof first) => {
      copyFileSync(key, files.key);
      copyFileSync(cert, files.cert);
    };
    install(first);
    const inUse = await readCertificate(files);
    const listener = await startMailListener({ ...listenerParts, tls: inUse });
    // Renewed before anybody looks for the first time, and once more later.
    install(second);
    let renewed = gated();
    const renew = (certificate: Certificate) => {
      listener.renew(certificate);
      renewed.resolve();
    };
    const stop = followCertificate(files, { inUse, renew, everyMs: 20 });
    for (const { cert } of [second, first]) {
      await renewed.promise;
      renewed = gated();
      const { response } = await clientOf(listener.port, cert).sendMail(mail);
      expect(response).toContain(taken.reference);
      install(first);
    }
    stop();
    await listener.close();
  });

  test('does not start with what is no certificate, and says which settings to look at', async () => {
    writeFileSync(file('none.pem'), 'nothing');
    const wrong = [
      { ...first, cert: file('none.pem') },
      { cert: first.cert, key: second.key },
      { ...first, key: file('missing') },
    ];
    for (const files of wrong)
      await expect(readCertificate(files)).rejects.toThrow('PALADIN_SMTP_CERT and PALADIN_SMTP_KEY');
  });

  test('is given both files or none', () => {
    expect(() => readConfig({ PALADIN_SMTP_CERT: first.cert })).toThrow('go together');
  });
});

describe('the relay for sent mail', () => {
  const letter = {
    from: MAILBOX,
    to: { name: 'Ana', address: 'ana@example.org' },
    subject: 'Réponse',
    text: 'Bonjour',
    html: '<p>Bonjour</p>',
    messageId: '<PAL-7F3K-92QX.1@paladin.fr>',
    references: [],
    headers: {},
  };

  /** What it was given, and whether it came encrypted. */
  async function withRelay(
    options: { secure?: boolean; offersTls?: boolean },
    story: (at: { port: number; came: boolean[] }) => Promise<void>,
  ): Promise<void> {
    const came: boolean[] = [];
    const { secure = false, offersTls = true } = options;
    const server = new SMTPServer({
      authOptional: true,
      secure,
      ...(await readCertificate(first)),
      disabledCommands: offersTls ? [] : ['STARTTLS'],
      onData: (stream, session, answer) => {
        stream.resume();
        stream.once('end', () => {
          came.push(session.secure);
          answer();
        });
      },
    });
    server.on('error', () => {});
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const address = server.server.address();
    try {
      await story({ port: typeof address === 'object' && address ? address.port : 0, came });
    } finally {
      await new Promise<void>((closed) => server.close(() => closed()));
    }
  }

  test('that offers TLS is spoken to by it, once its authority is known, and not at all by another', async () => {
    await withRelay({}, async ({ port, came }) => {
      const url = `smtp://127.0.0.1:${port}`;
      await smtpRelay(url, { caFile: first.cert }).send(letter);
      await expect(smtpRelay(url).send(letter)).rejects.toMatchObject({ mayPass: true });
      expect(came).toEqual([true]);
    });
  });

  test('that offers none is told nothing where TLS is required', async () => {
    await withRelay({ offersTls: false }, async ({ port, came }) => {
      const url = `smtp://127.0.0.1:${port}`;
      await expect(smtpRelay(url, { required: true }).send(letter)).rejects.toMatchObject({ mayPass: true });
      expect(await relayProblem(url, { required: true })).toBe('ETLS');
      expect(came).toEqual([]);
      await smtpRelay(url).send(letter);
      expect(came).toEqual([false]);
    });
  });

  test('at smtps:// is encrypted from the first byte', async () => {
    await withRelay({ secure: true }, async ({ port, came }) => {
      const socket = connect({ port, host: '127.0.0.1', ca: readFileSync(first.cert) });
      await once(socket, 'secureConnect');
      socket.destroy();
      await smtpRelay(`smtps://127.0.0.1:${port}`, { caFile: first.cert }).send(letter);
      expect(came).toEqual([true]);
    });
  });

  test('that never greets is left as soon as whoever sends must stop: the mail may leave later', async () => {
    const met = gated();
    const silent = createServer(() => met.resolve()).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const stopping = new AbortController();
    const sending = smtpRelay(`smtp://127.0.0.1:${port}`).send(letter, stopping.signal);
    await met.promise;
    stopping.abort();
    await expect(sending).rejects.toMatchObject({ mayPass: true });
    silent.close();
  });

  test('is configured by name', () => {
    const { relayTls } = readConfig({ PALADIN_RELAY_TLS: 'required', PALADIN_RELAY_CA: first.cert });
    expect(relayTls).toEqual({ required: true, caFile: first.cert });
  });
});
