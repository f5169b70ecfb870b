/** The lists of the desk, by the word in the address. */
export const listWords = {
  'a-prendre': 'À prendre',
  miennes: 'Les miennes',
  mentions: 'On vous cite',
  'de-cote': 'Mises de côté',
  attente: 'En attente',
  equipe: 'Équipe',
  bientot: 'Échéance proche',
  retard: 'En retard',
  reclamations: 'Réclamations',
  prolongees: 'Délai prolongé',
  rouvertes: 'Rouvertes',
  medicales: 'Médicales',
  closes: 'Closes',
} as const;

export type ListWord = keyof typeof listWords;

export const emptyLists: Record<ListWord, string> = {
  'a-prendre': 'Aucune demande n’attend. Les nouvelles arrivent ici d’elles-mêmes.',
  miennes: 'Vous n’avez pas de demande en cours. Prenez la première de la file.',
  mentions: 'Vous avez lu toutes les notes qui vous citent.',
  'de-cote': 'Vous n’avez mis aucune demande de côté.',
  attente: 'Nous n’attendons la réponse de personne.',
  equipe: 'Aucune demande ouverte.',
  bientot: 'Rien n’est à rendre dans les deux prochaines heures ouvertes.',
  retard: 'Aucune demande n’est en retard.',
  reclamations: 'Aucune réclamation ouverte.',
  prolongees: 'Aucun délai prolongé.',
  rouvertes: 'Aucune demande rouverte.',
  medicales: 'Aucune demande médicale ouverte.',
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

export const filtering = {
  title: 'Filtrer',
  apply: 'Appliquer',
  clear: 'Tout afficher',
  all: 'Tous',
  route: 'Parcours',
  role: 'Rôle',
  channel: 'Canal',
  topic: 'Sujet',
  agent: 'Conseiller',
  nobody: 'Personne',
  tag: 'Étiquette',
  late: 'En retard seulement',
  nothing: 'Aucune demande ne correspond à ces filtres.',
};

export const rowLabels = {
  unread: 'Non lu',
  snoozed: (until: string) => `De côté ${until}`,
};

export const searching = {
  label: 'Chercher par référence, nom, adresse, mots ou #étiquette',
  hint: 'Référence, nom, mots, #étiquette',
  button: 'Chercher',
  nothing:
    'Aucune demande que vous puissiez lire n’y correspond. Essayez moins de mots : tous doivent figurer dans la demande. Un message tout juste reçu est trouvé par ses mots après quelques secondes.',
  /** The list holds so many at most, and goes on. */
  found: (count: number, goesOn: boolean, sought: string) =>
    `${goesOn ? 'Plus de ' : ''}${count} demande${count > 1 ? 's' : ''} pour « ${sought} »`,
  back: 'Revenir aux listes',
};

export const paging = {
  next: 'Page suivante',
  first: 'Début de la liste',
  /** "50 sur 1 196" under a list that goes on. */
  part: (shown: number, of: number) =>
    `${shown} demande${shown > 1 ? 's' : ''} sur cette page, ${of.toLocaleString('fr-FR')} en tout`,
};

/** What agents call a question, to find it again. */
export const tagWords = {
  title: 'Étiquettes',
  label: 'Nouvelle étiquette (un mot ou deux)',
  add: 'Ajouter l’étiquette',
  remove: 'Retirer',
  medical: 'Les étiquettes ajoutées ici ne sont lues que par l’équipe médicale.',
};

export const otherQuestions = {
  title: 'Ses autres demandes',
  received: (moment: string) => `reçue ${moment}`,
};

/** Lists with their filters, under a name. */
export const savedViewWords = {
  title: 'Vues enregistrées',
  shared: '(partagée)',
  name: 'Nom de cette vue',
  share: 'La partager avec l’équipe',
  save: 'Enregistrer la vue',
  remove: (name: string) => `Supprimer la vue « ${name} »`,
};

/** Who else has the question before their eyes. */
/** For supervisors: what falls due soon, and who is there for it. */
export const workloadWords = {
  title: 'Charge du moment',
  due: (count: number, by: string) =>
    count === 0 ? `Rien à rendre ${by}` : `${count} ${count > 1 ? 'demandes' : 'demande'} à rendre ${by}`,
  late: (count: number) => `${count} en retard`,
  present: (names: readonly string[]) =>
    names.length === 0
      ? 'aucun conseiller présent'
      : `${names.length} ${names.length > 1 ? 'conseillers présents' : 'conseiller présent'} : ${names.join(', ')}`,
  absent: (names: readonly string[]) =>
    names.length === 0 ? '' : ` ; ${names.length > 1 ? 'absents' : 'absent'} : ${names.join(', ')}`,
};

export const watchingWords = {
  looks: (name: string) => `${name} regarde.`,
  types: (name: string) => `${name} écrit.`,
  personTypes: 'La personne écrit.',
  read: 'Lu par la personne',
};
