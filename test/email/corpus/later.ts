// Written after the reader, against it: other forms of the same kinds, each with what it must give.
import {
  file,
  html,
  mail,
  MAILBOX,
  multipart,
  OURS,
  ourMail,
  picture,
  plain,
  reply,
  report,
  type Case,
  type Expected,
} from './compose.ts';

const CRY = 'Ma collègue s’est effondrée, elle ne respire plus';
const alarm = {
  own: 'ne respire plus',
  route: 'emergency',
  emergency: true,
  sends: ['emergency'],
} satisfies Expected;
const held = { outcome: 'quarantine', sends: [] } satisfies Expected;
const person = { author: 'person', outcome: 'question' } satisfies Expected;
const bounce = { outcome: 'bounce', sends: [] } satisfies Expected;
const daemon = { 'Return-Path': '<>', From: 'Mail Delivery System <postmaster@mx.example.net>' };
const quoted = (text: string) =>
  text.replaceAll(/[=\u0080-\uFFFF]/g, (sign) =>
    [...Buffer.from(sign)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );

// oxfmt-ignore
export const laterBodies: Case[] = [
  ['HTML in parallel with its sound',         mail(multipart('parallel', html(`<p>${CRY}</p>`), file('voix.mp3', 'audio/mpeg'))), { ...alarm, files: ['voix.mp3'] }],
  ['HTML after a calendar in an alternative', mail(multipart('alternative', plain(''), ['Content-Type: text/calendar; method=REQUEST', '', 'METHOD:REQUEST'], html(`<p>${CRY}</p>`))), alarm],
  ['HTML within related within alternative, with a placeholder', mail(multipart('alternative', plain('Ce message est au format HTML. Activez l’affichage HTML.'), multipart('related', multipart('mixed', html(`<p>${CRY}</p>`)), picture('logo.png', 400)))), alarm],
  ['HTML in a report of nothing',             mail(multipart('report', html(`<p>${CRY}</p>`))), { ...held, author: 'machine', own: 'ne respire plus', alerts: ['medical', 'supervisor'] }],
  ['words in a button',                       mail(html(`<table><tr><td><a style="background:red" href="#">${CRY}</a></td></tr></table>`)), alarm],
  ['words cut by invisible letters',          mail(html(CRY.split('').join('&#8203;'))), { route: 'emergency', sends: ['emergency'] }],
  ['words between two quotes of a style sheet', mail(html(`<style>p{content:"</p>"}</style><p>${CRY}</p><style>b{}</style>`)), alarm],
  ['a preheader hidden before the words',     mail(html(`<div style="display:none;max-height:0">Bonjour à tous les lecteurs</div><p>${CRY}</p>`)), { ...alarm, notOwn: 'lecteurs' }],
  ['quoted-printable with soft ends in a word', mail(['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', `${quoted('Ma collègue s’est effon')}=`, quoted('drée, elle ne respire plus')]), alarm],
  ['base64 without ends of lines',            mail(['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: BASE64', '', Buffer.from(CRY).toString('base64').replaceAll('=', '')]), alarm],
  ['yEnc’s neighbour: an unknown encoding',   mail(['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: x-unknown', '', CRY]), alarm],
  ['Windows-1252 in HTML, named in XML',      mail(['Content-Type: text/html', '', '<?xml version="1.0" encoding="utf-8"?>', `<html><body>${CRY}</body></html>`]), alarm],
  ['a text of one line of cells',             mail(html('<table><tr><td>Effectif</td><td>12</td></tr><tr><td>Site</td><td>Lyon</td></tr></table>')), { ...person, notOwn: ['Effectif12', '12Site'], own: ['Effectif', 'Lyon'] }],
  ['UTF-7, as Outlook of old',                mail(['Content-Type: text/plain; charset=utf-7', '', 'Bonjour, o+APk est ma facture ?']), { own: 'où est ma facture' }],
  ['HZ or Big5: a charset known elsewhere',   mail(['Content-Type: text/plain; charset=big5', '', Buffer.from('hello').toString()]), { own: 'hello' }],
];

// oxfmt-ignore
export const laterPeople: Case[] = [
  ['who ask what an automatic reply is for',  mail('Bonjour, j’ai reçu une réponse automatique de votre part hier, est-ce normal ?', { Subject: 'Question' }), person],
  ['who will be on leave on the day of the visit', mail('Un collaborateur sera en congés le jour de sa visite médicale, comment la décaler ?', { Subject: 'Congés et visite' }), person],
  ['whose employees did not receive theirs',  mail('Le mail de convocation de deux salariés est revenu en erreur « destinataire inconnu ». Comment corriger leur adresse ?'), person],
  ['who write from a shared mailbox called info', mail('Comment ajouter un établissement ?', { From: 'Info RH <info@example.org>' }), person],
  ['who write through a Google group to us',  mail('Comment ajouter un établissement ?', { 'List-Id': '<rh.example.org>', Precedence: 'list', 'Mailing-list': 'list rh@example.org', Sender: 'rh@example.org' }), person],
  ['whose program marks urgency',             mail('Comment ajouter un établissement ?', { Importance: 'high', 'X-Priority': '1', 'X-MSMail-Priority': 'High' }), { ...person, emergency: false }],
  ['who measure their file',                  mail('Le fichier de 15 Ko, puis celui de 15 Mo, ne passent pas. La limite est-elle de 500 ko ?'), { ...person, emergency: false }],
  ['who speak of a hospital’s address',       mail('Notre service facturation de la clinique a déménagé au 15 rue des Lilas, comment changer l’adresse ?'), { ...person, emergency: false }],
];

// oxfmt-ignore
export const laterMachines: Case[] = [
  ['an absence told by Exchange, in Czech',   mail('Jsem mimo kancelář do 30. listopadu.', { Subject: 'Automatická odpověď: Vaše žádost', 'X-Auto-Response-Suppress': 'All' }), held],
  ['an absence in Finnish, by its subject',   mail('Olen lomalla.', { Subject: 'Automaattinen vastaus: Pyyntö' }), held],
  ['an absence in Norwegian, by its subject', mail('Jeg er på ferie.', { Subject: 'Automatisk svar: Din henvendelse' }), held],
  ['an absence in Hungarian, by its subject', mail('Szabadságon vagyok.', { Subject: 'Automatikus válasz: kérés' }), held],
  ['a ticket of Jira',                        mail('Votre demande SUP-123 a été créée.', { 'X-JIRA-FingerPrint': 'abc', From: 'Support <jira@example.org>', Subject: 'SUP-123 Re: facture' }), held],
  ['a ticket of Freshdesk, by its words',     mail('Bonjour, nous avons bien reçu votre demande. Un ticket #4521 a été créé, merci de ne pas répondre à ce message.', { Subject: '[#4521] facture' }), held],
  ['an address that reads nothing, with a dash', mail('Votre relevé est disponible.', { From: 'Banque <nepasrepondre@example.org>' }), held],
  ['a delivery notice with an emergency within', report([plain(`Undeliverable: ${CRY}`), ['Content-Type: message/delivery-status', '', 'Action: failed', 'Status: 5.1.1'], ourMail()], daemon), { outcome: 'bounce', sends: [] }],
];

// oxfmt-ignore
export const laterBelonging: Case[] = [
  ['Courier’s report, our mail as text',      mail(multipart('report; report-type=delivery-status', plain('UNDELIVERABLE MAIL'), ['Content-Type: message/delivery-status', '', 'Action: failed', 'Status: 5.0.0'], ['Content-Type: text/rfc822-headers; charset=us-ascii', '', `Message-Id: ${OURS}`, 'Subject: x']), daemon), bounce],
  ['qmail’s report, without parts',           mail(`Hi. This is the qmail-send program at example.net.\nI'm afraid I wasn't able to deliver your message.\n\n<ana@example.org>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <bonjour@paladin.fr>\nMessage-ID: ${OURS}\nSubject: x\n\nBonjour`, { ...daemon, Subject: 'failure notice' }), bounce],
  ['a report in Chinese, the id in a link',   mail(`很抱歉，您的邮件无法投递。\nMessage-ID: ${OURS.replaceAll(/[<>]/g, '')}`, { ...daemon, Subject: '退信' }), bounce],
  ['a reply by our id, lower-cased',          reply('Merci, voici le numéro : 4521', { 'In-Reply-To': OURS.toLowerCase() }), { outcome: 'joins', own: '4521' }],
  ['a reply with all ids in one line of References', reply('Voici', { 'In-Reply-To': '', References: `<x@example.org>${OURS}<y@example.org>` }), { outcome: 'joins' }],
  ['a forwarded emergency of a third party',  mail(`Bonjour, pouvez-vous appeler ?\n\n---------- Forwarded message ---------\nDe : Paul <paul@example.net>\nDate: lun. 23 nov. 2026 à 10:00\nSubject: Urgent\nTo: Ana\n\n${CRY}`), { ...alarm }],
  ['a nested mail whose HTML tells of health', mail(multipart('mixed', plain('Voir le message joint.'), ['Content-Type: message/rfc822', 'Content-Disposition: attachment', '', 'From: Paul <paul@example.net>', 'Subject: arrêt', 'Content-Type: text/html; charset=utf-8', '', '<p>Je suis traité pour une dépression.</p>'])), { own: 'dépression', route: 'medical_employee', supportReads: null }],
  ['a footer that names a hospital’s service', mail('Où est ma facture ?\n\n-- \nJeanne Petit\nSecrétariat du service de cardiologie\n01 02 03 04 05'), { route: 'question', masked: [], own: 'facture' }],
  ['a legal footer in English on cancer research', mail('Où est ma facture ?\n\nThis e-mail and any attachments are confidential. If you are not the intended recipient please delete it. Registered charity: Cancer Research.'), { masked: [] }],
  ['a form that asks for the answer elsewhere', mail('Comment vous joindre ?', { From: 'Site <formulaire@example.com>', 'Reply-To': 'Léa Roux <lea@example.net>' }), { ...person, answerTo: { email: 'lea@example.net', name: 'Léa Roux' } }],
  ['two people in copy, one of them ours',    mail('Comment vous joindre ?', { Cc: `paul@example.org, ${MAILBOX}, =?utf-8?Q?L=C3=A9a?= <lea@example.org>` }), { copies: ['paul@example.org', MAILBOX, 'lea@example.org'] }],
  ['two pictures without a name',             mail(multipart('related', html('Voyez <img src="cid:a@x"> et <img src="cid:b@x">'), ['Content-Type: image/png', 'Content-ID: <a@x>', '', 'p'.repeat(20_000)], ['Content-Type: image/jpeg', 'Content-ID: <b@x>', '', 'p'.repeat(20_000)])), { own: ['[image : piece-1.png]', '[image : piece-2.jpeg]'], files: ['piece-1.png', 'piece-2.jpeg'] }],
];
