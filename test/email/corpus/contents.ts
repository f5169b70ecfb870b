import {
  file,
  html,
  mail,
  MAILBOX,
  multipart,
  OURS,
  picture,
  plain,
  reply,
  type Case,
  type Expected,
} from './compose.ts';

const CRY = 'Mon collègue est tombé, il ne respire plus';
const logo = picture('logo.png', 900);
const alarm = {
  own: 'ne respire plus',
  route: 'emergency',
  sends: ['emergency'],
  next: 'medical',
} satisfies Expected;

// oxfmt-ignore
export const bodies: Case[] = [
  ['HTML alone',                          mail(html(`<p>${CRY}</p>`)), alarm],
  ['HTML with a logo',                    mail(multipart('related', html(`<p>${CRY}</p><img src="cid:logo.png@x">`), logo)), alarm],
  ['HTML with a logo, named by type',     mail(multipart('related; type="text/html"', html(CRY), logo)), alarm],
  ['HTML and a PDF',                      mail(multipart('mixed', html(CRY), file('a.pdf', 'application/pdf'))), { ...alarm, files: ['a.pdf'] }],
  ['HTML, a logo and a PDF',              mail(multipart('mixed', multipart('related', html(CRY), logo), file('a.pdf', 'application/pdf'))), { ...alarm, files: ['logo.png', 'a.pdf'] }],
  ['an empty plain text before HTML',     mail(multipart('alternative', plain(''), html(CRY))), alarm],
  ['a space before HTML',                 mail(multipart('alternative', plain(' \n \n'), html(CRY))), alarm],
  ['a placeholder before HTML',           mail(multipart('alternative', plain('Votre messagerie n’affiche pas le HTML.'), html(CRY))), alarm],
  ['an English placeholder',              mail(multipart('alternative', plain('This message requires an HTML-capable mail reader.'), html(CRY))), alarm],
  ['a placeholder with a link',           mail(multipart('alternative', plain('Voir en ligne : https://example.org/m/1'), html(CRY))), alarm],
  ['signed HTML',                         mail(multipart('signed; protocol="application/pgp-signature"', html(CRY), ['Content-Type: application/pgp-signature', '', '-----BEGIN'])), alarm],
  ['S/MIME-signed HTML with a logo',      mail(multipart('signed', multipart('related', html(CRY), logo), file('smime.p7s', 'application/pkcs7-signature'))), alarm],
  ['mixed of mixed',                      mail(multipart('mixed', multipart('mixed', multipart('alternative', html(CRY))))), alarm],
  ['two texts around a picture',          mail(multipart('mixed', plain('Bonjour,'), picture('p.png', 50), plain(CRY))), alarm],
  ['a picture first',                     mail(multipart('mixed', picture('p.png', 50), html(CRY))), alarm],
  ['an unknown multipart',                mail(multipart('x-strange', html(CRY))), alarm],
  ['a disclaimer added behind',           mail(multipart('mixed', html(CRY), plain('Ce message est confidentiel et destiné à son seul destinataire.'))), alarm],
  ['plain text attached',                 mail(['Content-Type: text/plain; charset=utf-8', 'Content-Disposition: attachment; filename="a.txt"', '', CRY]), alarm],
  ['HTML attached',                       mail(multipart('mixed', file('mot.html', 'text/html; charset=utf-8', `<p>${CRY}</p>`))), alarm],
  ['HTML called plain',                   mail(['Content-Type: text/plain; charset=utf-8', '', `<html><p>${CRY}</p></html>`]), alarm],
  ['no type at all',                      mail(['', CRY]), alarm],
  ['a type that is none',                 mail(['Content-Type: text', '', CRY]), alarm],
  ['an unclosed multipart',               mail(['Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/html; charset=utf-8', '', `<p>${CRY}`]), alarm],
  ['a boundary that never comes',         mail(['Content-Type: multipart/alternative; boundary=nowhere', '', CRY]), alarm],
  ['base64 HTML',                         mail(['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', '', Buffer.from(`<p>${CRY}</p>`).toString('base64')]), alarm],
  ['quoted-printable HTML',               mail(['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', '<p>Mon coll=C3=A8gue est tomb=C3=A9, il ne =', 'respire plus</p>']), alarm],
  ['format=flowed',                       mail(['Content-Type: text/plain; charset=utf-8; format=flowed', '', 'Mon collègue est tombé, il ne ', 'respire plus']), alarm],
  ['a table',                             mail(html(`<table><tr><td>${CRY}</td><td>vite</td></tr></table>`)), alarm],
  ['entities',                            mail(html('Mon coll&egrave;gue est tomb&#233;,&nbsp;il ne respire plus')), alarm],
  ['an unclosed hidden paragraph',        mail(html(`<p style="display:none">Aperçu<p>${CRY}</p>`)), alarm],
  ['Outlook’s comments',                  mail(html(`<!--[if gte mso 9]><xml>x</xml><![endif]--><p class=MsoNormal>${CRY}<o:p></o:p></p>`)), alarm],
  ['an old forwarding program',           mail(['Content-Type: text/enriched; charset=utf-8', '', `<bold>${CRY}</bold>`]), alarm],
  ['capitals in the type',                mail(['CONTENT-TYPE: TEXT/HTML; CHARSET=UTF-8', '', `<P>${CRY}</P>`]), alarm],
];

