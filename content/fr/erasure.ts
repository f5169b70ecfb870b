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
  return [
    `Attestation d’effacement n° ${id}`,
    `Effectué le ${dateTime(at)} (heure de Paris).`,
    questions.length === 0 ? 'Aucune donnée n’était conservée.' : 'Demandes effacées :',
    ...questions.map(
      ({ reference, receivedAt, messages, files, mails }) =>
        `- ${reference}, reçue le ${dateTime(receivedAt)} : ${counted(messages, 'message')}, ${counted(files, 'pièce jointe', 'pièces jointes')}, ${counted(mails, 'e-mail envoyé', 'e-mails envoyés')}.`,
    ),
    'Les clés de chiffrement de ces demandes sont détruites. Leur contenu, l’adresse et le nom ne peuvent plus être lus.',
    'Restent conservés, sans aucun mot de votre part et sans lien avec vous : le journal des étapes, avec leurs dates, et les statistiques.',
    'Les sauvegardes faites avant cette date deviennent illisibles au prochain changement de la clé maîtresse.',
  ].join('\n');
}

const dateTimes = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: PARIS,
});

function dateTime(at: number): string {
  return dateTimes.format(at);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count > 1 ? many : one}`;
}
