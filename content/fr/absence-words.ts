/** Of the page on which absences are planned. */
export const absenceWords = {
  title: 'Absences',
  lead: 'Au début d’une absence, les demandes de la personne absente reviennent dans la file. Jusqu’à sa fin, rien de nouveau ne lui est confié.',
  none: 'Aucune absence prévue.',
  span: (from: string, until: string) => `Du ${from} au ${until}`,
  by: (name: string) => `Prévue par ${name}`,
  underWay: 'En cours',
  plan: 'Prévoir une absence',
  who: 'Personne absente',
  from: 'Début (heure de Paris)',
  until: 'Fin (heure de Paris)',
  add: 'Prévoir',
  cancel: 'Annuler l’absence',
  planned: 'L’absence est prévue.',
  cancelled: 'L’absence est annulée.',
} as const;
