// What people write first, by kind, and how they send it: drawn from the seed alone.
import type { Chance } from '../chance.ts';

const kinds = ['answered', 'person', 'complaint', 'medical', 'employer', 'emergency'] as const;
export type Kind = (typeof kinds)[number];
/** How often each is asked. */
export const shares: readonly [Kind, ...Kind[]] = [
  'answered',
  'answered',
  'answered',
  'person',
  'complaint',
  'complaint',
  'medical',
  'medical',
  'employer',
  'emergency',
];

export const opening: Record<Kind, { text: string; subject: string; role: string }> = {
  answered: { text: 'Quels sont vos horaires d’ouverture ?', subject: 'Horaires', role: 'employee' },
  person: { text: 'Je veux parler à un conseiller.', subject: 'Un conseiller', role: 'employer' },
  complaint: {
    text: 'Je souhaite faire une réclamation : personne ne m’a répondu depuis deux semaines.',
    subject: 'Réclamation',
    role: 'employer',
  },
  medical: {
    text: 'J’ai un diabète, puis-je continuer mon traitement au travail ?',
    subject: 'Mon traitement',
    role: 'employee',
  },
  employer: {
    text: 'Un de mes salariés est dépressif : peut-il garder son poste ?',
    subject: 'Un salarié',
    role: 'employer',
  },
  emergency: {
    text: 'Mon collègue fait un malaise, il ne respire plus',
    subject: 'Malaise',
    role: 'employee',
  },
};

/** The same words from everywhere would be a machine's. */
export function nameOf(chance: Chance): string {
  const syllables = ['Bre', 'lo', 'Ma', 'ti', 'Ro', 'van', 'Du', 'pe', 'Sol', 'ga', 'Ner', 'mi'] as const;
  return Array.from({ length: 4 }, () => chance.of(syllables))
    .join('')
    .toLowerCase();
}

/** Now and then the same is sent twice or three times at once, as impatient people and careful servers do. */
export function copiesOf(chance: Chance): number {
  return chance.of([1, 1, 1, 2, 3]);
}
