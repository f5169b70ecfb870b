// The ways by mail, and what is refused at the doors.
import { expect } from 'vitest';
import { post } from '../story/people.ts';
import type { Secrets } from './secrets.ts';
import { seen, type Walk } from './walking.ts';

const MAILBOX = 'bonjour@paladin.fr';

function file({ word, ascii }: Secrets, label: string) {
  return { filename: `${word(label)}.txt`, content: `Pièce jointe : ${word(label)} et ${ascii(label)}` };
}

function from({ word, ascii }: Secrets, label: string) {
  return { name: `Paul ${word(label)}`, address: `paul.${ascii(label)}@exemple.fr` };
}

/** Answered by an agent; our mail comes back, quoted whole. */
export async function ordinaryMail(walk: Walk): Promise<string[]> {
  const { plain } = walk.told;
  const reference = await post(walk.paladin().smtpPort, {
    from: from(plain, 'courrier'),
    subject: `Réclamation ${plain.word('objet')}`,
    text: `Je dépose une réclamation au sujet de ${plain.word('courrier')}.`,
    attachments: [file(plain, 'pièce')],
    messageId: `<${plain.ascii('id')}@exemple.fr>`,
  });
  const lea = await walk.as('lea');
  await seen(async () => expect((await lea.put(reference, 'claim')).status).toBe(200));
  await lea.post(reference, 'replies', { text: `Bonjour ${plain.word('répondu')}` });
  const sent = () =>
    walk.relay.caught.find(({ mail }) => mail.text?.includes(plain.word('répondu')) ?? false)?.mail;
  await seen(() => expect(sent()?.messageId).toBeDefined());
  await post(walk.paladin().smtpPort, {
    from: 'MAILER-DAEMON@exemple.fr',
    envelope: { from: '', to: MAILBOX },
    subject: 'Undelivered Mail Returned to Sender',
    text: `Message-ID: ${sent()?.messageId}\n\n${sent()?.text ?? ''} ${plain.word('retour')}`,
    headers: { 'Auto-Submitted': 'auto-replied' },
  });
  await seen(async () => expect(JSON.stringify(await lea.open(reference))).toContain('bounced'));
  return [reference];
}

export async function medicalMail(walk: Walk): Promise<string[]> {
  const { medical } = walk.told;
  const sender = from(medical, 'souffrant');
  const reference = await post(walk.paladin().smtpPort, {
    from: sender,
    subject: `Mon cancer ${medical.word('objet')}`,
    text: `J’ai un cancer, ${medical.word('cancer')}. Puis-je reprendre avec mon traitement ?`,
    attachments: [file(medical, 'ordonnance')],
  });
  const proposed = () => walk.relay.caught.find(({ to }) => to.includes(sender.address))?.mail;
  await seen(() => expect(proposed()?.text).toContain('OUI'));
  // The server in front vouches for the sender: without it, a yes by mail relays nothing.
  const headers = { 'Authentication-Results': 'mx.paladin.fr; dmarc=pass header.from=exemple.fr' };
  const reply = { from: sender, subject: `Re: ${proposed()?.subject}`, text: 'OUI', headers };
  await post(walk.paladin().smtpPort, { ...reply, inReplyTo: proposed()?.messageId ?? '' });
  const roux = await walk.as('roux');
  await seen(async () => expect((await roux.put(reference, 'claim')).status).toBe(200));
  await roux.post(reference, 'replies', { text: `Le médecin vous dira ${medical.word('avis')}.` });
  const told = () => walk.relay.caught.map(({ mail }) => mail.text).join();
  await seen(() => expect(told()).toContain(medical.word('avis')));
  return [reference];
}

export async function emergencyMail(walk: Walk): Promise<string[]> {
  const { medical } = walk.told;
  const sender = from(medical, 'détresse'.normalize('NFD').replaceAll(/\P{ASCII}/gu, ''));
  const text = `Je vais me suicider ce soir. ${medical.word('adieu')}`;
  const reference = await post(walk.paladin().smtpPort, { from: sender, subject: medical.word('fin'), text });
  await seen(() => expect(walk.relay.caught.flatMap(({ to }) => to)).toContain(sender.address));
  return [reference];
}

/** What a door refuses is not written down anywhere, not even as the reason why. */
export async function malformed({ home, told: { typed } }: Walk): Promise<void> {
  const word = typed.word('refusé');
  const json = { 'content-type': 'application/json' };
  const sent = (path: string, init: RequestInit) => fetch(`${home.url}${path}`, init);
  const answers = [
    sent('/api/questions', { method: 'POST', headers: json, body: `{"text": "${word}` }),
    sent('/api/questions', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ [word]: word, text: 1 }),
    }),
    sent('/api/questions', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: word }),
    sent(`/api/questions/${encodeURIComponent(word)}`, {}),
    sent(`/api/desk/questions?status=${encodeURIComponent(word)}`, {}),
    sent(`/aide/recherche?q=${encodeURIComponent(word)}`, {}),
    sent(`/${encodeURIComponent(word)}`, { headers: { authorization: `Bearer ${typed.ascii('jeton')}` } }),
    sent('/api/session', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ name: word, password: word }),
    }),
  ];
  for (const answer of await Promise.all(answers)) await answer.arrayBuffer();
}
