/** What the desk says of texts and files that are for the medical team alone. */
export const unmasking = {
  title: 'Textes masqués à relire',
  intro:
    'Le service client pense que ces messages ne contiennent rien de médical. Lisez-les, puis décidez. Chaque lecture est notée.',
  none: 'Aucun texte à relire.',
  ask: 'Masqué à tort ? Demander à l’équipe médicale',
  asked: 'L’équipe médicale vérifie ce masquage.',
  refused: 'L’équipe médicale a maintenu ce masquage.',
  read: 'Lire',
  release: 'Rien de médical : rendre au service client',
  keep: 'Garder masqué',
} as const;

export function reservedFiles(count: number): string {
  return count === 1
    ? '1 pièce jointe réservée à l’équipe médicale.'
    : `${count} pièces jointes réservées à l’équipe médicale.`;
}
