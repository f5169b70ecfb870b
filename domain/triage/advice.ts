import { withoutReferences } from '../reference.ts';

/**
 * The last guard on every automatic outgoing text. A text that tells someone what to take, what they have, what they
 * may do with their health or their job is refused; routes, appointments and emergency numbers pass.
 */
export function readsAsMedicalAdvice(text: string): boolean {
  const sentences = withoutReferences(text)
    .replaceAll(LINK, ' ')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[’ʼ]/g, "'")
    .split(/[.!?;\n]+/);
  return sentences.some(
    (sentence) => ADVICE.some((pattern) => pattern.test(sentence)) && !PUBLIC.test(sentence),
  );
}

/** What stands in an address is no sentence: a token may hold anything. */
const LINK = /\bhttps?:\/\/\S+/g;

const DRUGS = String.raw`(?:paracetamol|doliprane|ibuprofene?|aspirine?|antibiotiques?|cortisone|codeine|tramadol|morphine|insuline?|ventoline|anxiolytiques?|antidepresseurs?|somniferes?|antihistaminiques?|anti-?inflammatoires?|antalgiques?|medicaments?|comprimes?|gelules?|pommade|creme|traitement|medication|painkillers?|tablets?|pills?)`;
const ILLNESS = String.raw`(?:sciatique|tendinite|lombalgie|depression|burn-?out|allergie|asthme|eczema|migraine|infection|entorse|fracture|hernie|infarctus|avc|diabete|hypertension|anemie|grippe|gastro|covid|maladie|angine|bronchite|cancer|canal carpien|sciatica|anxiety|flu|disease|tendinitis)`;

/** Patterns on folded text (lower case, no accents), one idea each. */
const ADVICE: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:prenez|prendre|avale[zr]|appliqu(?:ez|er)|augment(?:ez|er)|diminu(?:ez|er)|arret(?:ez|er)|stopp(?:ez|er)|continu(?:ez|er)|interromp(?:ez|re)|doubl(?:ez|er)|essay(?:ez|er)|utilis(?:ez|er)|evit(?:ez|er)|take|stop taking|increase|try)\b.{0,60}\b${DRUGS}\b`,
  ),
  /\b\d+(?:[.,]\d+)?\s?(?:mg|g|ml|mcg|µg|gouttes?|comprimes?|gelules?|cachets?|ui|tablets?|pills?|drops?)\b/,
  /\b(?:fois|times) (?:par jour|a day|daily)\b/,
  new RegExp(
    String.raw`\b(?:vous avez|vous souffrez|il s'agit|cela ressemble|ca ressemble|vous faites|probablement|surement|c'est|you (?:have|suffer)|it (?:is|sounds like)|likely)\b.{0,40}\b${ILLNESS}\b`,
  ),
  /\b(?:vous etes|(?:il|elle|salariee?|collaborat(?:eur|rice)|employee?|agent|personne) est|est-il|serez|serait|you are|he is|she is)\b.{0,30}\b(?:apte|inapte|en etat de travailler|fit (?:for|to) work|unfit)\b/,
  /\b(?:vous pouvez|vous ne (?:pouvez|devez)|il peut|elle peut|il ne doit|elle ne doit|you (?:can|cannot|may|should)|n'hesitez pas a)\b.{0,50}\b(?:porter|soulever|conduire|reprendre le travail|reprendre votre poste|continuer a travailler|travailler (?:avec|malgre|enceinte)|lift|drive|carry|return to work|keep working)\b/,
  /\b(?:reposez-vous|restez allonge|mettez de la glace|appliquez|massez|faites des (?:etirements|exercices)|hydratez|buvez (?:beaucoup|de l'eau|chaud)|restez au chaud|elevez la jambe|desinfectez|ne mangez pas|jeunez|rest and|apply ice|drink plenty)\b/,
  /\b(?:ce n'est pas (?:grave|dangereux|inquietant)|rien de grave|sans danger|sans risque pour (?:vous|la sante|le bebe|votre)|aucun danger|(?:n'est|est|sont|etes) (?:pas |tres |plus )?contagieu(?:x|se|ses)|(?:is|are) (?:not )?(?:dangerous|contagious|harmless))\b/,
  /\b(?:vos|votre|ce|ces|son|sa|ses) (?:resultats?|taux|bilan|analyses?|tension|symptomes?|douleurs?|examen)\b.{0,40}\b(?:normal|normaux|normale|anormal|anormaux|eleve|bas|correct|indiquent?|montrent?|suggerent?|signifient?|viennent? de|evoquent?)/,
  /\b(?:contre-?indique|incompatible avec (?:votre|sa|la) (?:sante|grossesse|maladie|traitement)|compatible avec (?:votre|sa|la) (?:sante|grossesse|maladie|traitement)|(?:grossesse|traitement|maladie|etat de sante)\b.{0,20}\b(?:in)?compatible)\b/,
  /\b(?:je vous (?:conseille|recommande|deconseille|prescris|suggere)|il (?:est|serait) (?:conseille|recommande|preferable|deconseille)|i (?:recommend|advise|suggest))\b.{0,60}\b(?:repos|arret|medec|traitement|medicament|exercice|sport|glace|attelle|ceinture|kine|port de charges?|poste assis|radio|irm|prise de sang|vaccin|rest|brace|ice|exercise)/,
  /\b(?:vaccinez-vous|faites(?:-vous)? (?:une (?:radio|irm|prise de sang)|vacciner)|arret de travail (?:de|d'au moins) \d+)\b/,
];

/** Our own texts on where to go: seeing a doctor, booking, calling the 15, agreeing to a relay. */
const PUBLIC =
  /\b(?:appelez|composez|contactez|call|dial)\b.{0,40}\b(?:15|112|114|3114|18|samu|secours|medecin du travail|medecin traitant)\b|\b(?:equipe medicale|medecin du travail) (?:vous repondra|vous recontactera|est votre interlocuteur|seul|seule|peut seul)/;
