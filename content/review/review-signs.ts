// What people say of the service whatever they write about: that something is broken, that they have read the help, that
// they were told one thing and its contrary. Patterns on folded text, each with the sentences that it is for in its test.
import type { Sign } from '../../domain/review/review-types.ts';
import { foldText } from '../search/tokenize.ts';

const SIGNS: readonly (readonly [Sign, RegExp])[] = [
  [
    'breakage',
    new RegExp(
      [
        String.raw`\b(?:bugs?|bugu?es?|bugg?(?:e|ent|er)?|begaie\w*|plante(?:s|nt|e)?|freeze|lags?|rame(?:nt)?|crash\w*|erreurs?|defauts?|panne|dysfonction\w*|anomalie\w*|beug\w*|hs|hors service|inaccessible\w*|illisible\w*|corrompus?|endommage\w*|casse\w*)\b`,
        String.raw`\b(?:fige\w*|grise(?:e|s|es)?|reste(?:nt)? (?:bloque|gris|fige|coince)\w*|bloque(?:e|s|es)?|coince(?:e|s|es)?|mort|clignote\w*|sablier|tourne(?:nt)? (?:en rond|sans fin|dans le vide|en boucle)|en boucle|a l'infini|(?:charge|mouline)(?:nt)? (?:sans|toujours|indefiniment))\b`,
        String.raw`\b(?:vides?|vierges?|blan(?:c|che|cs|ches)|noire? (?:au|a l')|efface\w*|disparai\w*|disparu\w*|perdu(?:e|s|es)? (?:ma|mes|tout|la|le)|0 ko|tronque\w*|decale\w*)\b`,
        String.raw`\b(?:(?:en|est|sont) (?:double|triple)s?|(?:double|triple|quadruple)s? (?:exemplaire|envoi)s?|doublons?|duplique\w*|identiques|(?:deux|trois|quatre|plusieurs|2|3|4) (?:fois|exemplaires) (?:le|la|les|vos|votre|ce|cette|chaque|par)|(?:chaque|meme|memes) \w+(?: de \w+)? (?:deux|trois|quatre|2|3|4) fois|x ?[2-9])\b`,
        String.raw`\b(?:ne|n'|n) ?(?:fait|font|affiche|montre|contient|propose|part|se passe|s'affiche|s'ouvre|apparait)\w* (?:rien|aucun\w*)\b|\brien (?:ne |n')?(?:se passe|part|s'ouvre|s'affiche|dans le|ds le)\b|\bvois rien\b`,
        String.raw`\b(?:fonctionne|marche|s'ouvre|souvre|s'affiche|safiche|repond|enregistre|reserve|charge|telecharge|synchronise|envoie)(?:nt)? (?:plus|pas|po|pa)\b`,
        String.raw`\bimpossible (?:de |d')(?:cliquer|confirmer|valider|ouvrir|charger|telecharger|enregistrer|envoyer|afficher|acceder|reserver)`,
        String.raw`\b(?:(?:me|nous|m'|vous) ?(?:deconnecte|ejecte|eject|vire|sort)\w*|se (?:ferme|deconnecte|decoche|remet|recharge|coupe)\w* (?:tout(?:e)? seul\w*|sans|a chaque|au bout|toutes)|une fois sur (?:deux|trois)|caracteres (?:bizarres|etranges|illisibles|chinois)|(?:ne|n'|n) ?(?:garde|sauvegarde|conserve|met|mettent|correspond|filtre|tri)\w* (?:pas|plus|rien|aucun\w*|jamais)|(?:n'est|est|sont) pas (?:le|la|les) bon(?:ne)?s?|(?:faux|fausses?) (?:date|heure|montant|total|nom|adresse|numero|prenom|somme|solde)s?|(?:date|heure|montant|total|nom|adresse|numero|solde)s? (?:est |sont )?(?:faux|fausses?|errone\w*)|saisie perdue|tout a ressaisir)\b`,
        // A machine that turns away what it should take.
        String.raw`\b(?:(?:ne|n'|n) ?(?:l'|le |la |les |me |m'|nous )?(?:lit|lis\w*|scan\w*|reconnai\w*|prend|prenait|prennent|accept\w*|detect\w*|valide|trouve)\w* (?:pas|plus|rien|aucun\w*|jamais|mon|ma|mes|le|la|les|leur|notre)|(?:est|sont|etait|ete|code|codes|toujours|encore) (?:refuse|rejete|inconnu)\w*|(?:borne|machine|systeme|logiciel|appli\w*|site|page|scanner|lecteur|automate|formulaire|plateforme|outil)s? (?:de \w+ |d'\w+ )?(?:refuse|rejette|ignore|bip)\w*|(?:code|lien|qr|fichier|document|numero)s? (?:\w+ )?(?:invalide|pas valide|perime|expire|refuse|rejete|inconnu)\w*|bips? rouge|message rouge)\b`,
        // What a machine sends when it no longer serves, or what went well until a day.
        String.raw`\b(?:codes?|sms|textos?|(?:e-?)?mails?|notifications?|rappels?|alertes?|convocations?|pdf)\b[^.!?]{0,60}\b(?:trop tard|(?:en|de|du) retard|(?:minutes?|min|heures?|h|jours?) (?:apres|plus tard|trop tot)|apres (?:coup|l'heure|la visite|l'expiration|la page)|(?:deja|toujours|encore) (?:expire|perime)\w*|(?:expire|perime)\w* (?:a l'arrivee|des|avant))\b`,
        String.raw`\b(?:avant|hier|jusqu'(?:ici|a \w+)|la semaine derniere),? (?:ca|cela|tout) (?:marchait|fonctionnait|allait)\b|\bdepuis (?:votre|la) (?:derniere |nouvelle )?(?:mise a jour|maj|version)\b`,
        // What it was told long ago, and does not know.
        String.raw`\b(?<!\b(?:informations?|infos?|reponses?|consignes?|renseignements?) )(?:envoy|parti|part|partent|repart|expedi|atterri|arriv|all|utilis|affich|imprim|mentionn|retourn|ecri|recu|adress)\w*\b[^.!?]{0,45}\b(?:ancien(?:ne)?s?|vieux|vieille?s?|mauvais\w*|errone\w*|perime\w*|d'avant|historiques?|fausses?|faux|d'il y a)\b(?! (?:employeur|service|medecin|spsti|salarie|contrat)\w*)`,
        String.raw`\b(?:pourtant|alors que|bien que|malgre|j'ai|ai|on a|avons|deja) (?:\w+ ){0,4}(?:a jour|corrige|rectifie|change|modifie|actualise)\w*\b|\b(?:a jour|corrigee?s?|changee?s?|modifiee?s?) (?:\w+ ){0,3}(?:pourtant|depuis (?:longtemps|des mois|\w+ (?:mois|ans?))|il y a (?:un|deux|trois|\d+) (?:ans?|mois))\b|\bignor\w+ (?:nos|mes|la|les) (?:mises? a jour|modifications?|changements?|corrections?)\b`,
        String.raw`\b(?:revient|reviens|retour|renvoye|ramene) (?:au (?:debut|calendrier|depart)|a (?:l'accueil|zero))\b`,
      ].join('|'),
    ),
  ],
  [
    'has-read',
    /\b(?:l'aide|laide|(?:votre|vos|la|cette|page d'|centre d')\s?aide|page d ?aide|pag daide|faq|tuto\w*|(?:l'|l|cet |votre |vos |meme |un )articles?|larticle|marche a suivre|consignes?|(?:votre|vos|la|cette) (?:page|notice|explication|modele|reponse automatique|procedure|guide)s?|comme (?:indique|explique|decrit|dit|ecrit)|(?:votre|l'|l) ?assistant\w*|(?:page|rubrique|menu|bouton|onglet|lien)s? (?:indique|decrit|que vous|que vs|dont)\w*|(?:m'avez|mavez|m'aviez|maviez|vous m'avez) (?:dit|di|de|promis|repondu|conseille)|(?:il est|c'est|est|il y est|tel que|comme) (?:bien )?(?:ecrit|indique|marque|precise|mentionne)|d'apres (?:vous|le site|votre site|l'article)|(?:votre|vos|le|la|cette|ce) (?:texte|paragraphe|capture|tutoriel|video|mode d'emploi)s?|captures? d'ecran|pas clair\w*|etapes? \d|deja lu\w*|j'ai (?:tout )?suivi|j'ai lu|g lu|jai lu|jai suivi|pas a pas)\b/,
  ],
  [
    'contradicted',
    new RegExp(
      [
        String.raw`\b(?:contradictoire\w*|le contraire|l'inverse|deux (?:reponses|versions|conseillers|avis)|un autre (?:me |m'|que |dit|de )|(?:l'un|un) de vos (?:conseillers?|agents?|collegues?)|votre (?:collegue|agent|conseill\w+)|faut savoir|trancher|(?:position|reponse) (?:ferme|claire)|(?:troisieme|deuxieme|3eme|3e|2eme|nieme) (?:fois|relance|demande)|toujours (?:aucune|pas de) reponse|j'?attend\w*|patiente|(?:on|vous|il) (?:ma|m'a|m'avez|mavez|maviez|m'avait) (?:dit|di|repondu|parle|affirme|d'abord)|me renvoie d'un|qui a raison|qui croire)\b`,
        // Several who answer, and no two alike; one who does not know, or closes without an answer.
        String.raw`\b(?:contredi\w+|oppose(?:e|s|es)?|divergen\w+|oui,? puis non|non,? puis oui|(?:deux|trois|quatre|cinq|plusieurs|\d) (?:agents?|conseill\w+|personnes|interlocuteurs?),? (?:et )?(?:deux|trois|quatre|cinq|autant de|plusieurs|\d) (?:reponses|versions|avis)|(?:a )?chaque (?:conseill\w+|agent\w*|interlocut\w+|appel|fois)(?: \w+){0,2} (?:sa|une autre|une nouvelle|une) (?:reponse|version|explication)|(?:premiere|deuxieme|seconde|troisieme|quatrieme|nouvelle|autre) version|(?:ne savai\w+|ne sait|ne sav\w+|ignor\w+|sait|su) (?:pas|personne|me repondre)|personne ne sait|(?:repart\w*|recommenc\w*|de) (?:de |a )?zero|(?:clos|ferme|cloture)\w* (?:ma|mon|notre|la|le)? ?(?:demande|dossier|question|ticket)?[^.!?]{0,25}sans (?:repondre|reponse|suite)|se parlent|reponse unique|(?:je|on|nous) (?:re)?ouvr\w+)\b`,
        // What they say is no more so, or never was.
        String.raw`\b(?:(?:pas|jamais) (?:pareil|(?:tout a fait )?(?:la )?meme (?:chose|reponse|consigne|regle))|(?:reponse|information|info|consigne|renseignement)s? (?:est |etait |sont )?(?:fausses?|faux|errone\w*|inexact\w*|perime\w*)|(?:sont|est|etes)[ -](?:elles?|ils?|vous) au courant|(?:repond|disent|explique|soutien|affirme|redi)\w* (?:\w+ ){0,6}(?:abroge|n'est plus|plus vrai|autre chose))\b`,
      ].join('|'),
    ),
  ],
];

export function signsIn(text: string): Set<Sign> {
  const folded = foldText(text);
  return new Set(SIGNS.flatMap(([sign, pattern]) => (pattern.test(folded) ? [sign] : [])));
}