const inner = (text: string, from = 'Paul <paul@example.org>') => [
  'Content-Type: message/rfc822',
  '',
  `From: ${from}`,
  'Subject: Bonjour',
  'Content-Type: text/plain; charset=utf-8',
  '',
  text,
];

// oxfmt-ignore
export const files: Case[] = [
  ['a PDF with a Content-ID in related',  mail(multipart('related', html('Voir la pièce'), file('facture.pdf', 'application/pdf', '%PDF', ['Content-ID: <f@x>']))), { files: ['facture.pdf'] }],
  ['a screenshot at the end',               mail(multipart('related', html('<p>Voir ci-dessous</p><img src="cid:fin.png@x"><p>Cordialement</p>'), picture('fin.png', 30_000))), { own: '[image : fin.png]' }],
  ['a pasted screenshot',                 mail(multipart('related', html('Voyez <img src="cid:capture.png@x"> ici'), picture('capture.png', 30_000))), { files: ['capture.png'], own: '[image : capture.png]' }],
  ['forty files',                         mail(multipart('mixed', plain('Voici'), ...Array.from({ length: 40 }, (_, index) => file(`f${index}.csv`, 'text/csv')))), { files: Array.from({ length: 40 }, (_, index) => `f${index}.csv`) }],
  ['a file without a name',               mail(multipart('mixed', plain('Voici'), ['Content-Type: application/pdf', 'Content-Disposition: attachment', '', '%PDF'])), { files: ['piece-1.pdf'] }],
  ['a name in RFC 2231',                  mail(multipart('mixed', plain('Voici'), ['Content-Type: text/csv', "Content-Disposition: attachment; filename*=utf-8''effectif%20%C3%A9t%C3%A9.csv", '', 'a'])), { files: ['effectif été.csv'] }],
  ['a name in encoded words',             mail(multipart('mixed', plain('Voici'), file('=?utf-8?Q?effectif_=C3=A9t=C3=A9.csv?=', 'text/csv'))), { files: ['effectif été.csv'] }],
  ['a name that climbs folders',          mail(multipart('mixed', plain('Voici'), file('../../etc/passwd', 'text/csv'))), { files: ['.._.._etc_passwd'] }],
  ['a nested mail about health',          mail(multipart('mixed', plain('Voir le message joint'), inner('Je suis diabétique sous insuline et je fais des malaises au poste, est-ce compatible ?'))), { own: 'diabétique', supportReads: null }],
  ['a nested emergency',                  mail(multipart('mixed', plain('Voir ci-joint'), inner(CRY))), alarm],
  ['a nested mail, attached in base64',   mail(multipart('mixed', plain('Voir ci-joint'), ['Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64', '', Buffer.from(`Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${CRY}`).toString('base64')])), alarm],
  ['a mail in a mail in a mail',          mail(multipart('mixed', plain('Voir'), ['Content-Type: message/rfc822', '', 'Subject: un', ...multipart('mixed', plain('Voir encore'), inner(CRY))])), alarm],
  ['the whole mail is another',           mail(inner(CRY)), alarm],
  ['a nested mail with HTML and a file',  mail(multipart('mixed', plain('Voir'), ['Content-Type: message/rfc822', '', 'Subject: x', ...multipart('mixed', html(CRY), file('b.pdf', 'application/pdf'))])), { ...alarm, files: ['message-1.eml', 'b.pdf'] }],
  ['our own mail nested',                 mail(multipart('mixed', plain('Où en est-on ?'), inner('En cas de malaise, appelez le 15.', `Paladin <${MAILBOX}>`))), { own: 'Où en est-on', notOwn: 'malaise' }],
  ['S/MIME, encrypted',                   mail(['Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', 'Content-Transfer-Encoding: base64', '', 'MIAGCSqGSIb3'], { Subject: 'Ma facture' }), { unread: ['encrypted'], next: 'support', files: ['smime.p7m'] }],
  ['PGP, encrypted',                      mail(multipart('encrypted', ['Content-Type: application/pgp-encrypted', '', 'Version: 1'], file('encrypted.asc', 'application/octet-stream')), { Subject: 'Ma facture' }), { unread: ['encrypted'], next: 'support' }],
  ['winmail.dat alone',                   mail(multipart('mixed', plain(''), file('winmail.dat', 'application/ms-tnef')), { Subject: 'Ma facture' }), { unread: ['winmail'], next: 'support' }],
  ['winmail.dat beside words',            mail(multipart('mixed', plain('Où puis-je trouver ma dernière facture en ligne ?'), file('winmail.dat', 'application/ms-tnef'))), { unread: ['winmail'], next: 'assistant' }],
  ['an empty mail with a subject',        mail('', { Subject: 'Où est ma facture ?' }), { outcome: 'question', next: 'support' }],
  ['a mail without anything',             mail('', { Subject: '' }), { outcome: 'question', next: 'support' }],
  ['a part that lies elsewhere',          mail(['Content-Type: message/external-body; access-type=URL; URL="https://x"', '', 'Content-Type: text/plain', ''], { Subject: 'x' }), { unread: ['elsewhere'], next: 'support' }],
];

