/** States of a message, of a file and of a form: what scripts say. Names that an attribute may have. */
export const states = {
  sending: 'Envoi en cours…',
  noted: 'C’est noté.',
  failed: 'Le service ne répond pas. Réessayez dans un instant.',
  waiting: 'Pas encore envoyé. Votre message est gardé, nous réessayons.',
  retry: 'Réessayer',
  received: 'Reçu',
  typing: 'Un conseiller vous écrit…',
  you: 'Vous',
  large: 'Trop lourd : 10 Mo au plus.',
  lost: 'Fichier non envoyé.',
  long: 'Message trop long, envoyez-le en plusieurs fois.',
} as const;
