// A third set, written without looking at what the reader knows: other programs, other houses, other faults.
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
  status,
  type Case,
  type Expected,
} from './compose.ts';

const CRY = 'Un intérimaire s’est écroulé près du quai, il ne respire plus';
const alarm = {
  own: 'ne respire plus',
  route: 'emergency',
  emergency: true,
  sends: ['emergency'],
} satisfies Expected;
const person = { author: 'person', outcome: 'question' } satisfies Expected;
const ordinary = { ...person, emergency: false, route: 'question' } satisfies Expected;
const held = { outcome: 'quarantine', sends: [] } satisfies Expected;
const alerting = { ...held, emergency: true, alerts: ['medical', 'supervisor'] } satisfies Expected;
const bounce = { outcome: 'bounce', sends: [] } satisfies Expected;
const asked = 'Comment télécharger notre fiche d’entreprise ?';
const said = 'En cas de malaise, appelez le 15.';
const base64 = (text: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(text, encoding).toString('base64').replaceAll(/.{76}/g, '$&\r\n');

// oxfmt-ignore
export const freshBodies: Case[] = [
  ['HTML named inline beside a PDF',          mail(multipart('mixed', ['Content-Type: text/html; charset=utf-8; name="corps.html"', 'Content-Disposition: inline; filename="corps.html"', '', `<p>${CRY}</p>`], file('plan.pdf', 'application/pdf'))), alarm],
  ['HTML before an empty plain text',         mail(multipart('alternative', html(`<p>${CRY}</p>`), plain(''))), alarm],
  ['XHTML alone in an alternative',           mail(multipart('alternative', plain('Message au format XHTML'), ['Content-Type: application/xhtml+xml; charset=utf-8', '', `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>${CRY}</p></body></html>`])), alarm],
  ['related whose root stands second',        mail(multipart('related; start="<corps@x>"; type="text/html"', picture('entete.png', 700), ['Content-Type: text/html; charset=utf-8', 'Content-ID: <corps@x>', '', `<div>${CRY}</div>`])), alarm],
  ['Apple’s pieces of HTML around a picture', mail(multipart('alternative', plain(''), multipart('mixed', html('<div>Bonjour,</div>'), picture('photo.png', 30_000), html(`<div>${CRY}</div>`)))), alarm],
  ['a plain text that lacks one sentence',    mail(multipart('alternative', plain('Bonjour, je vous écris au sujet de notre dépôt de Lyon et de la visite du camion prévue ce matin avec le transporteur habituel de notre société, merci de rappeler.'), html(`<p>Bonjour, je vous écris au sujet de notre dépôt de Lyon et de la visite du camion prévue ce matin avec le transporteur habituel de notre société, merci de rappeler.</p><p>${CRY}</p>`))), alarm],
  ['HTML that holds a footer alone',          mail(multipart('alternative', plain(CRY), html('<p>Ce message est confidentiel et destiné à son seul destinataire.</p>'))), alarm],
  ['HTML that says something else',           mail(multipart('alternative', plain(`${CRY}, quai 3, bâtiment B`), html('<p>Veuillez trouver ci-dessous notre demande concernant le dépôt de Lyon.</p>'))), alarm],
  ['a link to the page in the browser',       mail(multipart('alternative', plain('Si ce message ne s’affiche pas correctement, consultez-le dans votre navigateur : https://m.example.org/v?i=1'), html(`<table><tr><td>${CRY}</td></tr></table>`))), { ...alarm, notOwn: 'navigateur' }],
  ['a type with a comment',                   mail(['Content-Type: text/html (page); charset=utf-8', '', `<p>${CRY}</p>`]), { ...alarm, notOwn: '<p>' }],
  ['a fragment of HTML called plain',         mail(['Content-Type: text/plain; charset=utf-8', '', `<div dir="ltr">Bonjour,<br></div><p style="margin:0">${CRY}</p>`]), { ...alarm, notOwn: '<p' }],
  ['an encoding with a tail',                 mail(['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64 ;', '', base64(CRY)]), alarm],
  ['what Outlook alone would hide',           mail(html(`<![if !mso]><p>${CRY}</p><![endif]>`)), alarm],
  ['words in a form’s fields',                mail(html(`<form><label>Votre message</label><textarea>${CRY}</textarea></form>`)), alarm],
  ['words that stand for a picture',          mail(html(`<img src="https://example.org/a.png" alt="${CRY}">`)), alarm],
  ['signed by Mailman, twice wrapped',        mail(multipart('mixed', multipart('signed; protocol="application/pkcs7-signature"', multipart('alternative', plain(''), html(`<p>${CRY}</p>`)), file('smime.p7s', 'application/pkcs7-signature')), plain('_______________________________________________\nHSE mailing list\nhttps://lists.example.org/listinfo/hse'))), alarm],
  ['HTML within a report’s neighbour',        mail(multipart('appledouble', ['Content-Type: application/applefile', '', 'x'], html(`<p>${CRY}</p>`))), alarm],
  ['a header of each part left out',          mail(['Content-Type: multipart/mixed; boundary="z"', '', '--z', '', CRY, '--z--']), alarm],
  ['two alternatives, one empty',             mail(multipart('mixed', multipart('alternative', plain(''), html('')), multipart('alternative', plain(''), html(`<p>${CRY}</p>`)))), alarm],
];

// oxfmt-ignore
export const freshPeople: Case[] = [
  ['who will not be there, and ask',            mail('Je serai en déplacement toute la semaine, pouvez-vous appeler ma collègue Inès au 06 11 22 33 44 pour fixer la date ?'), person],
  ['whose subject is a refusal',                mail('Le médecin a refusé la date que nous proposions, laquelle reste libre ?', { Subject: 'Refusé : date de visite' }), person],
  ['who quote our subject of a receipt',        reply('Merci, mais je n’ai rien lu de nouveau.', { Subject: 'Lu et compris, mais toujours pas de réponse' }), { author: 'person', outcome: 'joins' }],
  ['who complain about a ticket',               mail('Mon ticket #4821 a été créé il y a trois semaines et personne ne répond. Que se passe-t-il ?', { Subject: 'Ticket #4821' }), person],
  ['who were told not to answer',               mail('Votre mail dit « merci de ne pas répondre à ce message ». À qui écrire alors ?'), person],
  ['who answer an absence of ours',             reply('J’ai bien reçu votre réponse automatique, je patiente.', { Subject: 'Re: [PAL-7F3K-92QX]' }), { author: 'person', outcome: 'joins' }],
  ['who are called Robot',                      mail(asked, { From: 'Claire Robot <claire.robot@example.org>' }), person],
  ['whose address begins with an alert',        mail(asked, { From: 'Alertine Bounces <alertine@example.org>' }), person],
  ['whose company marks what comes from outside', reply('C’est noté, je viendrai le 12.', { Subject: '[EXTERNE] Re: Votre demande [PAL-7F3K-92QX]' }), { author: 'person', outcome: 'joins' }],
  ['who write through Sympa',                   mail(asked, { 'List-Id': '<grh.listes.example.org>', 'List-Post': '<mailto:grh@listes.example.org>', 'X-Loop': 'grh@listes.example.org', Precedence: 'list', 'List-Help': '<mailto:sympa@listes.example.org>' }), person],
  ['whose relay is a campaign’s',               reply('Oui, mardi 10 h convient.', { 'X-SG-EID': 'abc==', 'X-Mailgun-Tag': 'bureau' }), { author: 'person', outcome: 'joins' }],
  ['who forward a delivery report as a file',   mail(multipart('mixed', plain('Mes convocations reviennent, pourquoi ?'), ['Content-Type: message/rfc822', '', 'From: MAILER-DAEMON@mx.example.org', 'Subject: Undelivered', ...multipart('report; report-type=delivery-status', plain('no such user'), status('failed', '5.1.1'))])), { ...person, bounced: [] }],
  ['who tell of somebody else’s absence',       mail('Je suis Mme Roux, mon salarié est absent depuis lundi, merci de contacter son manager en cas d’urgence.'), person],
  ['who answer for somebody who is absent',     reply('Je suis la responsable d’une salariée absente, veuillez contacter son collègue.'), { author: 'person', outcome: 'joins' }],
  ['who will retire',                           mail('Monsieur Roux quitte ses fonctions le 31 et ne fera plus partie de notre société. Comment clore son dossier ?'), person],
];

// oxfmt-ignore
const MDN = ['Content-Type: message/disposition-notification', '', 'Final-Recipient: rfc822; ana@example.org', `Original-Message-ID: ${OURS}`, 'Disposition: automatic-action/MDN-sent-automatically; deleted'];
// oxfmt-ignore
export const freshMachines: Case[] = [
  ['an absence that quotes the emergency',     reply(`Je suis absent.\n\n> ${CRY}\n> ${said}`, { 'Auto-Submitted': 'auto-replied (vacation)' }), { author: 'machine', sends: [] }],
  ['an absence in HTML that repeats the emergency', mail(html(`<p>${CRY}</p><p>Réponse automatique</p>`), { 'X-Autoreply': 'yes' }), { ...alerting, author: 'machine' }],
  ['a ticket system that repeats the emergency', mail(`Nous avons bien reçu votre demande : « ${CRY} ».`, { 'X-GLPI-Auto': '1', Subject: '[GLPI #0001234] Nouveau ticket' }), alerting],
  ['a bounce of a null path with the emergency', mail(`Not delivered:\n${CRY}`, { 'Return-Path': '<>', Subject: 'Undeliverable' }), alerting],
  ['a receipt that was not read',              mail(multipart('report; report-type=disposition-notification', plain('Supprimé sans avoir été lu'), MDN)), { ...held, author: 'machine', bounced: [] }],
  ['an ARF complaint about our mail',          mail(multipart('report; report-type=feedback-report', plain('This is an email abuse report'), ['Content-Type: message/feedback-report', '', 'Feedback-Type: abuse', 'User-Agent: SomeGenerator/1.0'], ourMail()), { From: 'fbl@example.net' }), { ...held, author: 'machine', bounced: [] }],
  ['a calendar that counters',                 mail(multipart('mixed', plain('Paul propose une nouvelle date'), ['Content-Type: text/calendar; method=COUNTER', '', 'BEGIN:VCALENDAR', 'METHOD:COUNTER', 'END:VCALENDAR']), { Subject: 'Nouvelle heure proposée : réunion' }), held],
  ['Exchange’s absence, without any header',   mail('Bonjour, je suis absent du 23 au 27 novembre inclus. Merci de vous rapprocher de Mme Nguyen pour toute urgence.', { Subject: 'Réponse automatique : Votre demande' }), held],
  ['an absence whose dates come first',        reply('Bonjour, je serai du 23 au 27 novembre inclus en congés. En mon absence, contactez Mme Petit.'), held],
  ['an absence that thanks first',             reply('Bonjour et merci pour votre message.\nDe retour le lundi 7 décembre, je traiterai votre demande à mon retour. Pour toute urgence : standard 01 40 00 00 00.'), held],
  ['an absence in Dutch, by its words',        reply('Bedankt voor uw bericht. Ik ben tot en met 7 december afwezig. Voor dringende zaken kunt u contact opnemen met mijn collega.'), held],
  ['an absence in German, by its words',       reply('Vielen Dank für Ihre Nachricht. Ich bin vom 23.11. bis 4.12. nicht im Haus. Ihre E-Mail wird nicht weitergeleitet.'), held],
  ['an absence in Portuguese, by its words',   reply('Olá, obrigado pelo contacto. Encontro-me de férias até 7 de dezembro. Em caso de urgência contacte a minha colega.'), held],
  ['an absence in Turkish, by its subject',    mail('7 Aralık’a kadar izindeyim.', { Subject: 'Otomatik Yanıt: Talebiniz' }), held],
  ['an absence in Greek',                      mail('Απουσιάζω έως 7/12.', { Subject: 'Αυτόματη απάντηση: αίτημα' }), held],
  ['an absence in Catalan',                    mail('Soc fora de l’oficina.', { Subject: 'Resposta automàtica: consulta' }), held],
  ['an absence in Chinese',                    mail('您好，我正在休假。', { Subject: '自动回复: facture' }), held],
  ['an absence in Korean',                     mail('부재중입니다.', { Subject: '자동 회신: facture' }), held],
  ['an absence in Arabic',                     mail('أنا خارج المكتب.', { Subject: 'رد تلقائي: طلب' }), held],
  ['a mailbox that is full',                   mail('La boîte aux lettres du destinataire est pleine. 552 5.2.2 Mailbox full', { Subject: 'Échec de la remise : Votre demande', From: 'Système <system@example.org>' }), held],
  ['a number of Salesforce',                   mail('Merci de nous avoir contactés. Votre demande a bien été enregistrée sous la référence 00123456.', { Subject: 'Votre demande 00123456 [ ref:_00D2.5003:ref ]' }), held],
  ['an acknowledgement of a town hall',        mail('Nous accusons réception de votre courriel. Celui-ci sera traité dans les meilleurs délais. Ceci est un message automatique, merci de ne pas y répondre.', { Subject: 'Accusé de réception de votre message' }), held],
  ['a notice of a sender that never reads',    mail('Votre abonnement arrive à échéance.', { From: 'Service <do_not_reply@example.org>' }), held],
  ['a meeting that was forwarded by Outlook',  mail('Votre réunion a été transférée : Visite\nLe participant a transféré votre invitation.', { Subject: 'Notification de transfert de réunion : Visite', 'X-MS-Exchange-Generated-Message-Source': 'Mailbox Rules Agent' }), held],
];

const daemon = {
  'Return-Path': '<>',
  From: 'Mail Delivery Subsystem <mailer-daemon@mx.example.net>',
  Subject: 'Delivery Status Notification (Failure)',
};
const copy = `Return-Path: <${MAILBOX}>\nReceived: from x\nMessage-ID: ${OURS}\nFrom: Paladin <${MAILBOX}>\nTo: ana@example.org`;
// oxfmt-ignore
export const freshBounces: Case[] = [
  ['Gmail’s report with a picture',          report([multipart('related', multipart('alternative', plain('Address not found'), html('<b>Address not found</b>')), picture('icon.png', 500)), status('failed', '5.1.1'), ourMail()], daemon), bounce],
  ['Lotus Domino',                           report([plain('Your message\n\n  Subject: x\n\nwas not delivered to:\n\n  ana@example.org\n\nbecause:\n\n  User ana not listed in Domino Directory'), status('failed', '5.1.1'), ourMail('text/rfc822-headers')], daemon), bounce],
  ['sendmail of old',                        mail(`The original message was received at Mon, 23 Nov 2026\n\n   ----- The following addresses had permanent fatal errors -----\n<ana@example.org>\n\n   ----- Transcript of session follows -----\n550 5.1.1 <ana@example.org>... User unknown\n\n   ----- Original message follows -----\n\n${copy}`, { ...daemon, Subject: 'Returned mail: see transcript for details' }), bounce],
  ['Yandex in Russian',                      mail(`Письмо не может быть доставлено одному или нескольким получателям.\n\n${copy}`, { ...daemon, Subject: 'Недоставленное сообщение' }), bounce],
  ['Free in French',                         mail(`Bonjour, ceci est le système de messagerie.\nLe message n’a pu être distribué : utilisateur inconnu.\n\n${copy}`, { ...daemon, Subject: 'Courrier non distribué' }), bounce],
  ['Japanese, in ISO-2022-JP',               mail(Buffer.from(`\u001B$B%a!<%k\u001B(B\n${copy}`, 'latin1').toString('latin1'), { ...daemon, Subject: 'failure' }), bounce],
  ['our headers in base64',                  report([plain('x'), status('failed', '5.4.4'), ['Content-Type: text/rfc822-headers', 'Content-Transfer-Encoding: base64', '', base64(copy.replaceAll('\n', '\r\n'))]], daemon), bounce],
  ['our id behind a mark of a reply',        mail(`550 no such user\n\n> Message-ID: ${OURS}\n> Subject: x`, daemon), bounce],
  ['our id cut by quoted-printable',         mail(['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', '550 unknown user', 'Message-ID: <PAL-7F3K-92QX.7@pala=', 'din.fr>'], daemon), bounce],
  ['our mail within HTML of Office',         mail(html(`<p>Votre message à ana@example.org n’a pas pu être remis.</p><pre>Message-ID: &lt;PAL-7F3K-92QX.7@paladin.fr&gt;</pre>`), { ...daemon, Subject: 'Non remis : Votre demande' }), bounce],
  ['a nested report that was relayed',       mail(multipart('mixed', plain('see below'), ['Content-Type: message/rfc822', '', 'From: mailer-daemon@mx2.example.net', 'Subject: failure', ...multipart('report; report-type=delivery-status', plain('x'), status('failed', '5.1.1'), ourMail())]), daemon), bounce],
  ['X-Failed-Recipients without a null path', mail(`A message that you sent could not be delivered.\n\n${copy}`, { From: 'Mail Delivery System <Mailer-Daemon@vps.example.com>', 'X-Failed-Recipients': 'ana@example.org', Subject: 'Mail delivery failed: returning message to sender' }), bounce],
  ['late in Italian',                        mail(`Il messaggio è in ritardo, non è necessario alcun intervento.\n\n${copy}`, { ...daemon, Subject: 'Ritardo nella consegna' }), { bounced: [], outcome: 'quarantine' }],
];

const withResults = (results: string) => ({ 'Authentication-Results': `mx.front.example; ${results}` });
// oxfmt-ignore
const apart = { joins: null, near: { reference: 'PAL-7F3K-92QX', why: 'untrusted-sender' }, next: 'support' } satisfies Expected;
// oxfmt-ignore
export const freshSenders: Case[] = [
  ['a pass of another’s beside a failure',    reply('OUI', withResults('dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=evil.example; dmarc=fail action=none header.from=example.org')), { ...apart, sender: 'failed' }],
  ['a failure in capitals, folded',           reply('Oui, je consens', { 'Authentication-Results': 'MX.front.example;\r\n\tspf=pass smtp.mailfrom=e.example;\r\n\tDMARC=FAIL (p=none) header.from=example.org' }), { ...apart, sender: 'failed' }],
  ['two lines of From',                       reply('Oui', { From: 'Ana <ana@example.org>\r\nFrom: Eve <eve@evil.example>' }), { ...apart, sender: 'unaligned' }],
  ['a Sender elsewhere, an envelope elsewhere', reply('Oui', { Sender: 'eve@evil.example', 'Return-Path': '<eve@evil.example>' }), { ...apart, sender: 'unaligned' }],
  ['an envelope of a domain that only ends alike', reply('Oui', { 'Return-Path': '<b@notexample.org>' }), { ...apart, sender: 'unaligned' }],
  ['softfail alone',                          reply('Oui', withResults('spf=softfail smtp.mailfrom=ana@example.org')), { ...apart, sender: 'failed' }],
  ['dmarc=bestguesspass, as Outlook says',    reply('Oui', withResults('spf=none; dkim=none; dmarc=bestguesspass header.from=example.org')), { sender: 'unverified', outcome: 'joins' }],
  ['a reference in the plus-address, lower case', mail('Voici la suite.', { To: 'bonjour+pal-7f3k-92qx@paladin.fr' }), { joins: null, near: { reference: 'PAL-7F3K-92QX', why: 'named' } }],
  ['a reference across an end of line',       mail('Ma demande est la\nPAL-7F3K-92QX.', { Subject: 'Suite' }), { joins: null, near: { reference: 'PAL-7F3K-92QX', why: 'named' } }],
  ['a colleague who answers all',             reply('Je réponds pour Ana : c’est le site de Lille.', { From: 'Paul <paul@example.org>', Cc: 'Ana <ana@example.org>, Léa <lea@example.org>' }), { copies: ['ana@example.org', 'lea@example.org'], author: 'person' }],
  ['a form of a website, with its own name',  mail('Nom : Léa Roux\nMessage : comment adhérer ?', { From: 'Site vitrine <contact@vitrine.example>', 'Reply-To': '"Léa Roux" <lea.roux@example.net>' }), { ...person, answerTo: { email: 'lea.roux@example.net', name: 'Léa Roux' } }],
  ['a Reply-To that names nobody',            mail(asked, { 'Reply-To': 'undisclosed-recipients:;' }), { answerTo: { email: 'ana@example.org', name: 'Ana Martin' } }],
];

const tnef = file('winmail.dat', 'application/octet-stream', 'x\u009F>"');
// oxfmt-ignore
export const freshFiles: Case[] = [
  ['a sheet with a Content-ID in related',     mail(multipart('related', html('<p>Voir le tableau</p>'), file('effectif.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK', ['Content-ID: <tab@x>']))), { files: ['effectif.xlsx'] }],
  ['two screenshots pasted between sentences', mail(multipart('related', html('<p>D’abord :</p><img src="cid:un.png@x"><p>puis :</p><img src="CID:deux.png@x">'), picture('un.png', 40_000), picture('deux.png', 40_000))), { files: ['un.png', 'deux.png'], own: ['[image : un.png]', '[image : deux.png]'] }],
  ['a picture that the page never shows',      mail(multipart('related', html('<p>Voir la photo</p>'), picture('plaie.png', 60_000))), { files: ['plaie.png'] }],
  ['a sound in an alternative',                mail(multipart('alternative', plain(asked), html(`<p>${asked}</p>`), file('message.m4a', 'audio/mp4'))), { files: ['message.m4a'], own: asked }],
  ['a PDF between two texts, inline',          mail(multipart('mixed', plain('Avant'), ['Content-Type: application/pdf', 'Content-Disposition: inline', '', '%PDF-1.4'], plain('Après'))), { own: ['Avant', 'Après'], files: ['piece-1.pdf'] }],
  ['sixty small files',                        mail(multipart('mixed', plain('Voici'), ...Array.from({ length: 60 }, (_, index) => file(`p${index}.txt`, 'text/plain', `ligne ${index}`)))), { files: Array.from({ length: 60 }, (_, index) => `p${index}.txt`) }],
  ['a card of an address book',                mail(multipart('mixed', plain(asked), file('ana.vcf', 'text/vcard', 'BEGIN:VCARD'))), { files: ['ana.vcf'], own: asked }],
  ['TNEF as nobody knows what',                mail(multipart('mixed', plain(''), tnef), { Subject: 'Attestation' }), { unread: ['winmail'], next: 'support' }],
  ['S/MIME whose content is signed, opaque',   mail(['Content-Type: application/x-pkcs7-mime; smime-type=signed-data; name="smime.p7m"', 'Content-Transfer-Encoding: base64', 'Content-Disposition: attachment; filename="smime.p7m"', '', 'MIAGCSqGSIb3DQEHAqCAMIACAQEx'], { Subject: 'Attestation de suivi' }), { next: 'support', files: ['smime.p7m'] }],
  ['three nested mails side by side',          mail(multipart('mixed', plain('Ci-joint'), ...['un', 'deux', 'Je prends un traitement pour mon épilepsie, puis-je conduire le chariot ?'].map((text) => ['Content-Type: message/rfc822', '', 'From: Paul <paul@example.net>', 'Subject: suite', '', text]))), { own: ['deux', 'épilepsie'], supportReads: null }],
  ['a nested mail as an inline .eml of text',  mail(multipart('mixed', plain('Ci-joint'), file('salarie.eml', 'text/plain', `From: Paul <paul@example.net>\r\nSubject: suite\r\n\r\nJe fais une dépression et je prends des antidépresseurs.`))), { own: 'dépression', supportReads: null }],
  ['a nested mail that is Latin-1',            mail(multipart('mixed', plain('Ci-joint'), ['Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64', '', base64('Subject: suite\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nMon arrêt maladie pour dépression finit lundi', 'latin1')])), { own: 'arrêt maladie pour dépression' }],
  ['only a picture',                           mail(['Content-Type: image/jpeg; name="IMG_0001.jpg"', 'Content-Transfer-Encoding: base64', '', '/9j/4AAQ'], { Subject: 'Où est ma facture ?' }), { next: 'support', files: ['IMG_0001.jpg'] }],
  ['only signature and footer',                mail('-- \nAna Martin\nResponsable RH\n01 23 45 67 89\n\nEnvoyé depuis mon mobile Huawei', { Subject: 'Où est ma facture ?' }), { next: 'support', ownWords: '' }],
];

// oxfmt-ignore
const quoting: [string, string][] = [
  ['SFR of today', `---- Message d'origine ----\nDe : "Paladin" <${MAILBOX}>\nEnvoyé : lun. 23 nov. 2026 10:00\nÀ : ana@sfr.example\nObjet : Votre demande\n\n${said}`],
  ['La Poste of today', `-------- Message d'origine --------\nDe : Paladin <${MAILBOX}>\nDate : lundi 23 novembre 2026 10:00\nA : ana@laposte.example\nObjet : Votre demande\n\n${said}`],
  ['Bouygues', `Message du 23/11/26 10:00\nDe : "Paladin"\nA : ana@bbox.example\nObjet : Votre demande\n\n${said}`],
  ['OVH, Roundcube', `Le 2026-11-23 10:00, Paladin a écrit :\n\n> ${said}`],
  ['Zimbra in French', `De: "Paladin" <${MAILBOX}>\nÀ: "Ana" <ana@example.org>\nEnvoyé: Lundi 23 Novembre 2026 10:00:00\nObjet: Votre demande\n\n${said}`],
  ['T-Online', `-----Original-Nachricht-----\nBetreff: Votre demande\nDatum: 2026-11-23T10:00:00+0100\nVon: "Paladin" <${MAILBOX}>\nAn: "Ana" <ana@t-online.example>\n\n${said}`],
  ['Thunderbird in Dutch', `Op 23-11-2026 om 10:00 schreef Paladin:\n> ${said}`],
  ['Ziggo', `Op 23 november 2026 om 10:00 schreef Paladin <${MAILBOX}>:\n\n${said}`],
  ['Outlook of telephones, in German', `________________________________\nVon: Paladin <${MAILBOX}>\nGesendet: Montag, November 23, 2026 10:00:00 AM\nAn: Ana <ana@example.de>\nBetreff: Votre demande\n\n${said}`],
  ['Spark', `On 23 Nov 2026, 10:00 +0100, Paladin <${MAILBOX}>, wrote:\n> ${said}`],
  ['Yahoo of telephones', `Le lun. 23 nov. 2026 à 10:00, Paladin\n<${MAILBOX}> a écrit : \n\n${said}`],
  ['Danish', `Den man. 23. nov. 2026 kl. 10.00 skrev Paladin <${MAILBOX}>:\n\n> ${said}`],
  ['Catalan', `El dl., 23 de nov. 2026, 10:00, Paladin <${MAILBOX}> va escriure:\n\n> ${said}`],
  ['Hungarian', `Paladin <${MAILBOX}> ezt írta (időpont: 2026. nov. 23., H, 10:00):\n\n> ${said}`],
];
// oxfmt-ignore
const footers: [string, string][] = [
  ['an antivirus of a gateway', 'Ce courrier électronique a été contrôlé par le logiciel antivirus Avira.'],
  ['a hospital’s charter', 'CHU de Nantes – Fédération des maladies respiratoires – Hôpital Nord'],
  ['an inclusive employer', 'Ce message et ses pièces jointes peuvent contenir des informations couvertes par le secret médical. Si vous n’en êtes pas le destinataire, merci de le détruire.'],
  ['a telephone in Spanish', 'Enviado desde mi iPhone'],
  ['the environment', 'N’imprimez ce mail que si nécessaire : protégeons nos poumons et nos forêts.'],
];
// oxfmt-ignore
export const freshQuotes: Case[] = [
  ...quoting.map(([name, quote]): Case => [`a reply above a quote by ${name}`, reply(`C’est le site de Lille.\n\n${quote}`), { own: 'site de Lille', notOwn: 'malaise', folded: 'malaise', emergency: false, outcome: 'joins' }]),
  ...footers.map(([name, line]): Case => [`a footer: ${name}`, mail(`${asked}\n\nCordialement,\nAna Martin\n\n${line}`), { ...ordinary, own: asked, masked: [] }]),
  ['a sentence that says who wrote',           reply('Comme le Dr Lemoine me l’a écrit :\n« apte avec aménagement ».\nQue dois-je prévoir ?'), { own: ['apte avec aménagement', 'prévoir'] }],
  ['a doctor’s mail beneath a reply',          reply('Je vous transmets sa réponse.\n\nLe 19/11/2026 à 09:12, Dr Lemoine <lemoine@cabinet.example> a écrit :\n> Le poste de nuit est à éviter.'), { own: 'nuit est à éviter' }],
  ['a Fwd inside the thread of ours',          reply(`Voir plus bas.\n\nBegin forwarded message:\n\nFrom: Site <site@example.org>\nSubject: chute\nDate: November 23, 2026\nTo: Ana\n\n${CRY}`), { own: 'ne respire plus', emergency: true }],
  ['a signature in three lines of a nurse',    mail(`${asked}\n\nBien à vous,\n\nJulie Morel\nInfirmière diplômée d’État\nPôle cancérologie et soins palliatifs\n02 99 00 00 00`), { ...ordinary, masked: [] }],
];

// oxfmt-ignore
const calm: [string, string][] = [
  ['a size with a space',                 'Le PDF fait 12 Ko mais l’envoi échoue au-delà de 500 ko, est-ce normal ?'],
  ['a size without one',                  'Votre portail refuse un fichier de 900ko et accepte 12Ko.'],
  ['a knock-out of a printer',            'Notre imprimante est KO, pouvez-vous envoyer la fiche par courrier ?'],
  ['dying to hear',                       'I am dying to hear from you about our invoice.'],
  ['a heart attack of a price',           'Your price nearly gave me a heart attack, could you send a detailed quote?'],
  ['small talk about weather',            'Hope you survived the storm last night! Could you resend the contract?'],
  ['somebody who is buried',              'Sorry for the late reply, I was buried under work. Where is the form?'],
  ['a stroke at a price',                 'I nearly had a stroke when I saw the bill.'],
  ['a boss who will kill',                'My boss will kill me if the certificate is not there tomorrow.'],
  ['a contract that bleeds',              'We are bleeding money on this contract, please review the invoice.'],
  ['a drop in figures',                   'Suite à la chute de nos effectifs, comment réduire la cotisation ?'],
  ['a server that died',                  'Notre serveur de messagerie est mort hier, renvoyez-nous la convocation s’il vous plaît.'],
  ['a portal that suffocates',            'Le portail étouffe sous les connexions le lundi, c’est lent.'],
  ['a crisis of staff',                   'En pleine crise d’effectifs, nous voulons décaler les visites de mars.'],
  ['a number that is 15',                 'Il nous faut 15 créneaux le 15 pour les 15 salariés du site.'],
];
const chain =
  'Bonjour, voici encore le même paragraphe de la conversation précédente avec notre prestataire.\n'.repeat(
    700,
  );
// oxfmt-ignore
const utf8 = (head: string, body: Buffer) => Buffer.concat([Buffer.from(`From: Ana <ana@example.org>\r\nTo: ${MAILBOX}\r\n${head}\r\n\r\n`, 'latin1'), body]);
// oxfmt-ignore
export const freshLetters: Case[] = [
  ...calm.map(([name, text]): Case => [`no alarm: ${name}`, mail(text), { ...person, emergency: false }]),
  ['two lines over a chain of Outlook',   mail(`Où en êtes-vous ?\nMerci.\n\nDe : Paladin <${MAILBOX}>\nEnvoyé : lundi 23 novembre 2026 10:00\nÀ : Ana\nObjet : x\n\n${chain}`, { 'In-Reply-To': OURS }), { own: 'Où en êtes-vous', notOwn: 'prestataire', outcome: 'joins' }],
  ['nested tags by the thousand',         mail(html(`${'<div><span>'.repeat(40_000)}${CRY}`)), alarm],
  ['tables in tables',                    mail(html(`${'<table><tr><td>'.repeat(20_000)}${CRY}${'</td></tr></table>'.repeat(20_000)}`)), alarm],
  ['one line of a million letters',       mail(html(`<p>${CRY}</p><p>${'a'.repeat(1_000_000)}</p>`)), { emergency: true, files: ['suite-du-texte.txt', 'suite-du-message.txt'] }],
  ['nine hundred parts',                  mail(multipart('mixed', plain(CRY), ...Array.from({ length: 900 }, (_, index) => file(`${index}.txt`, 'text/plain')))), { emergency: true }],
  ['a subject in raw Latin-1, a body in UTF-8', utf8('Subject: Congé délai éligibilité\r\nContent-Type: text/plain; charset=utf-8', Buffer.from('Été reporté à Noël')), { subject: 'Congé délai éligibilité', own: 'Été reporté à Noël' }],
  ['a word cut within a letter',          mail('x', { Subject: '=?utf-8?Q?R=C3=A9gl=C3?= =?utf-8?Q?=A9e?=' }), { subject: 'Réglée' }],
  ['ISO-2022-JP in the subject, nothing said', utf8('Subject: \u001B$B$3$s$K$A$O\u001B(B\r\nContent-Type: text/plain', Buffer.from('x')), { subject: 'こんにちは' }],
  ['Macintosh of old',                    utf8('Content-Type: text/plain; charset=macintosh', Buffer.from([0x83, 0x74, 0x8e])), { own: 'Été' }],
  ['Cyrillic in KOI8-R',                  utf8('Content-Type: text/plain; charset=koi8-r', Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4])), { own: 'Привет' }],
  ['HTML whose page contradicts its header', utf8('Content-Type: text/html; charset=utf-8', Buffer.from('<meta charset="iso-8859-1"><p>Réglé à l’été</p>')), { own: 'Réglé à l’été' }],
  ['numbers of Windows for signs',        mail(html('<p>L&#146;adh&eacute;sion &#150; 5&nbsp;&#128;</p>')), { own: 'L’adhésion – 5 €' }],
  ['cells, headings and definitions',     mail(html('<table><tr><th>Nom</th><th>Site</th></tr><tr><td>Roux</td><td>Lille</td></tr></table><dl><dt>Effectif</dt><dd>12</dd></dl>')), { notOwn: ['NomSite', 'RouxLille', 'Effectif12'] }],
  ['lines of blocks that run together',   mail(html('<span>un</span><div>deux</div>trois<section>quatre</section><button>cinq</button>')), { notOwn: ['undeux', 'deuxtrois', 'troisquatre'] }],
];
