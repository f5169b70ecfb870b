/** A mail as it came, on the desk. */
export const originalWords = {
  title: 'Message original',
  back: (reference: string) => `Demande ${reference}`,
  save: 'Enregistrer (.eml)',
  safe: 'Rien n’y est exécuté ni chargé d’ailleurs. Les liens n’y mènent nulle part : leur adresse s’affiche au survol.',
  frame: 'Contenu du message',
  from: 'De',
  replyTo: 'Répondre à',
  to: 'À',
  copies: 'Copie',
  date: 'Date',
  subject: 'Objet',
  noSubject: '(sans objet)',
  files: 'Fichiers',
  text: 'Texte seul',
  empty: 'Ce message ne contient aucun texte.',
  remote: (count: number) =>
    count === 1
      ? 'Une image distante n’a pas été chargée.'
      : `${count} images distantes n’ont pas été chargées.`,
};
