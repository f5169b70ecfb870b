/** What a file is, or says that it is; words that are unknown here stay as they are. */
const kinds: Record<string, string> = {
  program: 'un programme',
  script: 'un script',
  'web-page': 'une page web',
  pdf: 'un PDF',
  picture: 'une image',
  media: 'un son ou une vidéo',
  document: 'un document',
  archive: 'une archive',
  unknown: 'autre chose',
};

export const fileWords = {
  show: 'Aperçu',
  original: 'Voir l’original',
  openMail: 'Ouvrir le message',
  folded: (count: number) =>
    count === 1
      ? '1 petite image (signature, mise en page)'
      : `${count} petites images (signature, mise en page)`,
  disguised: ({ as, is }: { as: string; is: string }) =>
    as === 'unknown'
      ? `Attention : ce fichier est ${kinds[is] ?? is}. Ne l’ouvrez pas sans être sûr de qui l’envoie.`
      : `Attention : ce fichier se dit ${kinds[as] ?? as}, son contenu est ${kinds[is] ?? is}. Ne l’ouvrez pas sans être sûr de qui l’envoie.`,
};

/** What a file says in the chat, where it comes without words. */
export const fileText = (name: string) => `Fichier joint : ${name}`;
