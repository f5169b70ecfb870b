// What rarer programs, other tongues and servers of old send.
import {
  file,
  html,
  mail,
  MAILBOX,
  multipart,
  OURS,
  plain,
  reply,
  type Case,
  type Expected,
} from './compose.ts';

const said = 'Appelez le 15 en cas de malaise.';
const away = { author: 'doubtful', why: ['away-words'], outcome: 'quarantine', sends: [] } satisfies Expected;
const asked = 'Comment ajouter un salarié ?';
const ordinary = { own: asked, masked: [], route: 'question' } satisfies Expected;
const bounce = { outcome: 'bounce', sends: [] } satisfies Expected;
const fromDaemon = { 'Return-Path': '<>', From: 'postmaster@mx.example.org', Subject: 'failure' };
const outlookPhone = `<div>Oui</div><div>Obtenir <a href="https://x">Outlook pour iOS</a></div><hr><div><b>De :</b> Paladin &lt;${MAILBOX}&gt;<br><b>Envoyé :</b> lundi 23 novembre 2026 10:00<br><b>Objet :</b> x</div><div>${said}</div>`;
const health = 'From: Paul <paul@example.net>\nSubject: santé\n\nJe suis diabétique sous insuline.';

const quoting: [string, string][] = [
  [
    'Notes',
    `Paladin <${MAILBOX}> \n23/11/2026 10:00\n\nA\nana@example.org\ncc\n\nObjet\nRe: facture\n\n\n\n${said}`,
  ],
  ['Notes, between dashes', `-----Paladin <${MAILBOX}> a écrit : -----\n\n${said}`],
  ['a date and an address', `2026-11-23 10:00 GMT+01:00 Paladin <${MAILBOX}>:\n\n> ${said}`],
  ['Outlook in Polish', `Od: Paladin <${MAILBOX}>\nWysłano: poniedziałek\nDo: Ana\nTemat: x\n\n${said}`],
  [
    'Outlook in Swedish',
    `Från: Paladin <${MAILBOX}>\nSkickat: den 23 november\nTill: Ana\nÄmne: x\n\n${said}`,
  ],
  [
    'Outlook in Japanese',
    `差出人: Paladin <${MAILBOX}>\n送信日時: 2026年11月23日\n宛先: Ana\n件名: x\n\n${said}`,
  ],
];

const footers = [
  'CONFIDENTIALITY NOTICE: This e-mail may contain protected health information, including HIV or substance abuse treatment. If you received it in error, delete it.',
  'Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind oder diese E-Mail irrtümlich erhalten haben, vernichten Sie sie.',
  'Este mensaje es confidencial. Si lo ha recibido por error, le rogamos que lo elimine; está prohibida su divulgación.',
  'Le contenu de ce courriel est destiné à la personne nommée ; toute divulgation est interdite.',
  'Diese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail gesendet.',
  'Urgences vitales : composez le 15',
  'Vous recevez ce message car vous êtes abonné au groupe RH.',
];

