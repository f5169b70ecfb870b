import { describe, expect, test } from 'vitest';
import { mentionedIn } from '../../domain/mentions.ts';

const staff = [
  { id: 'lea', name: 'Léa Martin' },
  { id: 'marc', name: 'Marc Petit' },
  { id: 'marc2', name: 'Marc Grand' },
  { id: 'roux', name: 'Dr Samira Roux' },
];

describe('a note', () => {
  test.each<[text: string, named: string[]]>([
    ['@Léa, peux-tu voir ?', ['lea']],
    ['Vu avec @LEA et @roux.', ['lea', 'roux']],
    ['@samira : à relire', ['roux']],
    ['@marc s’en occupe', ['marc']],
    ['@Marc2 plutôt', ['marc2']],
    ['Écrire à ana@lea.fr, ou @personne', []],
    ['Léa sans rien', []],
  ])('%s', (text, named) => expect(mentionedIn(text, staff)).toEqual(named));
});
