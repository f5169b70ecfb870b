import type { Happening } from '../../domain/journal.ts';
import * as instants from '../instants.ts';
import { inFrench } from './common-phrases.ts';
import { states } from './form-states.ts';
import { opening } from './help.ts';

/** The words of the chat's pages. */

export const askPageTexts = {
  title: 'Poser une question',
  description:
    'Posez votre question au service client de Paladin : l’assistant cherche la réponse, un conseiller prend le relais.',
} as const;

/** What is said before anything is asked. */
const firstContact = {
  hello:
    'Bonjour. Je suis l’assistant de Paladin, une intelligence artificielle. Je cherche votre réponse dans le centre d’aide.',
  person: 'Vous pouvez parler à une personne à tout moment.',
  noHealth: 'N’écrivez aucune information de santé : ni diagnostic, ni traitement, ni résultat.',
  replyBy: 'Si un conseiller doit vous répondre, notre objectif : ',
  write: 'Écrivez votre question',
  articles: 'Ces articles répondent peut-être :',
} as const;

/** Before anything alarming is written. */
const calmNumbers = {
  label: 'Numéros d’urgence',
  ambulance: 'SAMU',
  emergencies: 'Urgences',
  text: 'par SMS',
  distress: 'Détresse',
} as const;

export const talk = {
  titleOf: (reference: string) => `Votre question ${reference}`,
  log: 'Conversation',
  thread: 'Fil de la conversation',
  reference: 'Référence ',
  erased: 'Ce message a été effacé.',
  sources: 'D’après ',
  write: 'Votre message',
  reopen: 'Écrivez pour rouvrir votre demande',
  send: 'Envoyer',
  person: 'Parler à une personne',
  settled: 'Ma question est résolue',
  file: 'Joindre un fichier',
  handed: 'Transmis à une personne',
  unsent: 'Rien n’est encore transmis',
  forget: 'Oublier cette conversation sur cet appareil',
  forgetHint: 'Utile sur un ordinateur partagé. Votre demande suit son cours.',
  back: 'Revenir à ma demande',
  refresh: 'Voir les nouveaux messages',
  last: 'Revenir à ma dernière demande',
  open: 'Ouvrir votre question',
  entryHint: 'Cet appareil pourra ensuite la lire. Sur un appareil partagé, ne l’ouvrez pas.',
  ask: 'Poser une question',
  locked: 'Cette conversation ne s’ouvre pas ici',
  lockedAdvice:
    'Ouvrez-la depuis l’appareil où vous avez posé la question. Sinon, écrivez-nous par e-mail, avec votre référence.',
  unavailable: 'Cette demande ne s’affiche pas',
  emergency: 'Avant tout',
  read: 'Lu par un conseiller',
  alert: 'M’avertir par un son',
  transcript: 'Recevoir la conversation par e-mail',
  alertOff: 'Ne plus m’avertir',
  alertSaid: 'Un conseiller de Paladin vous a répondu.',
  numbersAbove: 'Numéros d’urgence donnés. Ils restent affichés en haut.',
} as const;

const speakers = {
  requester: 'Vous',
  assistant: 'Assistant (IA)',
  agent: 'Conseiller',
  system: 'Paladin',
} as const;

/** Steps that no message tells. */
const steps: Partial<Record<Happening['type'], string>> = {
  claimed: 'Un conseiller a pris votre demande en charge',
  'relay-declined': 'Vous avez choisi de ne rien transmettre',
};

const inWhoseHands: Partial<Record<string, string>> = {
  'with-agent': 'Une personne suit votre demande',
  closed: 'Demande close',
};

export const standing = {
  delayed:
    'Un incident technique retarde votre demande. Vos messages sont bien enregistrés, et nos responsables sont prévenus.',
  promised: 'Nouvel engagement : réponse ',
  reply: 'Réponse d’un conseiller, notre objectif : ',
  due: (before: string, there: string | undefined) =>
    `${before} (heure de Paris${there === undefined ? '' : `, ${there} chez vous`})`,
  rated: (score: number) => `Votre avis : ${score} sur 5. Merci.`,
} as const;

const confirmation = {
  answered: 'Avez-vous trouvé la réponse ?',
  reached: 'Avez-vous pu joindre le médecin du travail ?',
  yes: 'Oui',
  no: 'Non, parler à une personne',
  notReached: 'Non, je n’arrive pas à le joindre',
} as const;

const clarification = { title: 'Votre question porte sur :' } as const;

const details = {
  role: 'Vous êtes (facultatif)',
  employee: 'Salarié',
  employer: 'Employeur ou RH',
  email: 'Où vous prévenir d’une réponse ?',
  optional: '(e-mail, facultatif)',
  emailHint: 'Sans adresse, la réponse reste lisible ici, sur cet appareil.',
  keep: 'Enregistrer',
} as const;

const consent = {
  title: 'Transmettre votre message à l’équipe médicale ?',
  yes: 'Oui, transmettre',
  no: 'Non, ne rien transmettre',
} as const;

export const rating = {
  title: 'Êtes-vous satisfait de la réponse ?',
  scores: ['Pas du tout satisfait', 'Peu satisfait', 'Moyennement satisfait', 'Satisfait', 'Très satisfait'],
  score: (score: number, label: string) => `${score} sur 5 : ${label}`,
  from: 'Pas du tout',
  to: 'Très satisfait',
  comment: 'Un commentaire ?',
  optional: '(facultatif)',
  hint: (limit: number) => `${inFrench(limit)} caractères au plus. N’écrivez aucune information de santé.`,
  send: 'Donner mon avis',
  thanks: 'Merci de votre avis',
  kept: (score: number) => `Votre note est enregistrée : ${score} sur 5.`,
  notSettled: 'Votre demande n’est pas réglée ? Un conseiller peut la reprendre.',
  takeUp: 'Reprendre ma demande',
  keptBefore: 'Vous avez déjà donné votre avis sur cette demande. Il est enregistré.',
} as const;

/** A link that shows where a question stands. */
export const following = {
  title: 'Suivre une demande',
  titleOf: (reference: string) => `Demande ${reference}`,
  received: (when: string) => `Reçue ${when}.`,
  registered: 'Enregistrée : l’assistant s’en occupe.',
  statuses: {
    queued: 'Transmise : un conseiller va la prendre.',
    'with-agent': 'Suivie par un conseiller.',
    waiting: 'En attente d’une réponse de la personne qui l’a posée.',
    resolved: 'Résolue.',
    closed: 'Close.',
  } as Partial<Record<string, string>>,
  noWords: 'Cette page ne montre aucun message. Elle dit seulement où en est la demande.',
  give: 'Donnez ce lien à qui doit suivre votre demande. Il montre où elle en est, jamais vos messages, pendant 90 jours.',
  link: 'Lien de suivi',
  end: 'Annuler tous mes liens de suivi',
  make: 'Créer un lien de suivi',
} as const;

export const corner = {
  ask: 'Poser une question',
  title: 'Votre question',
  full: 'Plein écran',
  forget: 'Oublier ici',
  mine: 'Vos demandes',
  close: 'Fermer la fenêtre de question',
} as const;

/** All that stands around a conversation. */
export const conversationTexts = {
  calmNumbers,
  clarification,
  confirmation,
  consent,
  corner,
  details,
  firstContact,
  inWhoseHands,
  opening,
  rating,
  speakers,
  standing,
  states,
  steps,
  talk,
  when: { moment: instants.moment, before: instants.before, time: instants.time },
} as const;