const disclaimers = [
  'Ce message et toutes les pièces jointes sont confidentiels et établis à l’intention exclusive de son destinataire.',
  'Ce courriel a été analysé par un antivirus, aucun virus n’a été détecté.',
  'L’absence de virus dans ce courrier électronique a été vérifiée par le logiciel antivirus Avast.',
  'Garanti sans virus. www.avast.com',
  'This e-mail is confidential and intended solely for the use of the individual to whom it is addressed.',
  'Pensez à l’environnement avant d’imprimer ce message.',
  'Envoyé de mon iPhone',
  'Envoyé depuis Yahoo Mail pour Android',
  'Envoyé à partir d’Outlook pour iOS',
  'Sent from my Samsung Galaxy',
  'Télécharger Outlook pour Android',
];
const signatures = [
  'Cordialement,\nAna Martin\nService oncologie\nCHU de Lyon\n04 72 00 00 00',
  'Bien cordialement\nDr Paul Durand\nMédecin du travail\npaul@example.org',
  '-- \nAna Martin\nInfirmière, unité de psychiatrie\nHôpital Saint-Jean',
  'Cdt\nMarie Petit\nResponsable RH, clinique du diabète\nTél. : 01 23 45 67 89',
  'Best regards,\nJohn Smith\nHR Manager, Cancer Research Centre',
];
const question = 'Où trouver notre dernière facture ?';
const ordinary = { own: 'dernière facture', masked: [], route: 'question' } satisfies Expected;

// oxfmt-ignore
export const footers: Case[] = [
  ...disclaimers.map((line): Case => [`a footer: ${line.slice(0, 40)}`, mail(`Bonjour,\n${question}\n\n${line}`), { ...ordinary, notOwn: line.slice(0, 15), folded: line.slice(0, 15) }]),
  ...signatures.map((lines): Case => [`a signature: ${lines.split('\n')[2]}`, mail(`Bonjour,\n${question}\n\n${lines}`), { ...ordinary, signature: lines.trim(), notOwn: lines.split('\n')[2] ?? '' }]),
  ['a postscript is no signature',             mail(`${question}\n\nCordialement,\nAna\nPS : je suis diabétique`), { own: 'diabétique', signature: '' }],
  ['a sentence after the name is none',        mail(`${question}\n\nCordialement,\nAna\nJe suis enceinte, appelez-moi au 06 12 34 56 78`), { own: 'enceinte', signature: '' }],
  ['a social security number is none',         mail(`${question}\n\nCordialement,\nAna Martin\n1 85 12 75 108 123 45`), { own: '1 85 12 75', signature: '' }],
  ['words under a footer are a person’s',      mail(`Bonjour,\n\nEnvoyé de mon iPhone\n\n${question}`), { own: 'dernière facture' }],
  ['a question about a virus',                 mail('Ce message que vous avez envoyé contient-il un virus ? Je ne l’ai pas ouvert.'), { own: 'contient-il un virus' }],
  ['who tells of confidentiality',             mail('Bonjour,\n\nCe mail est peut-être une erreur : il cite un autre salarié.'), { own: 'une erreur' }],
  ['a discussion list’s footer',               mail(`Bonjour,\n${question}\n\n_______________________________________________\nRH mailing list\nhttps://lists.example.org/listinfo/rh`), { own: 'dernière facture', notOwn: 'listinfo' }],
];

