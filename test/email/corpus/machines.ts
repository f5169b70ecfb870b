import {
  file,
  mail,
  MAILBOX,
  multipart,
  OURS,
  ourMail,
  plain,
  reply,
  report,
  status,
  type Case,
  type Expected,
} from './compose.ts';

const away = 'Je suis absente jusqu’au 30 novembre. En cas d’urgence, contactez le secrétariat.';
const held = { outcome: 'quarantine', sends: [] } satisfies Expected;
const machine = { author: 'machine', ...held } satisfies Expected;
const doubtful = { author: 'doubtful', ...held } satisfies Expected;

// oxfmt-ignore
const headers: [string, Record<string, string>, string][] = [
  ['an out-of-office notice',          { 'Auto-Submitted': 'auto-replied' }, 'auto-submitted'],
  ['a generated mail',                 { 'Auto-Submitted': 'auto-generated; owner=x' }, 'auto-submitted'],
  ['a notification',                   { 'Auto-Submitted': 'auto-notified' }, 'auto-submitted'],
  ['X-Autoreply',                      { 'X-Autoreply': 'yes' }, 'auto-responder'],
  ['X-Autorespond',                    { 'X-Autorespond': 'x' }, 'auto-responder'],
  ['X-Auto-Reply-From',                { 'X-Autoreply-From': 'x' }, 'auto-responder'],
  ['Precedence: auto_reply',           { Precedence: 'auto_reply' }, 'auto-responder'],
  ['Precedence: bulk',                 { Precedence: 'bulk' }, 'bulk'],
  ['Precedence: junk',                 { Precedence: 'junk' }, 'bulk'],
  ['a newsletter',                     { 'List-Unsubscribe': '<mailto:stop@example.org>' }, 'newsletter'],
  ['a campaign',                       { 'X-Campaign-Id': '42' }, 'newsletter'],
  ['one-click',                        { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'List-Unsubscribe': '<https://x>' }, 'newsletter'],
  ['a ticket system',                  { 'X-Zendesk-From-Account-Id': '1' }, 'ticket-system'],
  ['another ticket system',            { 'X-OTRS-Loop': 'x' }, 'ticket-system'],
  ['the null return path',             { 'Return-Path': '<>' }, 'null-return-path'],
  ['a daemon',                         { From: 'MAILER-DAEMON@example.org' }, 'null-return-path'],
  ['our own address',                  { From: MAILBOX }, 'own-mail'],
  ['our own loop header',              { 'X-Loop': MAILBOX }, 'own-mail'],
  ['our own Message-ID',               { 'Message-ID': OURS }, 'own-mail'],
];

// oxfmt-ignore
const structures: Case[] = [
  ['a calendar reply',             mail(multipart('alternative', plain('Ana a accepté'), ['Content-Type: text/calendar; method=REPLY', '', 'BEGIN:VCALENDAR', 'METHOD:REPLY', 'END:VCALENDAR']), { Subject: 'Accepté : réunion' }), { ...machine, why: ['calendar-reply'] }],
  ['a calendar reply as a file',   mail(multipart('mixed', plain(''), file('invite.ics', 'application/ics', 'BEGIN:VCALENDAR\r\nMETHOD:REPLY')), { Subject: 'Refusé : réunion' }), { ...machine, why: ['calendar-reply'] }],
  ['an invitation by a person',    mail(multipart('alternative', plain('Pouvez-vous venir mardi ?'), ['Content-Type: text/calendar; method=REQUEST', '', 'METHOD:REQUEST'])), { author: 'person', own: 'mardi' }],
  ['a read receipt',               mail(multipart('report; report-type=disposition-notification', plain('Lu'), ['Content-Type: message/disposition-notification', '', 'Disposition: manual-action/MDN-sent-manually; displayed', `Original-Message-ID: ${OURS}`]), { Subject: 'Lu : Votre demande' }), { ...machine, why: ['report'], bounced: [] }],
  ['a complaint of a mailbox',     mail(multipart('report; report-type=feedback-report', plain('Spam'), ['Content-Type: message/feedback-report', '', 'Feedback-Type: abuse'])), { ...machine, why: ['feedback-report'] }],
  ['such a complaint without its label', mail(multipart('mixed', plain('Spam'), ['Content-Type: message/feedback-report', '', 'Feedback-Type: abuse'])), { ...machine, why: ['feedback-report'] }],
  ['a machine that quotes an emergency', reply(`Mon collègue est tombé, il ne respire plus\n\n${away}`, { 'Auto-Submitted': 'auto-replied' }), { ...machine, emergency: true, alerts: ['medical', 'supervisor'] }],
  ['a machine that answers ours',  reply(away, { 'Auto-Submitted': 'auto-replied' }), { author: 'machine', outcome: 'joins', sends: [], next: 'nobody' }],
  ['a machine with our reference in its subject alone', mail(away, { 'Auto-Submitted': 'auto-replied', Subject: 'Re: [PAL-7F3K-92QX]' }), { ...machine, joins: null }],
];

