import { describe, expect, test } from 'vitest';
import { signsIn } from '../../../content/review/signs.ts';

describe('what a message says of the service, whatever it is about', () => {
  // oxfmt-ignore
  test.each([
    ['Le bouton Valider ne fait rien', ['breakage']],
    ['ma facture souvre pas, page blanche', ['breakage']],
    ['On reçoit chaque rappel en triple exemplaire', ['breakage']],
    ['L’export tourne sans fin', ['breakage']],
    ['Votre article dit le contraire', ['has-read', 'contradicted']],
    ['j’ai suivi la marche à suivre', ['has-read']],
    ['Deux conseillers, deux réponses : qui a raison ?', ['contradicted']],
    ['toujours aucune réponse de votre part', ['contradicted']],
    ['Comment ajouter un salarié ?', []],
    ['Où se trouve le centre de Lyon ?', []],
  ])('%s', (text, expected) => expect([...signsIn(text)].toSorted()).toEqual(expected.toSorted()));
});
