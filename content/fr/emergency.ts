/** The first line of whatever answers an emergency. */
const CALL_15 = 'Appelez immédiatement le 15.';

/**
 * What is told at once, before anything else and whatever else is down: it needs nothing but this file.
 * @param suicidal puts the 3114 right under the first line
 * @param heard false when the message could not be kept: nobody else knows of it
 */
export function emergencyText({ suicidal, reference, heard = true }: Told): string {
  return [
    CALL_15,
    ...(suicidal ? [LISTENING] : []),
    NUMBERS,
    'Paladin n’est pas un service de secours. N’attendez pas notre réponse pour appeler.',
    heard ? HEARD : NOT_HEARD,
    ...(reference === undefined ? [] : [`Votre référence : ${reference}.`]),
  ].join('\n\n');
}

type Told = { suicidal: boolean; reference?: string; heard?: boolean };

const HEARD = 'Notre équipe médicale est aussi prévenue de votre message.';
const NOT_HEARD =
  'Votre message ne nous est pas parvenu. Personne d’autre n’est prévenu : appelez vous-même.';

const LISTENING =
  'Vous pouvez aussi appeler le 3114, jour et nuit. L’appel est gratuit. Une personne vous écoute, tout de suite.';

const NUMBERS = [
  '- Le 15 : le SAMU.',
  '- Le 112 : le numéro d’urgence européen, depuis tout téléphone.',
  '- Le 114, par SMS : si vous ne pouvez pas parler ou entendre.',
  '- Le 3114 : en cas de détresse ou d’idées suicidaires.',
].join('\n');
