// A case is not a how-to: something happened to this person, and only a person can look into it.
import type { Bag } from './bm25.ts';
import { foldText } from './tokenize.ts';

/** What tells a case whatever it is about: who did what, since when, how often, with which number and which feelings. */
const SIGNS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['you-did', /\bvous (?:m'|nous |me |l'|les |en )?(?:avez|aviez|deviez|annulez|devez nous|etes trompe)/],
  [
    'was-done',
    /\b(?:a|ont|avons|ai) (?:ete |disparu|supprime|efface|ecrase|cree|inverse|melange|refuse|raccroche|annule|bloque|prelev|factur|perdu)/,
  ],
  ['done-to-us', /\b(?:m'a|nous a|m'ont|nous ont|on m'a|on nous a)\b/],
  [
    'since',
    /\bdepuis (?:\d+|deux|trois|quatre|cinq|six|une|un|hier|lundi|mardi|mercredi|jeudi|vendredi|ce matin|le|des|plus|plusieurs|votre|la mise)/,
  ],
  [
    'waited',
    /\b(?:ca|cela) fait (?:\d+|deux|trois|plus|une|un|des)|\bj'attends|nous attendons|en attente|toujours (?:pas|rien|aucun)|sans (?:reponse|nouvelle)|personne ne (?:repond|m'|nous)|aucune (?:reponse|nouvelle|info)|relance/,
  ],
  [
    'tried',
    /tout (?:essaye|tente)|rien ne (?:marche|fonctionne|change)|refuse tou(?:t|jours)|malgre (?:tout|vos|mes|deux|plusieurs)/,
  ],
  [
    'refused',
    /(?:a ete|ont ete|est|etait) (?:refuse|rejete|annule)|pourquoi (?:ma|mon|notre|nos|avez|a-t|on a|vous)/,
  ],
  ['again', /\b(?:\d+|deux|trois|quatre|plusieurs|enieme)(?:e|eme)? (?:fois|mails?|messages?|relances?)\b/],
  [
    'when',
    /\b(?:hier|ce matin|cette nuit|la semaine derniere|lundi dernier|mardi dernier|vendredi dernier)\b|\b(?:le|du) \d{1,2} (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)/,
  ],
  [
    'reference',
    /\bpal-[a-z0-9]|\b(?:facture|ticket|dossier|contrat|commande)s? (?:n°|no |numero |f-)?\d{2,}|\b20\d\d-\d+/,
  ],
  ['while', /\balors qu|\bpourtant\b|\bje n'y suis (?:pas|jamais)|\bj'y etais|etait la\b|etait present/],
  [
    'anger',
    /inadmissible|scandal|honte|ras le bol|marre|inacceptable|nul(?:le)?\b|desagreable|au secours|exige|porte plainte|avocat|huissier|furieu|lamentable/,
  ],
  [
    'someone-else',
    /\b(?:quelqu'un d'autre|(?:d'un|d'une) autre\b|(?:de mon|de ma) (?:frere|soeur|mari|femme|voisin|voisine)\b|que nous ne connaissons pas|que je ne connais pas|autre (?:personne|salarie|societe|entreprise|client)|inconnu|homonyme|meme nom|pas la mienne|pas le mien|a ma place|d'un collegue|de mon collegue|de ma collegue)\b/,
  ],
  [
    'undo',
    /\b(?:tout annuler|revenir en arriere|restaur|rembours(?:er|ez|es)|annulez|corrigez|debloque[rz]?|retabl|rectifie[rz]|supprimez|effacez|retirez|enlevez|representez|refaites|remettez|fusionnez)/,
  ],
  [
    'demands',
    /\b(?:pouvez-vous (?:regarder|repasser|faire avancer)|avant (?:ce soir|demain|lundi|mardi|mercredi|jeudi|vendredi)|geste commercial|remise|compensation|dedommag|offre avant|avoir pour|faites-nous|pouvez-vous (?:verifier|me dire ou|nous dire ou))/,
  ],
  [
    'asks-how',
    /\b(?:comment|est-ce que|combien|quel(?:le)?s?|puis-je|peut-on|faut-il|dois-je|doit-on|ou (?:puis|est|sont|trouver)|c'est quoi|a quoi|quand|how|what|where)\b/,
  ],
  ['asks', /\?/],
];

/** Features of a case beside the words themselves. */
export function signsOfCase(text: string): Bag {
  const folded = foldText(text);
  return new Map(SIGNS.filter(([, pattern]) => pattern.test(folded)).map(([name]) => [`!${name}`, 3]));
}

/** Verbs by which one asks to be told something: no order to act. */
const TELL =
  'trouver|agreer|recevoir|croire|dites|dire|expliqu|indiqu|precis|renseign|confirm|aide|donner|repond|rappel|conseill|eclair|savoir|connaitre';
/** Forms in -ez that give no order, or ask. */
const NO_ORDER =
  'excusez|voyez|savez|pouvez|pourriez|avez|aviez|etes|allez|faites|devez|voulez|recevez|prenez|comptez|parlez|donnez|appelez|connaissez|demandez|proposez|chez|assez|ouvrez|fermez|acceptez|gerez|vendez|utilisez|gardez|passez';
const ORDERS = [
  new RegExp(
    `(?:^|[.,;:!?\\n] *|\\b(?:et|alors|donc|svp|merci) )(?!(?:${NO_ORDER}|${TELL})[a-z]*\\b)[a-z]{2,}ez\\b(?!-vous)`,
  ),
  new RegExp(
    `\\b(?:pouvez|pourriez|voulez)[- ]vous (?:me |nous |vous en |le |la |les |l'|m')?(?!${TELL})[a-z]+(?:er|ir|re)\\b`,
  ),
  new RegExp(
    `\\b(?:merci (?:de |d')(?:bien vouloir )?|veuillez |priere (?:de |d')|je vous demande (?:de |d')|je (?:exige|demande|souhaite|souhaiterais|voudrais|veux|aimerais) que vous )(?:(?:me|nous|le|la|les) |l'|m')?(?!${TELL})[a-z]+(?:er|ir|re|iez)\\b`,
  ),
];

/** To somebody in particular: « donnez-lui un accès », « prenez-moi un rendez-vous », « j'aimerais qu'on l'enlève ». */
const FOR_SOMEBODY =
  /\b(?:donnez|mettez|faites|prenez|trouvez|remettez|passez)-(?:lui|leur|le|la|les)\b|\b(?:prenez|trouvez|reservez|gardez|mettez|remettez|inscrivez)-(?:moi|nous)\b|\b(?:voudrais|voudrait|aimerais|aimerait|souhaite|souhaitons|faudrait) (?:qu'on|que quelqu'un|que l'on|que vous) (?!me dise|m'explique|nous dise|m'aide)/;

/** Who gives a number of theirs, or an address, wants their own file looked into. */
const IDENTIFIER =
  /(?:\d[ .]?){9,}|\S@\S+\.\w|\b(?:n°|numero|ref(?:erence)?\.?|dossier|contrat|facture|ticket|commande) *(?:n°|:)? *[a-z]{0,4}-?\d{3,}/;

/** It tells us to do something: « résiliez », « pouvez-vous annuler », « merci de supprimer »; or names the file to look into. */
export function givesAnOrder(text: string): boolean {
  const folded = foldText(text);
  return [...ORDERS, FOR_SOMEBODY, IDENTIFIER].some((sign) => sign.test(folded));
}

const HERE =
  "devant|dans (?:la|votre|cette|le|une) (?:salle|hall|batiment|immeuble|parking|visio|teleconsultation|entree)|en (?:salle|visio|teleconsultation)|sur (?:place|le parking)|a (?:l'accueil|l'adresse|la reception|la porte)|au (?:centre|cabinet|rendez-vous|rdv|bon endroit)|arrive|la\\b|connecte|en bas";
const WAITED =
  '(?:\\d+|une|dix|quinze|vingt|trente|quarante|cinq) ?(?:min|mn|minutes?|h\\b|heures?|quarts? d.heure|demi)';
const APPOINTMENT =
  /\b(?:visio|teleconsult|salle|rendez-vous|rdv|visite|medecin|docteur|infirmi|centre|cabinet|convocation|convoque|consultation)/;
const UNMET =
  /\bferme|\bpersonne\b|n'(?:est|y a|arrive|a) pas|\bseule?\b|\baucun|\btoujours (?:pas|rien)|attend|\brien\b|ne (?:vient|repond|trouve)|\bpas (?:la|mon|de|ouvert)|introuvable|inconnu|refuse|\bvide\b|arrive pas|\bpanne\b|ne s'ouvre|\bporte close|\babsente?s?\b|reste noire?|\b(?:lien|salle|bouton) ne (?:marche|fonctionne)/;
/** Where somebody stands, since how long, in how many minutes. */
const NOW = [
  new RegExp(
    `\\b(?:suis|sommes|est|jsuis|chui|chuis) (?:deja |toujours |encore |actuellement |bien |pourtant |tout seul |toute seule |seule? )*(?:${HERE})`,
  ),
  new RegExp(
    `\\b(?:depuis|ca fait|cela fait|voila|il y a|j'attends|attend) (?:deja |bien |plus d.|presque |au moins )*${WAITED}`,
  ),
  new RegExp(`\\bil est \\d{1,2} ?(?:h|:)`),
  /\b(?:en ce moment(?: meme)?|a l'instant|tout de suite la|la maintenant|c'est maintenant)\b/,
];
/** Soon, and something bars the way: nobody reads an article in ten minutes. */
const SOON = new RegExp(`\\b(?:dans|d'ici|reste|reste plus que) (?:moins de |a peine )?${WAITED}`);

/** An appointment goes wrong as it is told: the door is closed, nobody comes into the video call. Only a person can still act. */
export function goesWrongNow(text: string): boolean {
  const folded = foldText(text);
  if (!APPOINTMENT.test(folded) || !UNMET.test(folded)) return false;
  return NOW.some((sign) => sign.test(folded)) || SOON.test(folded);
}
