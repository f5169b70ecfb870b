// Whom a mail names beside us: seen, kept, and written to only when somebody chooses so.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMail } from '../../email/read-mail.ts';
import { takeMail } from '../../email/receive-mail.ts';
import type { Acceptance } from '../../intake/inbound-message.ts';
import { contactOf } from '../../store/contact.ts';
import { peopleNamedIn, readAsSupport } from '../../store/messages.ts';
import { findQuestion } from '../../store/questions.ts';
import { plainTriage } from '../support/plain-triage.ts';
import { mailHouse, type MailHouse } from './email-house.ts';
import { MAILBOX } from './post-office.ts';

let house: MailHouse;
beforeAll(async () => {
  house = await mailHouse();
});
afterAll(() => house.remove());

async function comesIn(headers: Record<string, string>, text: string): Promise<Acceptance> {
  const all = { From: 'Zoé <zoe@batipro.example>', To: MAILBOX, Subject: 'Compte', ...headers };
  const head = Object.entries({ ...all, 'Content-Type': 'text/plain; charset=utf-8' });
  const raw = Buffer.from(`${head.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${text}`);
  const returnPath = /<(.+)>/.exec(all.From)?.[1] ?? '';
  const taken = await takeMail(
    await readMail({ raw, returnPath }, MAILBOX),
    { mailbox: MAILBOX, raw, route: { returnPath }, recipients: [MAILBOX], receivedAt: house.clock.now },
    {
      accept: house.door.accept,
      qualify: plainTriage,
      bounced: () => Promise.resolve(),
      quarantine: () => Promise.reject(new Error('held')),
    },
  );
  if (typeof taken === 'string' || !taken.accepted) throw new Error('not taken');
  return taken;
}

const messagesOf = (reference: string) =>
  readAsSupport(house.store.db, house.vault.reader('support'), reference);

describe('a mail with copies', () => {
  test('shows whom it names, but for ourselves', async () => {
    const { reference } = await comesIn(
      { To: `Karim <karim@batipro.example>, ${MAILBOX}`, Cc: 'paul@batipro.example, bonjour+x@paladin.fr' },
      'Qui peut ajouter un établissement ?',
    );
    const [first] = await messagesOf(reference);
    expect(first?.addresses).toEqual({ to: ['karim@batipro.example'], copies: ['paul@batipro.example'] });
    const named = await peopleNamedIn(house.store.db, house.vault.reader('support'), reference);
    expect([...named]).toEqual(['karim@batipro.example', 'paul@batipro.example']);
  });

  test('of a website form answers the person, and says who wrote it', async () => {
    const { reference } = await comesIn(
      { From: 'Formulaire <noreply@site.example>', 'Reply-To': 'Ana <ana@societe.example>' },
      'Message : où est mon attestation ?',
    );
    const contact = await contactOf(house.store.db, house.vault.reader('support'), reference);
    expect(contact).toEqual({ email: 'ana@societe.example', name: 'Ana' });
    const [first] = await messagesOf(reference);
    expect(first?.addresses).toEqual({ from: 'noreply@site.example', replyTo: ['ana@societe.example'] });
  });
});

describe('a colleague in copy who replies', () => {
  test('has a question of their own, with a note that names the first', async () => {
    const { reference } = await comesIn({ Cc: 'karim@batipro.example' }, 'Où est la facture de mai ?');
    const theirs = await comesIn(
      { From: 'Karim <karim@batipro.example>', 'In-Reply-To': `<${reference}.acknowledged~1@paladin.fr>` },
      'J’ajoute que c’est celle du 3 mai.',
    );
    expect(theirs.reference).not.toBe(reference);
    const note = (await messagesOf(theirs.reference)).find(({ kind }) => kind === 'note');
    expect(note?.body?.text).toContain(reference);
    expect(note?.body?.text).toContain('autre adresse');
  });

  test('and the same person who only copies the reference go on from their first question', async () => {
    const { reference } = await comesIn({}, 'Où est la facture de juin ?');
    const again = await comesIn({ Subject: 'Relance' }, `Où en est ma demande ${reference} ?`);
    expect(again.reference).not.toBe(reference);
    const line = await findQuestion(house.store.db, again.reference);
    expect(line?.linkedTo).toBe(reference);
  });
});
