/** What the desk says where a question changes hands, or a promise moves. */
export const moving = {
  mention:
    '« @prénom » prévient un collègue de l’équipe : la demande s’ajoute à sa liste « On vous cite » jusqu’à ce qu’il l’ouvre.',
  supervising: 'Actions de responsable',
  claim: 'Prendre en charge',
  reopen: {
    lead: 'La demande est résolue. Un message de la personne la rouvre ; vous pouvez aussi le faire.',
    button: 'Rouvrir',
  },
  transfer: {
    title: 'Transférer',
    to: 'À qui',
    nobody: 'Personne d’autre de cette équipe ne peut la prendre.',
    hint: 'Le temps déjà compté reste compté.',
    button: 'Transférer',
  },
  release: {
    title: 'Remettre dans la file',
    lead: 'La demande retourne dans la file. Les délais continuent.',
    button: 'Remettre dans la file',
  },
  why: 'Motif (pour l’équipe)',
  optionalWhy: 'Motif (pour l’équipe, facultatif)',
} as const;

export const snoozing = {
  title: 'Mettre de côté',
  lead: 'La demande quitte votre liste jusqu’à l’instant choisi, ou dès que la personne écrit. Les délais continuent de courir.',
  warns: (at: string) => `Prochaine alerte d’échéance : ${at}.`,
  button: (until: string) => `Mettre de côté ${until}`,
  beyond: (until: string) => `Mettre de côté ${until}, après l’alerte d’échéance`,
  other: 'Un autre moment (heure de Paris)',
  otherButton: 'Mettre de côté',
  sure: 'Même si une échéance alerte avant',
  snoozed: (until: string) => `Mise de côté ${until}. Les délais continuent de courir.`,
  back: 'Reprendre maintenant',
} as const;

/** What is on its way to the person, and may still be taken back. */
export const sending = {
  leaves: (at: string) => `Votre texte part dans quelques secondes, à ${at}.`,
  undo: 'Annuler l’envoi',
  elsewhere: 'Votre texte part dans quelques secondes :',
} as const;

export const extending = {
  title: 'Prolonger le délai',
  reason: 'Motif, tel que la personne le lira',
  steps: 'Démarches en cours',
  until: 'Nouvelle date promise (heure de Paris)',
  button: 'Annoncer le nouveau délai',
  again: 'Demander un second report',
  askLead:
    'Le délai a déjà été prolongé. Un responsable décide d’abord ; votre texte part ensuite à la personne.',
  askButton: 'Demander à un responsable',
  asked: (promise: string) => `Un report est demandé : réponse promise ${promise}. Un responsable décide.`,
  decide: 'Report demandé',
  decideLead: (who: string, promise: string) => `${who} demande de promettre la réponse ${promise}.`,
  agree: 'Accorder le report',
  agreeHint: 'L’avis écrit par le conseiller part aussitôt à la personne.',
  refuse: 'Refuser le report',
  why: 'Motif du refus (pour l’équipe)',
} as const;
