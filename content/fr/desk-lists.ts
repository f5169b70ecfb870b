/** The lists of the desk, by the word in the address. */
export const listWords = {
  'a-prendre': 'À prendre',
  miennes: 'Les miennes',
  attente: 'En attente',
  equipe: 'Équipe',
  closes: 'Closes',
} as const;

export type ListWord = keyof typeof listWords;

export const emptyLists: Record<ListWord, string> = {
  'a-prendre': 'Aucune demande n’attend. Les nouvelles arrivent ici d’elles-mêmes.',
  miennes: 'Vous n’avez pas de demande en cours. Prenez la première de la file.',
  attente: 'Nous n’attendons la réponse de personne.',
  equipe: 'Aucune demande ouverte.',
  closes: 'Aucune demande close pour le moment.',
};

/** Whose turn it is, at a glance. */
export const turns = {
  registered: 'Au service',
  'with-assistant': 'À l’assistant',
  waiting: 'À la personne',
  queued: 'À prendre',
  resolved: 'Résolue',
  closed: 'Close',
} as const;

export const rowWords = {
  unread: 'Non lu',
};

export const searching = {
  label: 'Chercher par référence',
  hint: 'PAL-…',
  button: 'Chercher',
  nothing: 'Aucune demande que vous puissiez voir ne porte cette référence.',
  found: (count: number, reference: string) =>
    `${count} demande${count > 1 ? 's' : ''} pour « ${reference} »`,
  back: 'Revenir aux listes',
};

export const paging = {
  next: 'Page suivante',
  first: 'Début de la liste',
  /** "50 sur 1 196" under a list that goes on. */
  part: (shown: number, of: number) =>
    `${shown} demande${shown > 1 ? 's' : ''} sur cette page, ${of.toLocaleString('fr-FR')} en tout`,
};
