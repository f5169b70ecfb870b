/** A question that an agent writes down for somebody who calls. */
export const openedForWords = {
  title: 'Ouvrir une demande pour une personne au téléphone',
  short: 'Demande par téléphone',
  lead: 'Écrivez ce que la personne demande, avec ses mots. La demande va à un conseiller, jamais à l’assistant ; ses délais courent dès maintenant.',
  text: 'Ce que la personne demande',
  role: 'La personne est',
  name: 'Son nom (facultatif)',
  email: 'Son adresse électronique (facultatif)',
  emailHint:
    'Avec une adresse, elle reçoit un accusé de réception et la réponse par e-mail : faites-la épeler. Sans adresse, rappelez-la pour répondre.',
  open: 'Ouvrir la demande',
  urgent: 'À dire tout de suite à la personne',
  goOn: (reference: string) => `Voir la demande ${reference}`,
  note: (agent: string) => `Demande ouverte par ${agent} pour une personne au téléphone.`,
} as const;
