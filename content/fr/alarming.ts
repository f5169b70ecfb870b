import type { Danger } from '../../domain/triage/types.ts';

/**
 * Words by which a browser knows an alarming message by itself, when no server can be asked. Far fewer than triage knows:
 * nobody is woken by them, they only put the numbers to call in large. Written without accents, as `plain` leaves them.
 */
const medical: readonly RegExp[] = [
  /\b(respire|respirent|respires) (plus|pas|presque plus|a peine|tres mal)\b/,
  /\b(peux|peut|pouvons|arrive|arrivons) (plus|pas|plus a|pas a) respirer\b/,
  /\b(infarctus|crise cardiaque|arret cardiaque|arret cardio|heart attack|not breathing|t breathe|(une|an) ambulance|avc|a v c|overdose|noyade|hemorragie|electrocut\w+)\b/,
  /\b(inconscient\w*|perdu connaissance|perte de connaissance|evanoui\w*|s est (effondre|ecroule)e?|(fait|fais) un malaise|convuls\w+)\b/,
  /\b(saigne|saignes|sang) (beaucoup|abondamment|partout|a flots|enormement)\b/,
  /\b(perd|perds) (beaucoup|tout son|plein) (de |)sang\b/,
  /\b(etouffe|etrangle avec|s etouffe)\b/,
  /\b(mal|douleur|serre|barre|oppression)\b.{0,30}\b(poitrine|thorax|coeur)\b/,
  /\bpoitrine\b.{0,20}\b(serre|mal|douleur|brule|ecrase)/,
  /^(sos|a l aide|au secours|aidez moi|help|help me|mayday)\b/,
  /\b(au secours|vite (un|une) (docteur|medecin|secours)|appelez (le samu|les secours|les pompiers|la police|le 15)|venez vite)\b/,
  /\b(un|une|des|deux|trois|plusieurs|\d+) (blesse|blessee|blesses|blessees)\b.{0,30}$/,
  /^(on a |il y a |y a |)(un|des|deux|plusieurs) morts?\b/,
  /\b(gravement|grievement) (blesse|brule|touche)/,
  /\b(je meurs|vais mourir)$/,
  /\b(il|elle|on|collegue|salarie|salariee|quelqu un) (meurt|va mourir|est en train de mourir|est mort|est morte|a un mort)\b/,
  /\b(homme|femme|collegue|quelqu un|salarie) (est |)(a terre|au sol)\b/,
];

const suicidal: readonly RegExp[] = [
  /\b(suicid\w*|kill myself|want to die)/,
  /\b(me|m) (tuer|pendre|jeter|ouvrir les veines|foutre en l air|flinguer|balancer (du|par))\b/,
  /\ben finir (avec la vie|avec tout|pour de bon|ce soir|maintenant)?/,
  /\b(envie de|veux|voudrais|prefere|prefererais) (mourir|crever|disparaitre|ne plus vivre|ne plus etre la)\b/,
  /\bplus (envie de vivre|de ce monde|la force de vivre|le gout de vivre)\b/,
  /\bfin a (mes|ses) jours\b/,
];

const dangers: Record<Danger, readonly RegExp[]> = {
  violence: [
    /\b(otages?|fusillade|tireur|attentat|coups? de (feu|couteau)|forcene|poignarde\w*)\b/,
    /\b(agression en cours|on m agresse|m agresse|se fait (agresser|frapper|tabasser|poignarder)|il (me|nous) frappe)\b/,
    /\b(homme|individu|type|client|quelqu un|collegue) (est |)arme\b/,
    /\b(menace|menacent|attaque|attaquent)\b.{0,40}\b(couteau|arme|fusil|pistolet|machette|hache|mort)\b/,
    /\b(couteau|arme|fusil|pistolet|machette|hache)\b.{0,40}\b(menace|attaque|accueil|main)\b/,
  ],
  fire: [
    /\b(au feu|incendie (dans|a|au|en)|en feu|le feu (a|au|dans|se propage)|prend feu|pris feu|y a le feu|depart de feu)\b/,
    /^(incendie|feu)\b/,
    /\b(explosion|a explose|fuite de gaz|odeur de gaz|ca sent le gaz|plein de fumee)\b/,
  ],
};

/** What is past, taught, insured against, or a way of speaking. */
const calm: readonly RegExp[] = [
  /\b(attestation|procedure|formation|exercice|registre|consignes?|prevention|extincteur|assurance|article|depliant)\b.{0,40}\b(incendie|feu|secours|suicid\w*|avc|infarctus)\b/,
  /\b(incendie|suicid\w*|avc|infarctus)\b.{0,40}\b(formation|exercice|prevention|registre|il y a \d+ (ans|mois)|l an dernier|en \d{4})\b/,
  /\b(il y a (un|deux|trois|quatre|cinq|six|dix|\d+) (ans?|mois|semaines?)|l an (dernier|passe)|le mois dernier|en (19|20)\d\d|ancien|ancienne)\b/,
  /\b(pas|plus|aucune?|rien) (d |de |)(idees? |envie de |)(suicid\w+|mourir|en finir|incendie|blesses?)\b/,
  /\b(couteau dans le dos|poignarde dans le dos|mal au coeur de|meurs d (envie|impatience|ennui)|feu vert|coup de feu (du midi|de midi)|delais? suicid\w+|mort de (rire|faim|fatigue))\b/,
];

export type BrowserAlarm = { suicidal: boolean; dangers: Danger[] };

/** What a browser makes of a message by itself; undefined when nothing in it alarms. */
export function alarmIn(text: string): BrowserAlarm | undefined {
  const words = plain(text);
  const meets = (list: readonly RegExp[]) => list.some((pattern) => pattern.test(words));
  if (meets(calm)) return undefined;
  const met = (['violence', 'fire'] as const).filter((danger) => meets(dangers[danger]));
  const wants = meets(suicidal);
  return wants || met.length > 0 || meets(medical) ? { suicidal: wants, dangers: met } : undefined;
}

/** Lower case, without accents nor signs, one space between words, "n'" and "ne" left out. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .replaceAll(/\b(?:ne|n) /g, '')
    .trim();
}
