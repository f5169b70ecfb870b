import type { MessageIntake } from '../intake/accept.ts';
import { emergencyId } from '../intake/accept.ts';
import type { RunningQuestions } from '../intake/running-questions.ts';
import { say } from '../activities/say.ts';
import { quarantining, type QuarantineParts } from '../intake/quarantine.ts';
import { alertsBy } from './alerts-by.ts';
import { bounceHandler } from '../email/handle-bounce.ts';
import { startMailListener } from '../email/listener.ts';
import type { MailIntake } from '../email/receive-mail.ts';
import { readMailbox } from './read-mailbox.ts';
import { questionOfAddress } from '../email/reply-address.ts';
import { questionOfMail } from '../email/thread.ts';
import { mailCounter } from '../email/count-mails.ts';
import type { Container } from './container.ts';
import { ServiceProblem } from './service-problem.ts';
import { noteListening } from './listening.ts';
import { followCertificate, readCertificate } from './mail-certificate.ts';
import type { RunningPart } from './part.ts';
import type { Traced } from '../tracing/tracing.ts';

type Doors = { accept: MessageIntake['accept']; desk: RunningQuestions; traced?: Traced };

/** Receives mail for the service: 250 means that the store holds it. Reads a mailbox, too, where one is configured. */
export async function runMail(parts: Container, doors: Doors): Promise<RunningPart> {
  const { config, readers, log } = parts;
  const intake = mailIntake(parts, doors);
  const tls = config.smtpTls && (await readCertificate(config.smtpTls));
  const listener = await startMailListener({
    ...intake,
    read: readers.readMail,
    host: config.host,
    port: config.smtpPort,
    now: parts.clock.now,
    mailbox: config.mailbox,
    lmtp: config.lmtp,
    tls,
    ...(doors.traced === undefined ? {} : { traced: doors.traced }),
    failed: (code) => log.warn({ code }, 'mail'),
  }).catch((cause: unknown) => {
    const { host, smtpPort: port } = config;
    throw ServiceProblem.ofPort(cause, { host, port, setting: 'PALADIN_SMTP_PORT' });
  });
  const forget = await noteListening(config.dataFolder, 'mail', listener.port);
  const { smtpTls: files } = config;
  const stopRenewing = files && tls && followCertificate(files, { inUse: tls, renew: listener.renew });
  const imap = await readMailbox(parts, intake);
  return {
    name: 'mail',
    address: `${config.host}:${listener.port}`,
    ended: new Promise(() => {}),
    stop: async () => {
      stopRenewing?.();
      await imap?.close();
      await listener.close();
      await forget();
    },
  };
}

/** What becomes of a mail, whichever way it came. */
function mailIntake(parts: Container, { accept, desk }: Doors): MailIntake {
  const { config, store, vault, readers } = parts;
  const { qualify } = readers;
  return {
    accept,
    part: readers.partWords,
    bounced: bounceHandler({
      store,
      tell: async ({ question, message, id }) =>
        void (await desk.command(question, { name: 'bounced', id, message })),
    }),
    qualify,
    sender: { trustedServer: config.mailServer, own: readers.checkSender },
    quarantine: quarantining({ store, vault, qualify, alert: alarm(parts) }),
    countMails: mailCounter({ store, vault }),
    tokenOf: (address) => questionOfAddress(vault.digest, address),
    threadOf: (ids, sender) => questionOfMail({ store, vault }, ids, sender),
    emergency: emergencyVoice(parts),
  };
}

/** The same id as the engine would give it: whoever is second says nothing again. */
function emergencyVoice(parts: Container): NonNullable<MailIntake['emergency']> {
  const { clock, config, store, vault, mailer, reach } = parts;
  const speak = say({ store, vault, mailer, now: clock.now, site: config.publicUrl, onCall: reach.now });
  return async ({ reference, messageId, suicidal, dangers }) =>
    void (await speak({
      question: reference,
      message: emergencyId(reference, messageId),
      occasion: 'emergency',
      at: clock.now(),
      open: false,
      suicidal,
      ...(dangers === undefined ? {} : { dangers }),
    }));
}

/**
 * A machine that speaks of an emergency is answered by nobody: whoever may care for it is alerted, at any hour. Of a loop
 * that was cut, a supervisor hears once.
 */
function alarm(parts: Container): QuarantineParts['alert'] {
  const raise = alertsBy(parts);
  return async (question, at, reason) => {
    const audiences = reason === 'loop' ? (['supervisor'] as const) : (['medical', 'supervisor'] as const);
    for (const to of audiences) await raise({ question, to, reason, at });
  };
}
