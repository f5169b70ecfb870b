// What is handed to a person whose data was erased, or to whoever erased it for them.
import { PARIS } from '../instants.ts';

type Erased = { reference: string; receivedAt: number; messages: number; files: number; mails: number };

/** The receipt of an erasure, to be read. Instants are epoch milliseconds. */
export function erasureReceipt({
  id,
  at,
  questions,
}: {
  id: string;
  at: number;
  questions: Erased[];
}): string {
  const lines = questions.map(lineOf);
  return [
    `Attestation d’effacement n° ${id}\nEffectué le ${dateTime(at)} (heure de Paris).`,
    questions.length === 0
      ? 'Aucune donnée n’était conservée.'
      : ['Demandes effacées :', ...lines].join('\n'),
    'Les clés de chiffrement de ces demandes sont détruites. Leur contenu, l’adresse et le nom ne peuvent plus être lus.',
    'Restent conservés, sous la seule référence et sans aucun mot de votre part : les étapes de chaque demande, avec leurs dates, et sa nature (question, réclamation, demande médicale ou urgence), d’où viennent les statistiques.',
    'Les sauvegardes faites avant cette date deviennent illisibles quand la clé maîtresse d’alors est détruite.',
  ].join('\n\n');
}

function lineOf({ reference, receivedAt, messages, files, mails }: Erased): string {
  const counts = [
    countOf(messages, 'message'),
    countOf(files, 'pièce jointe', 'pièces jointes'),
    countOf(mails, 'e-mail envoyé', 'e-mails envoyés'),
  ];
  return `- ${reference}, reçue le ${dateTime(receivedAt)} : ${counts.join(', ')}.`;
}

const dateTimes = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: PARIS,
});

function dateTime(at: number): string {
  return dateTimes.format(at).replace(/(\d+):(\d+)$/, '$1\u00A0h\u00A0$2');
}

function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count > 1 ? many : one}`;
}