// oxfmt-ignore
const words: Case[] = [
  ['an absence by its subject',      mail(away, { Subject: 'Réponse automatique : Votre demande' }), { ...doubtful, why: ['away-words'] }],
  ['Absence du bureau',              mail(away, { Subject: 'Absence du bureau Re: Votre demande' }), { ...doubtful, why: ['away-words'] }],
  ['in English',                     mail('Back on Monday.', { Subject: 'Automatic reply: Votre demande' }), { ...doubtful, why: ['away-words'] }],
  ['Out of Office',                  mail('I am away.', { Subject: 'Out of Office' }), { ...doubtful, why: ['away-words'] }],
  ['in German',                      mail('Ich bin bis 30.11. nicht im Büro.', { Subject: 'Abwesenheitsnotiz: Votre demande' }), { ...doubtful, why: ['away-words'] }],
  ['in German, another',             mail('Danke.', { Subject: 'Automatische Antwort: Votre demande' }), { ...doubtful, why: ['away-words'] }],
  ['in German, by its words',        reply('Ich bin derzeit nicht im Büro. In dringenden Fällen wenden Sie sich an Frau Weber.'), { ...doubtful, why: ['away-words'] }],
  ['in Dutch',                       mail('Ik ben afwezig.', { Subject: 'Automatisch antwoord: vraag' }), { ...doubtful, why: ['away-words'] }],
  ['in Spanish',                     mail('Estoy fuera.', { Subject: 'Respuesta automática: pregunta' }), { ...doubtful, why: ['away-words'] }],
  ['in Italian',                     mail('Sono assente.', { Subject: 'Risposta automatica: domanda' }), { ...doubtful, why: ['away-words'] }],
  ['in Portuguese',                  mail('Estou ausente.', { Subject: 'Resposta automática: pergunta' }), { ...doubtful, why: ['away-words'] }],
  ['in Polish',                      mail('Jestem nieobecny do 5 grudnia.', { Subject: 'Automatyczna odpowiedź: Re' }), { ...doubtful, why: ['away-words'] }],
  ['in Danish',                      mail('Jeg er tilbage mandag.', { Subject: 'Automatisk svar: spørgsmål' }), { ...doubtful, why: ['away-words'] }],
  ['in Romanian',                    mail('Revin luni.', { Subject: 'Răspuns automat: întrebare' }), { ...doubtful, why: ['away-words'] }],
  ['a person about automatic badges', mail('Le badge ne marche plus, que faire ?', { Subject: 'Portail automatique : badge' }), { author: 'person' }],
  ['by its words in French',         reply('Bonjour,\n\nJe suis actuellement en congés jusqu’au 30 novembre. En mon absence, veuillez contacter le secrétariat.'), { ...doubtful, why: ['away-words'] }],
  ['no-reply',                       mail('Votre colis est parti.', { From: 'no-reply@example.org' }), { ...doubtful, why: ['no-reply-address'] }],
  ['ne-pas-repondre',                mail('Votre facture est prête.', { From: 'Banque <ne-pas-repondre@example.org>' }), { ...doubtful, why: ['no-reply-address'] }],
  ['donotreply',                     mail('Done.', { From: 'donotreply@example.org' }), { ...doubtful, why: ['no-reply-address'] }],
  ['notifications',                  mail('Un nouvel avis.', { From: 'notifications@example.org' }), { ...doubtful, why: ['no-reply-address'] }],
  ['a read receipt by its subject',  mail('Votre message a été lu le 20/11/2026.', { Subject: 'Lu : Votre demande' }), { ...doubtful, why: ['receipt-words'] }],
  ['an accepted invitation',         mail('Ana Martin a accepté.', { Subject: 'Accepted: réunion' }), { ...doubtful, why: ['receipt-words'] }],
  ['a ticket by its words',          mail('Votre demande n° 4521 a bien été enregistrée. Merci de ne pas répondre à ce message.', { Subject: '[Ticket #4521] Votre demande' }), { ...doubtful, why: ['ticket-words'] }],
  ['a ticket of a house that says we', mail('Bonjour, nous avons bien reçu votre demande. Un technicien la traitera.', { Subject: '[Ticket 48213] Votre demande a été enregistrée' }), { ...doubtful, why: ['ticket-words'] }],
  ['a ticket in English',            mail('Your support request has been received. Please do not reply to this email.', { Subject: 'Request received (#1234)' }), { ...doubtful, why: ['ticket-words'] }],
  ['suppressed answers',             mail('Rapport du jour.', { 'X-Auto-Response-Suppress': 'All' }), { ...doubtful, why: ['suppresses-answers'] }],
  ['a list that is not addressed to us', mail('Bonjour à tous.', { To: 'rh@lists.example.org', 'List-Id': 'RH <rh.lists.example.org>' }), { ...doubtful, why: ['list-not-to-us'] }],
  ['a doubtful emergency',           mail('Mon collègue ne respire plus', { From: 'no-reply@example.org' }), { ...doubtful, emergency: true, alerts: ['medical', 'supervisor'] }],
];

