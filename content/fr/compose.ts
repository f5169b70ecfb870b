/** Every sentence that the service says by itself: vous, short, with an absolute deadline. */
import { emergencyText } from './emergency.ts';
import { closeWords, reminder, reopenWords, resolution } from './closing-texts.ts';
import { dateChangeNotice, extensionNotice } from './extension.ts';
import { handoffNotice, handoffReason } from './handoff.ts';
import { listeningLines, physicianReference, relayConfirmation, relayProposal } from './medical.ts';
import {
  EMERGENCY_LINE,
  NO_HEALTH_DATA,
  NUMBERS_FIRST,
  SERVICE,
  openingNow,
  paragraph,
  promise,
  referenceLine,
  replyPromise,
} from './common-phrases.ts';
import type { Composed, Occasion, Said, Setting, Speech } from './speech.ts';

/** Pure: the same speech gives the same words, however often it is said. */
export function compose(speech: Speech, setting: Setting): Composed {
  const said = { ...speech, ...setting };
  if (speech.occasion === 'emergency') return emergency(said);
  return { subject: subjectOf(setting.reference), text: withSignature(said, texts[speech.occasion](said)) };
}

/** One subject for a question's whole life: mail programs keep the thread together. */
export function subjectOf(reference: string): string {
  return `Votre demande à Paladin [${reference}]`;
}

const texts: Record<Exclude<Occasion, 'emergency'>, (said: Said) => string[]> = {
  acknowledged: acknowledgement,
  distress: listeningLines,
  'relay-proposed': relayProposal,
  'physician-named': physicianReference,
  'relay-accepted': relayConfirmation,
  'handed-off': handoffNotice,
  extended: extensionNotice,
  'date-moved': dateChangeNotice,
  reminded: reminder,
  resolved: resolution,
  reopened: reopenWords,
  closed: closeWords,
};

/** No greeting, no name, nothing above the 15. */
function emergency({ reference, suicidal = false, dangers = [], onCall = false }: Said): Composed {
  return {
    subject: `Appelez immédiatement le 15 [${reference}]`,
    text: emergencyText({ suicidal, dangers, reference, heard: onCall ? 'told' : 'kept' }),
  };
}

function acknowledgement(said: Said): string[] {
  return [
    receiptLine(said),
    said.handedOff === undefined ? '' : handoffReason(said.handedOff, said.why),
    firstReply(said),
    said.toldAlready === true ? '' : datesAndHours(said),
    said.toldAlready === true ? EMERGENCY_LINE : NO_HEALTH_DATA,
  ];
}

/** An acknowledgement around an answer that leaves in the same mail: what stands before it, and after. */
export function aroundAnswer(said: Said): { before: string; after: string } {
  const human = replyPromise(said, 'si besoin, un conseiller');
  return { before: receiptLine(said), after: paragraph(human, datesAndHours(said)) };
}

function receiptLine(said: Said): string {
  const what = said.because === 'complaint' ? 'votre réclamation' : 'votre demande';
  return paragraph(`Nous avons bien reçu ${what}.`, referenceLine(said));
}

function datesAndHours(said: Said): string {
  return paragraph(promise(said, 'Résolution visée', said.resolutionDue), openingNow(said), usualHours(said));
}

function usualHours({ hours }: Said): string[] {
  return hours === undefined || hours === '' ? [] : [`Nos horaires : ${hours}.`];
}

function firstReply(said: Said): string {
  if (said.toldAlready === true) return '';
  if (said.because === 'complaint' || said.because === 'asked-for-a-human' || isMedical(said))
    return paragraph(replyPromise(said));
  return paragraph(
    'L’assistant de Paladin lit d’abord votre message. C’est une intelligence artificielle, pas une personne.',
    'Vous pouvez demander un conseiller à tout moment.',
    replyPromise(said, 'si besoin, un conseiller'),
  );
}

/** The assistant has no part in a medical question: what follows says what happens. */
function isMedical({ because }: Said): boolean {
  return because?.startsWith('medical') ?? false;
}

function withSignature(said: Said, paragraphs: string[]): string {
  const first = said.numbersFirst === true ? [NUMBERS_FIRST] : [];
  const body = [...first, ...paragraphs].filter((one) => one !== '');
  const link = said.link === undefined ? [] : [`Suivre votre demande : ${said.link}`];
  if (said.channel === 'chat') return [...body, ...link].join('\n\n');
  const told = said.occasion === 'acknowledged' ? [] : [referenceLine(said)];
  return ['Bonjour,', ...body, ...told, ...link, SERVICE].join('\n\n');
}
