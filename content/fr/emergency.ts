import type { Danger } from '../../domain/triage/types.ts';

/** The first line of whatever answers an emergency. */
const CALL_15 = 'Appelez immédiatement le 15. Le 112 répond aussi.';

/** Under it, whatever the language of the message: whoever reads no French understands both numbers by it. */
export const IN_ENGLISH = 'Call one of these two numbers now, day or night.';

/**
 * Who hears of the message: whoever is on call (`told`), the team when it opens its desk (`kept`), or nobody, because it
 * could not be taken in (`lost`) or has not left the browser yet (`unsent`).
 */
type Heard = 'told' | 'kept' | 'lost' | 'unsent';

type Told = { suicidal: boolean; dangers?: readonly Danger[]; reference?: string; heard?: Heard };

/**
 * What is told at once, before anything else and whatever else is down: it needs nothing but this file. Each number is
 * said once, the 15 and the 112 on the first line.
 * @param suicidal puts the 3114 right under the first line
 * @param dangers adds the 17 or the 18
 * @param heard `told` only where somebody on call can be reached
 */
export function emergencyText({ heard = 'kept', reference, ...told }: Told): string {
  const text = numbersText(told, whoHears[heard]);
  return reference === undefined ? text : `${text}\n\nVotre référence : ${reference}.`;
}

/** The same; browsers, which know one case alone, carry no other. */
export function numbersText(
  { suicidal, dangers = [] }: Pick<Told, 'suicidal' | 'dangers'>,
  hears: string,
): string {
  const others = [...dangers.map((danger) => helps[danger]), BY_TEXT];
  const lines = suicidal ? [LISTENING, ...others] : [...others, DISTRESS];
  return [`${CALL_15}\n${IN_ENGLISH}`, lines.join('\n'), `${NO_RESCUE} ${hears}`].join('\n\n');
}

const helps: Record<Danger, string> = {
  violence: '- 17, police : violence, menace, agression.',
  fire: '- 18, pompiers : feu, gaz, personne coincée.',
};
const BY_TEXT = '- 114, par SMS : si vous ne pouvez pas parler ou entendre.';
const DISTRESS = '- 3114 : détresse, idées suicidaires, jour et nuit.';
const LISTENING = '- 3114 : une personne vous écoute, jour et nuit. L’appel est gratuit.';

const NO_RESCUE = 'Paladin n’est pas un service de secours et ne les prévient pas à votre place.';

export const UNSENT = 'Votre message n’est pas encore arrivé chez nous : personne n’est prévenu.';

const whoHears: Record<Heard, string> = {
  told: 'Nous prévenons seulement notre équipe médicale.',
  kept: 'N’attendez pas notre réponse pour appeler.',
  lost: 'Votre message ne nous est pas parvenu : personne n’est prévenu.',
  unsent: UNSENT,
};
