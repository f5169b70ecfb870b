/** For whoever answers: why a mail that names a question was not joined to it. */
export const mailNotes = {
  named: (reference: string) =>
    `Ce message cite la demande ${reference}. Il n’y a pas été joint : vérifiez s’il s’agit de la même demande.`,
  'untrusted-sender': (reference: string) =>
    `Ce message dit répondre à la demande ${reference}. Son expéditeur n’a pas pu être vérifié : il n’y a pas été joint. Vérifiez son identité avant de répondre.`,
  'another-address': (reference: string) =>
    `Ce message répond à la demande ${reference} depuis une autre adresse que celle du demandeur. Il n’y a pas été joint.`,
};

/** Whom a mail names, on the desk. */
export const mailWords = {
  from: 'Écrit par',
  to: 'Destinataires :',
  copies: 'En copie :',
  replyTo: 'Demande une réponse à',
  open: 'Ouvrir',
  alsoTo: 'Mettre aussi en copie',
  join: (reference: string) => `Joindre à ${reference}`,
  joinHint: 'La plus ancienne des deux est traitée, ses délais comptent. Vous pouvez les séparer ensuite.',
  joined: (reference: string) => `Jointe : ${reference}`,
  handledWith: 'Cette demande est traitée avec',
  separate: 'Séparer',
  separateHint: 'Elle revient où elle en était, ses délais comptés depuis sa réception.',
};
