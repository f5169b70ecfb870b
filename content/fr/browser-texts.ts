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

export const YOUR_QUESTION = 'Votre question';

export const NOTHING = 'Écrivez votre question.';

/** What the button says in the person's name: triage reads it like any other message. */
export const WANTS_A_PERSON = 'Je souhaite parler à une personne.';

/** The same, for whoever needs nothing more: it ends the wait for a yes, and tells an agent who is at it. */
export const ALL_SETTLED = 'Ma question est résolue, merci.';
