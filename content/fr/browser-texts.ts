/** The words that scripts of the public pages say: a file of their own, for they travel to the browser. */

export const suggested = {
  label: 'Articles proposés',
  count: (count: number) => (count === 1 ? 'Un article proposé' : `${count} articles proposés`),
} as const;

/** In the chat's frame, before anything alarming is written. */
export const calmNumbers = {
  label: 'Numéros d’urgence',
  numbers: [
    { number: '15', name: 'SAMU' },
    { number: '112', name: 'Urgences' },
    { number: '114', name: 'par SMS' },
    { number: '3114', name: 'Détresse' },
  ],
} as const;

/** States of a message and of a form, in the languages of the chat. */
export const states = {
  fr: {
    sending: 'Envoi en cours…',
    noted: 'C’est noté.',
    failed: 'Le service ne répond pas. Réessayez dans un instant.',
    waiting: 'Pas encore envoyé. Votre message est gardé, nous réessayons.',
    retry: 'Réessayer',
    received: 'Reçu',
    typing: 'Un conseiller vous écrit…',
    you: 'Vous',
  },
  en: {
    sending: 'Sending…',
    noted: 'Noted.',
    failed: 'The service does not answer. Try again in a moment.',
    waiting: 'Not sent yet. Your message is kept, we are trying again.',
    retry: 'Try again',
    received: 'Received',
    typing: 'Somebody is writing to you…',
    you: 'You',
  },
} as const;
export const YOUR_QUESTION = 'Votre question';

export const NOTHING = 'Écrivez votre question.';

/** What the button says in the person's name: triage reads it like any other message. */
export const WANTS_A_PERSON = 'Je souhaite parler à une personne.';

/** The same, for whoever needs nothing more: it ends the wait for a yes, and tells an agent who is at it. */
export const ALL_SETTLED = 'Ma question est résolue, merci.';

/** Of a file that does not leave. */
export const fileStates = {
  fr: { tooLarge: 'Trop lourd : 10 Mo au plus.', failed: 'Fichier non envoyé.' },
  en: { tooLarge: 'Too large: 10 MB at most.', failed: 'File not sent.' },
} as const;
