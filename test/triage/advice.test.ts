import { describe, expect, test } from 'vitest';
import { readsAsMedicalAdvice } from '../../domain/triage/advice.ts';

describe('an automatic text that advises on health is refused', () => {
  test.each([
    'Prenez du paracétamol, 1 g toutes les six heures.',
    'Vous pouvez arrêter votre traitement sans risque.',
    'Vous avez probablement une tendinite.',
    'Vous êtes apte à conduire.',
    'Votre salarié est inapte à ce poste.',
    'Vous pouvez porter des charges jusqu’à 10 kg.',
    'Reposez-vous et mettez de la glace.',
    'Ce n’est pas grave.',
    'Votre taux de ferritine est normal.',
    'Je vous conseille un arrêt de travail.',
    'Votre grossesse est compatible avec ce poste.',
    'Take ibuprofen twice a day.',
    'You should return to work on Monday.',
    'La gale est contagieuse : éloignez-le dix jours.',
  ])('« %s »', (text) => expect(readsAsMedicalAdvice(text)).toBe(true));
});

describe('our own public texts pass', () => {
  test.each([
    'Appelez immédiatement le 15. Par SMS, composez le 114. En cas de détresse, appelez le 3114.',
    'Votre question concerne votre santé. Avec votre accord, nous la transmettons à l’équipe médicale.',
    'Le médecin du travail est votre interlocuteur. Si vous n’arrivez pas à le joindre, dites-le nous.',
    'Vous pouvez déplacer votre rendez-vous jusqu’à trois jours avant.',
    'Votre visite a lieu sur votre temps de travail : votre salaire est maintenu.',
    'Téléchargez votre attestation de suivi dans votre espace.',
    'Nous vous recontacterons avant lundi 10 h 00.',
    'Ne nous envoyez pas de données médicales.',
    'Une visite de reprise est organisée après un arrêt de plus de 60 jours.',
    'You can reschedule your appointment up to three days before.',
  ])('« %s »', (text) => expect(readsAsMedicalAdvice(text)).toBe(false));
});