// oxfmt-ignore
export const otherPrograms: Case[] = [
  ...quoting.map(([name, quote]): Case => [`a reply above a quote by ${name}`, reply(`Oui, celle de mai.\n\n${quote}`), { own: 'celle de mai', notOwn: 'malaise', folded: 'malaise', emergency: false }]),
  ...footers.map((line): Case => [`a footer: ${line.slice(0, 40)}`, mail(`${asked}\n\nAna\n\n${line}`), { ...ordinary, folded: line.slice(0, 15) }]),
  ['Outlook of a telephone',               mail(html(outlookPhone), { 'In-Reply-To': OURS }), { own: 'Oui', notOwn: ['Outlook', 'malaise'] }],
  ['a card without a closing',             mail(`${asked}\n\nNadia Benali\nPsychologue du travail – Addictologie\nAssociation Santé Dépression\n06 12 34 56 78`), { ...ordinary, notOwn: 'Addictologie' }],
  ['a card in one line',                   mail(`${asked}\n\n--\nNadia Benali | Cheffe de projet | Ligue contre le cancer\n+33 6 12 34 56 78 | www.ligue.example`), { ...ordinary, notOwn: 'cancer' }],
  ['a card that was announced is no signature', mail(`${asked} Voici qui la suit :\n\nMarie Petit\nService oncologie, CHU de Nantes\n02 40 00 00 00`), { own: 'oncologie', signature: '' }],
  ['a footer over words of one’s own',     mail('Votre message confidentiel à un autre destinataire m’est parvenu par erreur, je l’ai supprimé.'), { own: 'par erreur' }],
  ['a footer and nothing else',            mail('Envoyé de mon iPhone', { Subject: asked }), { ownWords: '', next: 'support' }],
  ['a mail attached as nobody knows what', mail(multipart('mixed', plain('Voir'), file('message.eml', 'application/octet-stream', health))), { own: 'diabétique', supportReads: null }],
  ['a digest',                             mail(multipart('mixed', plain('Voir'), multipart('digest', ['', ...health.split('\n')]))), { own: 'diabétique', supportReads: null }],
  ['HTML as nobody knows what',            mail(multipart('mixed', file('body.html', 'application/octet-stream', `<p>${asked}</p>`))), { own: asked }],
  ['PGP within the text',                  mail('-----BEGIN PGP MESSAGE-----\n\nhQEMA1zz\n-----END PGP MESSAGE-----', { Subject: asked }), { unread: ['encrypted'], next: 'support', files: ['message.asc'] }],
  ['UTF-8 encoded twice',                  mail(Buffer.from('Où est la facture payée ?').toString('latin1')), { own: 'Où est la facture payée ?' }],
  ['words that only look so',              mail('Le modèle « Ã » est au catalogue.'), { own: 'Ã' }],
  ['PGP around the text',                  mail(`-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${asked}\n- -- \nAna\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----`), { own: asked, notOwn: ['PGP', 'iQEz'] }],
  ['Proton names its own feedback loop',   mail(asked, { 'Feedback-ID': '1:user:proton' }), { author: 'person' }],
  ['a form of a website that says it is a program', mail(`Message : ${asked}`, { From: 'WordPress <wordpress@site.example>', 'Reply-To': 'ana@example.org', 'Auto-Submitted': 'auto-generated' }), { author: 'person', own: asked, answerTo: { email: 'ana@example.org', name: 'WordPress' } }],
  ['a refusal of a date, with words',      mail(multipart('alternative', plain('Pas ce jour-là, le 12 oui.'), ['Content-Type: text/calendar; method=REPLY', '', 'METHOD:REPLY\nCOMMENT:Pas ce jour-là']), { Subject: 'Refusé : visite' }), { author: 'person' }],
  ['a card of who cares for others',       mail(`${asked}\n-- \nDr Ana Lopes – psychiatre, spécialiste de la dépression et du suicide\nConsultations urgentes : composez le 15 ou le 3114\nCe message contient des informations couvertes par le secret médical.`), ordinary],
  ['our words in the line of our name',    reply('Merci.\n\nLe ven. 2 avr. 2027, Paladin a écrit : Appelez le 15 en cas de malaise'), { own: 'Merci', notOwn: 'malaise' }],
  ['answers within our lines',             mail(`Mes réponses en rouge ci-dessous.\n\nDe : Paladin <${MAILBOX}>\nEnvoyé : lundi\nObjet : x\n\nQuel jour ? Le 6.`), { next: 'support', folded: 'Le 6' }],
  ['a server that checked SPF alone',      reply('OUI', { 'Received-SPF': 'Fail (mx.example: not permitted)' }), { joins: null, sender: 'failed' }],
];

// oxfmt-ignore
export const otherTongues: Case[] = [
  ['Swedish',                 mail('Jag är på semester till den 20 november. Vid brådskande ärenden kontakta info@example.se'), away],
  ['Swedish, by its subject', mail('Jag är åter på måndag.', { Subject: 'Frånvarande: Re: faktura' }), away],
  ['Italian',                 reply('Sono fuori ufficio fino al 20 novembre. Per urgenze scrivere a info@example.it.'), away],
  ['Spanish',                 reply('Hola, estaré ausente hasta el 20. Para asuntos urgentes, contacte con ventas@example.es.'), away],
  ['Polish',                  reply('Jestem na urlopie do 20 listopada. W pilnych sprawach proszę o kontakt: biuro@example.pl'), away],
  ['Japanese',                reply('現在休暇中です。緊急の場合は事務局まで。'), away],
  ['English with thanks',     reply('Hi there,\n\nThanks for your email. I’m on annual leave until Monday with no access to email. If it’s urgent, please contact office@example.uk.'), away],
  ['a word of any tongue before our subject', mail('…', { Subject: 'Zzzz: Re: facture' }), away],
  ['somebody who has left',   reply('M. Petit ne fait plus partie de notre société. Merci d’adresser vos messages à contact@example.org. Cette adresse n’est plus consultée.'), away],
  ['who wants proof of a person', mail('Pour que votre email soit remis à son destinataire, cliquez ici pour vous authentifier.'), { author: 'doubtful', why: ['challenge-words'] }],
  ['people who accept an offer', mail('Voici le devis signé.', { Subject: 'Accepté : devis 42' }), { author: 'person' }],
  ['people who press',        mail('Avez-vous reçu mon mail.', { Subject: 'URGENT : Re: facture' }), { author: 'person' }],
  ['people whose employee has left', mail('Paul Petit ne fait plus partie de notre société depuis lundi, merci de le retirer.'), { author: 'person' }],
  ['a report without brackets', mail('Undeliverable. Reason: 550\nOriginal-Message-Id: PAL-7F3K-92QX.7@paladin.fr', fromDaemon), bounce],
  ['a report on an id of ours in no form we know', mail('550 unknown\nMessage-ID: <20270330.77a@mail.paladin.fr>', fromDaemon), { bounceOf: ['<20270330.77a@mail.paladin.fr>'], sends: [] }],
  ['a report that only answers', mail('The user does not exist.', { ...fromDaemon, 'In-Reply-To': OURS, 'X-Failed-Recipients': 'ana@example.org' }), bounce],
];
