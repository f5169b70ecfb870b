/** The words that scripts of the public pages say: a file of their own, for they travel to the browser. */

export const suggested = {
  label: 'Articles proposés',
  count: (count: number) => (count === 1 ? 'Un article proposé' : `${count} articles proposés`),
} as const;

export const YOUR_QUESTION = 'Votre question';

export const NOTHING = 'Écrivez votre question.';

/** What the button says in the person's name: triage reads it like any other message. */
export const WANTS_A_PERSON = 'Je souhaite parler à une personne.';

/** The same, for whoever needs nothing more: it ends the wait for a yes, and tells an agent who is at it. */
export const ALL_SETTLED = 'Ma question est résolue, merci.';
