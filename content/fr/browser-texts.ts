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

export const SENDING = 'Envoi en cours…';
export const NOTED = 'C’est noté.';
export const FAILED = 'Le service ne répond pas. Réessayez dans un instant.';
export const WAITING = 'Pas encore envoyé. Votre message est gardé, nous réessayons.';
export const RETRY = 'Réessayer';
export const RECEIVED = 'Reçu';
export const YOU = 'Vous';
export const YOUR_QUESTION = 'Votre question';

export const NOTHING = 'Écrivez votre question.';

/** What the button says in the person's name: triage reads it like any other message. */
export const WANTS_A_PERSON = 'Je souhaite parler à une personne.';
