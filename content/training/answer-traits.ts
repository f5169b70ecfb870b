// What can be seen of an answer, whatever it is about.
import type { AnswerTraits } from '../../domain/training/contrast.ts';
import { tellingStems } from '../likeness.ts';
import { ownWords } from '../review/own-words.ts';
import { sentencesOf } from '../search/search.ts';
import { foldText } from '../search/tokenize.ts';

/** Words of an answer that is read whole on a phone. */
const SHORT = 120;
/** Stems that an answer shares with the question when it says again what was asked. */
const SHARED = 2;
const GREETS = /^(?:bonjour|bonsoir|madame|monsieur|chere?)\b/;
/** Does something, before anything else is said. */
const ACTS =
  /\b(?:vous pouvez|il (?:suffit|faut)|cliquez|ouvrez|allez|rendez-vous (?:sur|dans)|connectez|choisissez|demandez|envoyez|oui|non|c'est fait|j'ai (?:fait|corrige|envoye|transmis|annule|relance))\b/;
const STEP =
  /^\s*(?:[-*•]|\d+[.)])\s|\b(?:d'abord|ensuite|puis|enfin|etape \d|(?:cliquez|ouvrez|choisissez|allez)\b.*\b(?:puis|ensuite))\b/m;
const DATED =
  /\b(?:lundi|mardi|mercredi|jeudi|vendredi|demain|aujourd'hui|avant le|d'ici|sous \d+|dans (?:la journee|l'heure|les? \d+)|(?:\d{1,2}|1er) (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|\d{1,2} ?h(?:eures?)?\b)/;
const NEXT =
  /\b(?:n'hesitez pas|repondez|ecrivez(?:-nous)?|revenez vers|si (?:cela|ca|le probleme|vous n'y|besoin|rien|la page|l'erreur|ce n'est pas)|dites-(?:moi|nous)|je reviens vers vous|je vous (?:confirme|recontacte|tiens))\b/;

/** `inTime` is the clock's, not the text's. */
export function answerTraits({
  asked,
  given,
  inTime,
}: {
  asked: string;
  given: string;
  inTime: boolean;
}): AnswerTraits {
  const folded = foldText(given).trim();
  const said = ownWords(given);
  const [first = ''] = sentencesOf(said);
  const questioned = new Set(tellingStems(asked));
  return {
    greets: GREETS.test(folded),
    restates: [...new Set(tellingStems(said))].filter((stem) => questioned.has(stem)).length >= SHARED,
    'answers-first': ACTS.test(foldText(first)),
    steps: STEP.test(folded),
    dated: DATED.test(folded),
    article: /\/aide\/[a-z0-9-]+/.test(folded),
    next: NEXT.test(folded),
    short: given.split(/\s+/).filter(Boolean).length <= SHORT,
    'in-time': inTime,
  };
}
