// What invented people write, where the desk is tried with an invented past. Nobody's words.
const greetings = ['Bonjour,', 'Bonjour à vous,', 'Bonjour, je me permets de vous écrire.'];
const thanks = ['Merci d’avance.', 'Merci pour votre aide.', 'Cordialement.'];

/** @param turn which of the wordings */
export const demoTexts = {
  first: (title: string, turn: number) => `${pick(greetings, turn)}\n\n${title}\n\n${pick(thanks, turn + 1)}`,
  complaint: (title: string) =>
    `Bonjour,\n\nJ’ai déjà posé la question (${title.replace(/\s*\?$/, '')}) et je n’ai pas eu de réponse claire. Je suis mécontent et j’aimerais qu’un conseiller s’en occupe.`,
  medical: 'Bonjour,\n\nJe voudrais parler à l’équipe médicale d’un sujet de santé. (Texte inventé.)',
  emergency: 'Un collègue ne va pas bien du tout, que faire ? (Texte inventé.)',
  next: (turn: number) =>
    pick(
      [
        'Voici la précision demandée : le dossier date du mois dernier.',
        'J’ai essayé, mais je n’y arrive toujours pas.',
        'Merci, c’est noté. Et pour la suite ?',
        'Pouvez-vous me confirmer le délai ?',
      ],
      turn,
    ),
  answered: (title: string, answer: string) => `${title}\n\n${answer}`,
  replied: (answer: string, turn: number) =>
    `Bonjour,\n\n${pick(['Merci pour votre message.', 'J’ai bien lu votre demande.', 'Je m’en occupe.'], turn)} ${answer}\n\nBien à vous,`,
  asked:
    'Bonjour,\n\nPour avancer, il me manque le nom de votre employeur et la date de la demande. Pouvez-vous me les indiquer ?',
  extended:
    'Bonjour,\n\nVotre demande prend plus de temps que prévu : nous attendons une vérification. Je reviens vers vous à la date annoncée.',
  noted: 'Vu avec l’équipe : à traiter comme le cas de la semaine dernière.',
  names: [
    'Camille Roy',
    'Nora Belkacem',
    'Jules Perrin',
    'Inès Caron',
    'Mehdi Aubert',
    'Lucie Thomas',
    'Sofia Lemaire',
    'Hugo Blanc',
  ],
} as const;

function pick(wordings: readonly string[], turn: number): string {
  return wordings[turn % wordings.length] ?? '';
}
