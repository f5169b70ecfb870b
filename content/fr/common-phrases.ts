import { keptBefore, keptMoment, zoneNote } from '../instants.ts';
import type { Said } from './speech.ts';

/** Sentences that several texts share. */

export const SERVICE = 'Paladin, service client';

/** In whatever goes to somebody whom nobody may read for hours. */
export const EMERGENCY_LINE = 'En cas d’urgence, n’attendez pas notre réponse : appelez le 15 ou le 112.';

/** Asked of everybody who may write back to support. */
export const NO_HEALTH_DATA = `N’écrivez pas d’information de santé dans vos messages : ni diagnostic, ni traitement, ni résultat. ${EMERGENCY_LINE}`;

/** Beneath a mail about a question asked by chat. */
export function followLink(link: string): string {
  return `Pour suivre votre demande et y répondre : ${link}`;
}

/** Beneath a mail that says it is over: where the reader says how it was, from 1 to 5. */
export function rateLink(link: string): string {
  return `Pour nous dire si vous êtes satisfait, de 1 à 5 : ${link}`;
}

/** The same, above five buttons. */
export const rateTitle = 'Êtes-vous satisfait de notre réponse ?';

/** The same, where it can be a button. */
export const followLabel = 'Suivre ma demande et y répondre';

/** On a button that dials. */
export function callLabel(number: string): string {
  return `Appeler le ${number}`;
}

/** Beneath every text about health. */
export const EMERGENCY_NUMBERS = `${EMERGENCY_LINE} Par SMS, écrivez au 114. En cas de détresse ou d’idées suicidaires, appelez le 3114.`;

/** "Notre objectif : un conseiller vous répond avant lundi 10 h 00." Nothing when there is no instant to aim at. */
export function replyPromise(said: Said, who = 'un conseiller'): string[] {
  return promise(said, `Notre objectif : ${who} vous répond`, said.replyDue);
}

/** The published delays are the customer service's: doctors are held to none. */
export const DOCTORS_REPLY = 'L’équipe médicale vous répond dès que possible, sans délai annoncé.';

/** Above the answer to a cry too short to be sure of. */
export const NUMBERS_FIRST =
  'Si une vie est en danger, appelez immédiatement le 15 ou le 112. Par SMS, écrivez au 114. En cas de détresse, appelez le 3114.';

/** "… avant lundi 10 h 00 (heure de Paris)." */
export function promise(said: Said, beginning: string, due: number | undefined): string[] {
  if (due === undefined) return [];
  const note = zoneNote(due, said.readerZone);
  return [`${beginning} ${keptBefore(due, said.at)}${note === undefined ? '' : ` (${note})`}.`];
}

/** Open or closed now, and when it opens again. */
export function openingNow({ open, nextOpening, at }: Said): string {
  if (open) return 'Le service client est ouvert en ce moment.';
  if (nextOpening === undefined) return 'Le service client est fermé en ce moment.';
  return `Le service client est fermé en ce moment. Il rouvre ${keptMoment(nextOpening, at)}.`;
}

export function referenceLine({ reference }: Said): string {
  return `Votre référence : ${reference}.`;
}

/** "Répondez à ce message" by mail, "Écrivez-nous ici" in the chat. */
export function writeBack({ channel }: Said): string {
  return channel === 'email' ? 'Répondez à ce message' : 'Écrivez-nous ici';
}

/** Sentences on one line, one paragraph. */
export function paragraph(...sentences: (string | string[])[]): string {
  return sentences.flat().join(' ');
}

/** Whether a word from the workflow names an entry of a table of texts; an unknown one gets the general text. */
export function isKeyOf<T extends object>(table: T, word: string | undefined): word is keyof T & string {
  return word !== undefined && Object.hasOwn(table, word);
}

/** "2 000", with a no-break space. */
export function inFrench(count: number): string {
  return count.toLocaleString('fr-FR');
}