const person = { author: 'person', why: [] as string[], next: 'assistant' } satisfies Expected;
// oxfmt-ignore
const people: Case[] = [
  ['who ask about an absence',             mail('Un salarié sera absent du bureau le jour de sa visite, comment la reporter ?'), { author: 'person' }],
  ['whose subject is an absence',          mail('Mon salarié ne viendra pas le 3 mai, comment faire ?', { Subject: 'Absence' }), { author: 'person' }],
  ['whose subject asks about an absence',  mail('Merci de me dire.', { Subject: 'Absence du bureau : comment prévenir ?' }), { author: 'person' }],
  ['whose letter could not be delivered',  mail('La convocation n’a pas pu être remise au salarié, que faire ?'), { author: 'person' }],
  ['who got an undelivered notice',        mail('J’ai reçu « message non remis » en vous écrivant, que faire ?', { Subject: 'Message non remis' }), { author: 'person' }],
  ['who complain of automatic answers',    reply('Votre réponse automatique ne m’aide pas.'), { author: 'person' }],
  ['who are away and say so',              reply('Je suis absente jusqu’au 30, pouvons-nous fixer une date ensuite ?'), { author: 'person' }],
  ['who say so shortly',                   reply('Je suis absente jusqu’au 30.'), { author: 'person' }],
  ['who are on leave',                     mail('Je suis en congés du 3 au 17, comment déplacer ma visite ?'), { author: 'person' }],
  ['who write through a list, to us',      mail('Où trouver la fiche d’entreprise ?', { 'List-Id': 'RH <rh.example.org>', 'List-Post': '<mailto:rh@example.org>', 'List-Unsubscribe': '<mailto:x@example.org>', Precedence: 'list' }), { author: 'person' }],
  ['who answer a bounce of theirs',        mail('Voici l’erreur reçue : 550 5.1.1 user unknown. Pouvez-vous corriger mon adresse ?', { Subject: 'Adresse refusée' }), { author: 'person' }],
  ['"Auto-Submitted: no"',                 mail(away, { 'Auto-Submitted': 'no' }), { author: 'person' }],
  ['"X-Autoreply: no"',                    mail('Où est ma facture ?', { 'X-Autoreply': 'no' }), { author: 'person' }],
  ['behind a website’s form',              mail('Où est ma facture ?', { From: 'Site <no-reply@site.example>', 'Reply-To': 'Ana <ana@example.org>' }), { ...person, answerTo: { email: 'ana@example.org', name: 'Ana' } }],
  ['who forward a ticket',                 mail('Que dois-je faire ?\n\n---------- Forwarded message ---------\nDe : Support <no-reply@example.net>\nDate : 19/11/2026 09:00\nObjet : Ticket #12\n\nVotre demande a bien été enregistrée. Ne pas répondre à ce message.', { Subject: 'Fwd: [Ticket #12]' }), { author: 'person' }],
  ['who quote our automatic mail',         reply(`Merci, et la facture ?\n\nLe 20/11/2026 à 17:31, Paladin <${MAILBOX}> a écrit :\n> Ceci est un message automatique.`), { author: 'person' }],
  ['named as a service',                   mail('Où est notre facture ?', { From: 'Service notification RH <rh@example.org>' }), person],
];

export const machines: Case[] = [
  ...headers.map(([name, more, why]): Case => [
    `${name}, by its headers`,
    mail(away, more),
    { author: 'machine', why: [why], sends: [], outcome: 'quarantine' },
  ]),
  ...structures,
  ...words.map(([name, raw, expected]): Case => [`a doubt: ${name}`, raw, expected]),
  ...people.map(([name, raw, expected]): Case => [`people ${name}`, raw, expected]),
];

const bounced = [{ reference: 'PAL-7F3K-92QX', message: 'PAL-7F3K-92QX:7' }];
const isBounce = { outcome: 'bounce', bounced, sends: [] } satisfies Expected;
const headersOnly = ourMail('text/rfc822-headers');
const old = (text: string, more: Record<string, string> = {}) =>
  mail(text, {
    From: 'MAILER-DAEMON@mx.example.org',
    'Return-Path': '<>',
    Subject: 'Mail delivery failed',
    ...more,
  });
const copy = `Message-ID: ${OURS}\nFrom: Paladin <${MAILBOX}>\nTo: ana@example.org`;

