// What people say of the service whatever they write about: that something is broken, that they have read the help, that
// they were told one thing and its contrary. Patterns on folded text, each with the sentences that it is for in its test.
import type { Sign } from '../../domain/review/types.ts';
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
        String.raw`\b(?:revient|reviens|retour|renvoye|ramene) (?:au (?:debut|calendrier|depart)|a (?:l'accueil|zero))\b`,
      ].join('|'),
    ),
  ],
  [
    'has-read',
    /\b(?:l'aide|laide|(?:votre|vos|la|cette|page d'|centre d')\s?aide|page d ?aide|pag daide|faq|tuto\w*|(?:l'|l|cet |votre |vos |meme |un )articles?|larticle|marche a suivre|consignes?|(?:votre|vos|la|cette) (?:page|notice|explication|modele|reponse automatique|procedure|guide)s?|comme (?:indique|explique|decrit|dit|ecrit)|(?:votre|l'|l) ?assistant\w*|(?:page|rubrique|menu|bouton|onglet|lien)s? (?:indique|decrit|que vous|que vs|dont)\w*|(?:m'avez|mavez|m'aviez|maviez|vous m'avez) (?:dit|di|de|promis|repondu|conseille)|deja lu\w*|j'ai (?:tout )?suivi|j'ai lu|g lu|jai lu|jai suivi|pas a pas)\b/,
  ],
  [
    'contradicted',
    /\b(?:contradictoire\w*|le contraire|l'inverse|deux (?:reponses|versions|conseillers|avis)|un autre (?:me |m'|que |dit|de )|(?:l'un|un) de vos (?:conseillers?|agents?|collegues?)|votre (?:collegue|agent|conseill\w+)|faut savoir|trancher|(?:position|reponse) (?:ferme|claire)|(?:troisieme|deuxieme|3eme|3e|2eme|nieme) (?:fois|relance|demande)|toujours (?:aucune|pas de) reponse|j'?attend\w*|patiente|(?:on|vous|il) (?:ma|m'a|m'avez|mavez|maviez|m'avait) (?:dit|di|repondu|parle|affirme|d'abord)|me renvoie d'un|qui a raison|qui croire)\b/,
  ],
];

export function signsIn(text: string): Set<Sign> {
  const folded = foldText(text);
  return new Set(SIGNS.flatMap(([sign, pattern]) => (pattern.test(folded) ? [sign] : [])));
}