const bytes = (head: string, body: string, encoding: BufferEncoding) =>
  Buffer.concat([
    Buffer.from(`From: Ana <ana@example.org>\r\nTo: ${MAILBOX}\r\n${head}\r\n\r\n`, 'latin1'),
    Buffer.from(body, encoding),
  ]);
// oxfmt-ignore
export const letters: Case[] = [
  ['Latin-1 that says so',               bytes('Content-Type: text/plain; charset=iso-8859-1', 'Déjà réglée', 'latin1'), { own: 'Déjà réglée' }],
  ['Latin-1 that says nothing',          bytes('Content-Type: text/plain', 'Déjà réglée', 'latin1'), { own: 'Déjà réglée' }],
  ['Latin-1 without a header for it',    bytes('Subject: x', 'Déjà réglée', 'latin1'), { own: 'Déjà réglée' }],
  ['Latin-1 that says UTF-8',            bytes('Content-Type: text/plain; charset=utf-8', 'Déjà réglée', 'latin1'), { own: 'Déjà réglée' }],
  ['UTF-8 that says Latin-1',            bytes('Content-Type: text/plain; charset=iso-8859-1', 'Déjà réglée', 'utf8'), { own: 'Déjà réglée' }],
  ['UTF-8 that says Windows-1252',       bytes('Content-Type: text/plain; charset=windows-1252', 'Déjà réglée', 'utf8'), { own: 'Déjà réglée' }],
  ['UTF-8 that says ASCII',              bytes('Content-Type: text/plain; charset=us-ascii', 'Déjà réglée', 'utf8'), { own: 'Déjà réglée' }],
  ['UTF-8 that says Latin-9',            bytes('Content-Type: text/plain; charset=iso-8859-15', 'Déjà réglée', 'utf8'), { own: 'Déjà réglée' }],
  ['a charset that does not exist',      bytes('Content-Type: text/plain; charset="x-nowhere"', 'Déjà réglée', 'latin1'), { own: 'Déjà réglée' }],
  ['a Latin-1 subject, a UTF-8 body',    bytes('Subject: Réglée\r\nContent-Type: text/plain; charset=utf-8', 'Déjà réglée', 'utf8'), { own: 'Déjà réglée' }],
  ['UTF-16 with its mark',               bytes('Content-Type: text/plain; charset=utf-16', '\uFEFFDéjà réglée', 'utf16le'), { own: 'Déjà réglée' }],
  ['ISO-2022-JP without a charset',      bytes('Content-Type: text/plain', '\u001B$B$3$s$K$A$O\u001B(B', 'latin1'), { own: 'こんにちは' }],
  ['Windows’ apostrophe',                bytes('Content-Type: text/plain', 'L\u0092adhésion', 'latin1'), { own: 'L’adhésion' }],
  ['HTML that names its charset',        bytes('Content-Type: text/html', '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15"><p>5 \u00A4 réglés', 'latin1'), { own: '5 € réglés' }],
  ['a subject in two encodings',         mail('x', { Subject: '=?utf-8?B?w6ljaMOpYW5jZQ==?= =?iso-8859-1?Q?d=E9pass=E9e?=' }), { subject: 'échéancedépassée' }],
  ['a Latin-1 word that holds UTF-8',    mail('x', { Subject: '=?iso-8859-1?Q?r=C3=A9gl=C3=A9e?=' }), { subject: 'réglée' }],
  ['zeros in the text',                  mail('Où est\u0000 ma facture ?'), { own: 'Où est ma facture' }],
];

