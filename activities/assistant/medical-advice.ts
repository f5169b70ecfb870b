import { fold } from '../../content/retrieval/words.ts';

/** The last guard of any text that the assistant is about to say: no treatment, no diagnosis, no word on fitness. */
export function readsAsMedicalAdvice(text: string): boolean {
  const folded = fold(text);
  return ADVICE.some((form) => form.test(folded));
}

const MEDICINE =
  '(?:medicaments?|traitements?|comprimes?|gelules?|cachets?|antibiotiques?|antalgiques?|anti-?inflammatoires?|antidepresseurs?|anxiolytiques?|somniferes?|paracetamol|doliprane|ibuprofene|aspirine|cortisone|morphine|insuline|sirop|pommade|posologie|ordonnance|vaccin)';
const ADVICE: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:prenez|prendre|avalez|arretez|arreter|augmentez|diminuez|reduisez|doublez|stoppez|reprenez|continuez|appliquez|evitez|essayez)\b[^.!?\n]{0,40}\b${MEDICINE}\b`,
  ),
  /\b\d+\s?(?:mg|milligrammes|gouttes|comprimes?|gelules?)\b/,
  /\b(?:vous souffrez|vous avez (?:sans doute|probablement|surement|peut-etre) (?:une?|la|le|des)|il s'agit (?:sans doute|probablement|surement) d'une?|c'est (?:sans doute|probablement|surement) une?) /,
  /\b(?:vos symptomes|votre douleur|vos douleurs|votre maladie|votre pathologie|votre etat de sante)\b/,
  /\bvous (?:etes|serez|n'etes pas|ne serez pas|seriez) (?:in)?aptes?\b/,
  /\b(?:ce n'est pas grave|rien de grave|sans gravite|pas d'inquietude a avoir|ne vous inquietez pas pour votre sante)\b/,
  /\b(?:reposez-vous|restez au lit|buvez beaucoup|mettez de la glace|faites une (?:prise de sang|radio|irm))\b/,
  /\bvous pouvez (?:reprendre le travail|arreter de travailler|conduire|porter des charges)\b/,
  /\b(?:je vous (?:conseille|recommande|prescris)|il (?:vous )?faudrait) (?:de )?(?:consulter un (?:cardiologue|psychiatre|neurologue|dermatologue)|un arret|une radio|un scanner|prendre)/,
];
