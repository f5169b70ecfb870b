import { mail, MAILBOX, reply, type Case } from './compose.ts';

const OURS = [
  'Bonjour,',
  'Nous avons bien reçu votre demande. En cas de malaise, appelez le 15.',
  'Votre référence : PAL-7F3K-92QX',
  'Paladin, service client',
];
const asIs = OURS.join('\n');
const marked = OURS.map((line) => `> ${line}`).join('\n');

/** How programs quote us, above what they quote. */
// oxfmt-ignore
const programs: [string, string][] = [
  ['Gmail',                  `Le ven. 20 nov. 2026 à 17:31, Paladin <${MAILBOX}> a écrit :\n\n${marked}`],
  ['Gmail, wrapped',         `Le ven. 20 nov. 2026 à 17:31, Paladin, service client <${MAILBOX}> a\nécrit :\n\n${marked}`],
  ['Apple Mail',             `Le 20 nov. 2026 à 17:31, Paladin <${MAILBOX}> a écrit :\n\n${marked}`],
  ['Thunderbird',            `Le 20/11/2026 à 17:31, Paladin a écrit :\n${marked}`],
  ['Yahoo',                  `Le vendredi 20 novembre 2026 à 17:31:00 UTC+1, Paladin <${MAILBOX}> a écrit :\n\n${asIs}`],
  ['Outlook',                `De : Paladin <${MAILBOX}>\nEnvoyé : vendredi 20 novembre 2026 17:31\nÀ : Ana <ana@example.org>\nObjet : Votre demande\n\n${asIs}`],
  ['Outlook, bold',          `*De :* Paladin <${MAILBOX}>\n*Envoyé :* vendredi 20 novembre 2026 17:31\n*À :* Ana\n*Objet :* Votre demande\n\n${asIs}`],
  ['Outlook, ruled',         `________________________________\nDe : Paladin <${MAILBOX}>\nEnvoyé : vendredi 20 novembre 2026 17:31\nÀ : Ana\nObjet : x\n\n${asIs}`],
  ['Outlook of old',         `-----Message d'origine-----\nDe : Paladin [mailto:${MAILBOX}]\nEnvoyé : vendredi 20 novembre 2026 17:31\n\n${asIs}`],
  ['Outlook in English',     `From: Paladin <${MAILBOX}>\nSent: Friday, November 20, 2026 5:31 PM\nTo: Ana\nSubject: x\n\n${asIs}`],
  ['Gmail in English',       `On Fri, Nov 20, 2026 at 5:31 PM Paladin <${MAILBOX}> wrote:\n\n${marked}`],
  ['Thunderbird in German',  `Am 20.11.2026 um 17:31 schrieb Paladin:\n${marked}`],
  ['Gmail in German',        `Paladin <${MAILBOX}> schrieb am Fr., 20. Nov. 2026, 17:31:\n\n${marked}`],
  ['Outlook in German',      `Von: Paladin <${MAILBOX}>\nGesendet: Freitag, 20. November 2026 17:31\nAn: Ana\nBetreff: x\n\n${asIs}`],
  ['GMX',                    `Gesendet: Freitag, 20. November 2026 um 17:31 Uhr\nVon: "Paladin" <${MAILBOX}>\nAn: ana@example.org\nBetreff: x\n${asIs}`],
  ['Gmail in Dutch',         `Op vr 20 nov. 2026 om 17:31 schreef Paladin <${MAILBOX}>:\n\n${marked}`],
  ['Outlook in Dutch',       `Van: Paladin <${MAILBOX}>\nVerzonden: vrijdag 20 november 2026 17:31\nAan: Ana\nOnderwerp: x\n\n${asIs}`],
  ['Gmail in Spanish',       `El vie, 20 nov 2026 a las 17:31, Paladin (<${MAILBOX}>) escribió:\n\n${marked}`],
  ['Outlook in Spanish',     `De: Paladin <${MAILBOX}>\nEnviado: viernes, 20 de noviembre de 2026 17:31\nPara: Ana\nAsunto: x\n\n${asIs}`],
  ['Gmail in Italian',       `Il giorno ven 20 nov 2026 alle ore 17:31 Paladin <${MAILBOX}> ha scritto:\n\n${marked}`],
  ['Outlook in Italian',     `Da: Paladin <${MAILBOX}>\nInviato: venerdì 20 novembre 2026 17:31\nA: Ana\nOggetto: x\n\n${asIs}`],
  ['Gmail in Portuguese',    `Em sex., 20 de nov. de 2026 às 17:31, Paladin <${MAILBOX}> escreveu:\n\n${marked}`],
  ['Orange',                 `> Message du 20/11/26 17:31\n> De : "Paladin" <${MAILBOX}>\n> A : ana@example.org\n> Copie à : \n> Objet : Votre demande\n> \n${marked}`],
  ['new Orange',             `envoyé : 20 novembre 2026 à 17:31\nde : Paladin <${MAILBOX}>\nà : ana@example.org\nobjet : Votre demande\n\n${asIs}`],
  ['La Poste',               `> Message du 20/11/26 17:31\n> De : ${MAILBOX}\n> A : ana@example.org\n> Objet : x\n${marked}`],
  ['SFR',                    `========================================\n\nMessage du : 20/11/2026 17:31\nDe : "Paladin" <${MAILBOX}>\nA : ana@example.org\nSujet : Votre demande\n\n${asIs}`],
  ['Free, Zimbra',           `----- Mail original -----\nDe: "Paladin" <${MAILBOX}>\nÀ: "Ana" <ana@example.org>\nEnvoyé: Vendredi 20 Novembre 2026 17:31:00\nObjet: x\n\n${asIs}`],
  ['Samsung',                `-------- Message d'origine --------\nDe : Paladin <${MAILBOX}>\nDate : 20/11/2026 17:31 (GMT+01:00)\nÀ : ana@example.org\nObjet : x\n\n${asIs}`],
  ['Proton',                 `------- Original Message -------\nLe vendredi 20 novembre 2026 à 17:31, Paladin <${MAILBOX}> a écrit :\n\n${marked}`],
  ['marks alone',            marked],
];

