import { describe, expect, test } from 'vitest';
import { signsIn } from '../../../content/review/review-signs.ts';

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
    ['Le lecteur à l’entrée n’accepte aucun de nos badges', ['breakage']],
    ['la tablette du hall affiche code inconnu', ['breakage']],
    ['l’appli me déconnecte toutes les cinq minutes', ['breakage']],
    ['vos lettres partent à une ancienne adresse, corrigée depuis deux ans', ['breakage']],
    ['Le montant est faux alors que nous avons bien changé l’effectif', ['breakage']],
    ['Le rappel par mail part deux jours après la visite', ['breakage']],
    ['vos notifications tombent trop tard', ['breakage']],
    ['jusqu’à lundi tout fonctionnait', ['breakage']],
    ['Combien de temps le code reste-t-il valable ?', []],
    ['Combien d’heures après l’embauche faut-il la visite ?', []],
    ['Ce que me dit votre service contredit la lettre de mars', ['contradicted']],
    ['trois agents, trois réponses', ['contradicted']],
    ['mon dossier a été clos sans réponse', ['contradicted']],
    ['votre collègue ne savait pas me répondre', ['contradicted']],
    ['vos collègues ne me disent pas la même chose', ['contradicted']],
    ['l’information reçue hier est erronée, vos équipes sont-elles au courant ?', ['contradicted']],
    ['il est écrit qu’on clique sur Suivant, mais ce n’est pas clair', ['has-read']],
    ['Comment transmettre les documents de mon ancien employeur ?', []],
    ['Je voudrais changer mon adresse', []],
    ['J’ai une nouvelle adresse, où la modifier ?', []],
    ['Quelles pièces pour un salarié qui change de poste ?', []],
    ['Comment ajouter un salarié ?', []],
    ['Où se trouve le centre de Lyon ?', []],
  ])('%s', (text, expected) => expect([...signsIn(text)].toSorted()).toEqual(expected.toSorted()));
});
