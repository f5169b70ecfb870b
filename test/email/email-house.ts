import { alert } from '../../activities/alert.ts';
import type { OutgoingSpeech } from '../../activities/contract.ts';
import { deliver } from '../../activities/deliver.ts';
import { transcriptActivities } from '../../activities/transcript.ts';
import { say } from '../../activities/say.ts';
import { requesterTokens } from '../../api/token.ts';
import type { MailCaps } from '../../email/sending-limits.ts';
import { openMailer } from '../../email/outgoing.ts';
import { smtpRelay } from '../../email/relay.ts';
import { chatLinks } from '../../service/chat-links.ts';
import { accepted, chat, doorOf, mail } from '../support/intake.ts';
import { embeddedStore } from '../support/stores.ts';
import { startCatcher } from './catcher.ts';
import { friday17h30, MAILBOX } from './post-office.ts';

export type MailHouse = Awaited<ReturnType<typeof mailHouse>>;

/** A real store, a real door, the voice, and a relay that catches. */
export async function mailHouse({ caps = {} }: { caps?: Partial<MailCaps> } = {}) {
  const opened = await embeddedStore();
  const catcher = await startCatcher();
  const relay = smtpRelay(catcher.url);
  const clock = { now: friday17h30 };
  const { store, vault } = opened;
  const house = { store, vault, mailbox: MAILBOX, now: () => clock.now };
  const tokens = requesterTokens(Buffer.alloc(32, 7), house.now);
  const linkFor = chatLinks({ db: store.db, tokens, address: 'https://aide.paladin.fr' });
  const mailer = openMailer({ ...house, relay, caps, linkFor });
  const door = doorOf(opened);
  const voice = { ...house, mailer, site: 'https://aide.paladin.fr' };
  return {
    ...house,
    clock,
    catcher,
    mailer,
    door,
    say: say(voice),
    sayUnrelayed: say({ ...voice, mailer: openMailer({ ...house, caps }) }),
    deliver: deliver(voice),
    ...transcriptActivities(voice),
    alert: alert({
      ...voice,
      caps,
      addressOf: (to) => (to === 'supervisor' ? 'equipe@paladin.fr' : undefined),
    }),
    byMail: async (more: Parameters<typeof mail>[1] = {}) =>
      accepted(await door.accept(mail('Où est ma facture ?', more))),
    byChat: async () => accepted(await door.accept(chat('Où est ma facture ?'))),
    remove: async () => {
      relay.close();
      await catcher.close();
      await opened.remove();
    },
  };
}

export function acknowledgement(question: string, more: Partial<OutgoingSpeech> = {}): OutgoingSpeech {
  return {
    question,
    message: `${question}:3`,
    occasion: 'acknowledged',
    at: friday17h30,
    open: true,
    replyDue: Date.parse('2026-11-23T09:30:00+01:00'),
    ...more,
  };
}