const above = programs.map(([name, quote]): Case => [
  `a reply above a quote by ${name}`,
  reply(`Oui, celle de mai.\n\n${quote}`),
  {
    own: 'celle de mai',
    notOwn: ['malaise', 'bien reçu'],
    folded: 'malaise',
    author: 'person',
    emergency: false,
  },
]);
const marks = programs.filter(([, quote]) => quote.includes('> Bonjour,'));
const below = marks.map(([name, quote]): Case => [
  `a reply beneath a quote by ${name}`,
  reply(`${quote}\n\nNon, il ne respire plus`),
  { own: 'ne respire plus', notOwn: 'bien reçu', route: 'emergency' },
]);

const third = `De : Dr Paul Durand <paul@cabinet.example>\nEnvoyé : jeudi 19 novembre 2026 09:12\nÀ : Ana\nObjet : visite\n\nLa date du 3 mai ne convient pas.`;

// oxfmt-ignore
const others: Case[] = [
  ['a sentence that tells what somebody wrote', reply('Le médecin a écrit :\nla visite est prévue en mai.\nEst-ce exact ?'), { own: ['a écrit', 'prévue en mai', 'Est-ce exact'] }],
  ['a sentence with a date that tells so',      reply('Le 12 mars, mon responsable a écrit :\nla visite est annulée.\nQue faire ?'), { own: ['annulée', 'Que faire'] }],
  ['a sentence that begins as a header does',   reply('De : mon côté, rien de neuf.\nLe rendez-vous tient.'), { own: ['De : mon côté', 'tient'] }],
  ['a list that looks like a header',           mail('À : noter\nObjet : facture de mai\nMerci de la renvoyer.'), { own: ['noter', 'facture de mai', 'renvoyer'] }],
  ['a line of dashes in the text',              reply('Voici :\n----------\nfacture de mai\n----------\nmerci'), { own: ['facture de mai', 'merci'] }],
  ['a line of underscores in the text',         reply('Voici :\n____________________\nfacture de mai'), { own: 'facture de mai' }],
  ['a third party quoted in a reply',           reply(`Voyez sa réponse.\n\n${third}`), { own: ['Voyez sa réponse', 'ne convient pas'] }],
  ['a third party in a new mail',               mail(`Que dois-je répondre ?\n\n${third}`), { own: ['Que dois-je', 'ne convient pas'] }],
  ['a forward',                                 mail(`Pour votre information.\n\n---------- Forwarded message ---------\n${third}`, { Subject: 'Fwd: visite' }), { own: ['information', 'ne convient pas'] }],
  ['a forward of Apple Mail',                   mail(`Pour info\n\nDébut du message transféré :\n\nDe: Paul <paul@cabinet.example>\nObjet: visite\nDate: 19 novembre 2026 à 09:12:00 UTC+1\nÀ: Ana\n\nLa date ne convient pas.`), { own: ['Pour info', 'ne convient pas'] }],
  ['a forward in a reply',                      reply(`Voici le message reçu.\n\n-------- Message transféré --------\n${third}`), { own: ['message reçu', 'ne convient pas'] }],
  ['an introduction with the verb first',       reply('Danke, es geht nicht.\n\nAm 23.11.2026 um 10:00 schrieb Paladin:\n> Guten Tag'), { own: 'Danke', notOwn: ['schrieb', 'Guten Tag'] }],
  ['an introduction in Swedish',                reply(`Tack.\n\nDen mån 23 nov. 2026 kl 10:00 skrev Paladin <${MAILBOX}>:\n> Hej`), { own: 'Tack', notOwn: ['skrev', 'Hej'] }],
  ['a forward in German',                       mail(`Siehe unten\n\n-------- Weitergeleitete Nachricht --------\n${third}`, { Subject: 'WG: visite' }), { own: 'ne convient pas' }],
  ['one\'s own earlier mail in a reply',        reply('Je précise : mai.\n\nLe 19/11/2026 à 09:00, Ana Martin <ana@example.org> a écrit :\n> Où est ma facture ?'), { own: 'Je précise', notOwn: 'Où est ma facture', folded: 'Où est ma facture' }],
  ['a third party beneath us',                  reply(`Merci\n\n${programs[5]?.[1]}\n\n${third}`), { own: 'Merci', notOwn: 'bien reçu' }],
  ['answers between the lines',                 reply('> Quelle facture ?\nCelle de mai.\n> Quel montant ?\n120 euros.'), { own: ['Celle de mai', '120 euros'], notOwn: 'Quel montant' }],
  ['quotes of quotes',                          reply(`Oui\n\nLe 20/11/2026 à 17:31, Paladin <${MAILBOX}> a écrit :\n> Bonjour\n>> Où est ma facture ?\n>>> rien`), { own: 'Oui', notOwn: 'facture', folded: 'facture' }],
  ['a chain of sixty thousand letters',         reply(`Où en est ma demande ?\n\nLe 20/11/2026 à 17:31, Paladin <${MAILBOX}> a écrit :\n${'> encore une ligne de la conversation\n'.repeat(1700)}`), { own: 'Où en est', notOwn: 'encore une ligne', outcome: 'joins' }],
  ['a text longer than is taken',               mail('une ligne de plus sur ma facture\n'.repeat(2500)), { own: 'une ligne de plus', files: ['suite-du-message.txt'] }],
];

export const quotes: Case[] = [...above, ...below, ...others];