const authenticated = (results: string) => ({ 'Authentication-Results': `mx.example.net; ${results}` });
const turned = {
  joins: null,
  near: { reference: 'PAL-7F3K-92QX', why: 'untrusted-sender' },
  outcome: 'question',
  next: 'support',
} satisfies Expected;
const joined = (by: string) =>
  ({ joins: { reference: 'PAL-7F3K-92QX', by }, outcome: 'joins', near: null }) satisfies Expected;
const subject = (text: string) => ({ Subject: text, 'In-Reply-To': '' });

const named = { joins: null, near: { reference: 'PAL-7F3K-92QX', why: 'named' } } satisfies Expected;

// oxfmt-ignore
export const senders: Case[] = [
  ['dmarc=fail',                         reply('Oui, d’accord', authenticated('spf=pass smtp.mailfrom=evil.example; dmarc=fail header.from=example.org')), { ...turned, sender: 'failed' }],
  ['dmarc=fail with a comment',          reply('Oui', authenticated('dmarc=fail (p=REJECT sp=NONE) header.from=example.org')), { ...turned, sender: 'failed' }],
  ['spf=fail and nothing else',          reply('Oui', authenticated('spf=fail smtp.mailfrom=ana@example.org; dkim=none')), { ...turned, sender: 'failed' }],
  ['dkim=fail and nothing else',         reply('Oui', authenticated('dkim=fail header.d=example.org')), { ...turned, sender: 'failed' }],
  ['another envelope',                   reply('Oui', { 'Return-Path': '<x@evil.example>' }), { ...turned, sender: 'unaligned' }],
  ['two authors',                        reply('Oui', { From: 'Ana <ana@example.org>, Eve <eve@evil.example>' }), { ...turned, sender: 'unaligned' }],
  ['a pass that anybody may write',      reply('Oui', authenticated('dmarc=pass header.from=example.org')), { sender: 'unverified', ...joined('our-id') }],
  ['the envelope of a subdomain',        reply('Oui', { 'Return-Path': '<b@bounces.example.org>' }), { sender: 'unverified', ...joined('our-id') }],
  ['by our id',                          reply('Celle de mai'), joined('our-id')],
  ['by any id of the thread',            mail('Celle de mai', { 'In-Reply-To': '<x@y>', References: `<a@b> ${OURS} <x@y>` }), joined('our-id')],
  ['by a mangled In-Reply-To',           mail('Celle de mai', { 'In-Reply-To': `Message du 20/11 ${OURS}` }), joined('our-id')],
  ['by the reference in the subject',    mail('Celle de mai', subject('Re: Votre demande à Paladin [PAL-7F3K-92QX]')), named],
  ['in lower case',                      mail('Celle de mai', subject('re: votre demande [pal-7f3k-92qx]')), named],
  ['without brackets',                   mail('Celle de mai', subject('Demande PAL-7F3K-92QX')), named],
  ['a subject without a reference',      mail('Celle de mai', subject('Re: Votre demande à Paladin')), { joins: null, near: null }],
  ['the reference in the text',          mail('Au sujet de ma demande PAL-7F3K-92QX, merci.', subject('Facture')), { joins: null, near: { reference: 'PAL-7F3K-92QX', why: 'named' } }],
  ['the reference in the address',       mail('Où est ma facture ?', { To: 'bonjour+PAL-7F3K-92QX@paladin.fr' }), { joins: null, near: { reference: 'PAL-7F3K-92QX', why: 'named' } }],
  ['a longer word that holds one',       mail('Dossier XPAL-7F3K-92QXY'), { joins: null, near: null }],
  ['an id of another domain',            mail('x', { 'In-Reply-To': '<PAL-7F3K-92QX.7@paladin.fr.evil.example>' }), { joins: null }],
  ['a copy to a colleague',              mail('Où est ma facture ?', { Cc: 'Paul <paul@example.org>' }), { copies: ['paul@example.org'] }],
  ['a list’s Reply-To',                  mail('Où est ma facture ?', { To: 'rh@lists.example.org', 'Reply-To': 'rh@lists.example.org', 'List-Id': 'x <rh.lists.example.org>' }), { answerTo: { email: 'ana@example.org', name: 'Ana Martin' } }],
  ['a group as author',                  mail('Où est ma facture ?', { From: 'RH: Ana <ana@example.org>;' }), { from: { email: 'ana@example.org', name: 'Ana' } }],
  ['no author',                          mail('Où est ma facture ?', { From: '', 'Return-Path': '<lea@example.org>' }), { from: { email: 'lea@example.org' } }],
];