// oxfmt-ignore
export const bounces: Case[] = [
  ['a report with our mail',                report([plain('Sorry.'), status('failed', '5.1.1'), ourMail()]), isBounce],
  ['a report with our headers alone',       report([plain('Sorry.'), status('failed', '5.1.1'), headersOnly]), isBounce],
  ['a report in base64',                    report([plain('x'), status('failed', '5.0.0'), ['Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64', '', Buffer.from(`Message-ID: ${OURS}\r\n\r\nx`).toString('base64')]]), isBounce],
  ['a report in quoted-printable',          report([plain('x'), status('failed', '5.0.0'), ['Content-Type: text/rfc822-headers', 'Content-Transfer-Encoding: quoted-printable', '', 'Message-ID: <PAL-7F3K-92QX.emergency=3Dm1@paladin.fr>']]), { outcome: 'bounce', bounced: [{ reference: 'PAL-7F3K-92QX', message: 'PAL-7F3K-92QX:emergency:m1' }] }],
  ['a quoted-printable copy in the text',   old('failed permanently\nMessage-ID: <PAL-7F3K-92QX.emergency=3Dm1@pala=\ndin.fr>'), { outcome: 'bounce' }],
  ['our ids without an equals sign',        old('550 unknown\nMessage-ID: <PAL-7F3K-92QX.emergency~m1@paladin.fr>'), { outcome: 'bounce', bounced: [{ reference: 'PAL-7F3K-92QX', message: 'PAL-7F3K-92QX:emergency:m1' }] }],
  ['Exim',                                  old(`This message was created automatically by mail delivery software.\nA message that you sent could not be delivered.\n\n------ This is a copy of the message, including all the headers. ------\n\n${copy}`, { 'X-Failed-Recipients': 'ana@example.org', 'Auto-Submitted': 'auto-replied' }), isBounce],
  ['OpenSMTPD',                             old(`Hi!\nThis is the MAILER-DAEMON, please DO NOT REPLY to this email.\nAn error has occurred while attempting to deliver a message.\n\nBelow is a copy of the original message:\n\n${copy}`, { Subject: 'Delivery status notification: error' }), isBounce],
  ['GMX',                                   old(`This message was created automatically by mail delivery software.\nA message could not be delivered.\n\n--- The header of the original message is following. ---\n\n${copy}`), isBounce],
  ['1&1',                                   old(`Diese E-Mail wurde automatisch erzeugt.\nIhre Nachricht konnte nicht zugestellt werden.\n\n--- Die Kopfzeilen ---\n${copy}`, { Subject: 'Mail delivery failed: returning message to sender' }), isBounce],
  ['KDDI',                                  old(`Each of the following recipients was rejected by a remote mail server.\n<ana@example.org>\n\n${copy}`, { Subject: 'Mail System Error - Returned Mail' }), isBounce],
  ['in French',                             old(`Votre message n’a pas pu être remis à son destinataire.\n\n${copy}`, { Subject: 'Remise impossible : Votre demande', From: 'Microsoft Outlook <postmaster@example.org>' }), isBounce],
  ['in a tongue unknown here',              old(`Üzenetét nem tudtuk kézbesíteni.\n\n${copy}`, { Subject: 'Kézbesítés sikertelen' }), isBounce],
  ['with our mail attached',                mail(multipart('mixed', plain('not delivered'), ourMail()), { 'Return-Path': '<>', Subject: 'failure' }), isBounce],
  ['by X-Failed-Recipients with an id',     mail(`Unknown user\n${copy}`, { 'X-Failed-Recipients': 'ana@example.org', From: 'postmaster@example.org' }), isBounce],
  ['one that is late',                      report([plain('Delayed'), status('delayed', '4.4.1'), ourMail()]), { ...machine, bounced: [] }],
  ['one that says it will try again',       old(`Your message is delayed. We will keep trying for 5 days.\n${copy}`, { Subject: 'Warning: message delayed 4 hours' }), { bounced: [], outcome: 'quarantine' }],
  ['late by its code',                      old(`451 4.7.1 try later\n${copy}`), { bounced: [] }],
  ['one that was delivered',                report([plain('Delivered'), status('delivered', '2.0.0'), ourMail()]), { ...machine, bounced: [] }],
  ['about a mail that is not ours',         report([plain('x'), status('failed', '5.1.1'), ['Content-Type: message/rfc822', '', 'Message-ID: <other@example.net>']]), { ...machine, bounced: [] }],
  ['quoted by a person',                    mail(`Que faire de ceci ? 550 5.1.1\n${copy}`), { author: 'person', bounced: [] }],
  ['an absence with a null return path',    reply(away, { 'Return-Path': '<>' }), { author: 'machine', bounced: [], outcome: 'joins' }],
];
