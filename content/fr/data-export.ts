// The page on which a person reads all that is held about them.
import { PARIS } from '../instants.ts';
import { escapeHtml } from '../html.ts';

type Held = {
  reference: string;
  channel: string;
  receivedAt: number;
  closedAt: number | null;
  rating: number | null;
  contact: { email?: string; name?: string } | undefined;
  messages: {
    author: string;
    at: number;
    open: boolean;
    medical: boolean;
    subject?: string;
    text?: string;
    files: { name: string; path: string }[];
  }[];
  mails: { at: number; recipient: string; subject: string; text: string }[];
  attempts: {
    at: number;
    asked: string;
    retrieved: string[];
    answer?: string;
    edited?: string;
    shadow: boolean;
    model: string | null;
  }[];
  medicalAccesses: { agent: string; at: number }[];
};

const authors: Record<string, string> = {
  requester: 'Vous',
  assistant: 'L’assistant',
  agent: 'Un conseiller',
  system: 'Message automatique',
};

/** A whole page, readable without a network. `path` of a file is relative to the page. Instants are epoch milliseconds. */
export function exportPage(questions: readonly Held[], at: number): string {
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Vos données chez Paladin</title>
<style>body{font:16px/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}article{border-top:1px solid #999;margin-top:2rem}blockquote{white-space:pre-wrap;margin:.5rem 0 1rem;padding-left:1rem;border-left:3px solid #ccc}</style>
</head><body><h1>Vos données chez Paladin</h1>
<p>Voici tout ce que le service client de Paladin conserve à votre sujet, au ${dateTime(at)} (heure de Paris). Le fichier donnees.json contient les mêmes informations, avec le journal de chaque demande et ce que nos outils ont compris de vos messages.</p>
<p>Vous pouvez demander à les rectifier ou à les effacer : écrivez à bonjour@paladin.fr.</p>
${questions.length === 0 ? '<p>Aucune donnée n’est conservée.</p>' : questions.map(questionOf).join('\n')}
</body></html>
`;
}

function questionOf({
  reference,
  channel,
  receivedAt,
  closedAt,
  rating,
  contact,
  messages,
  mails,
  attempts,
  medicalAccesses,
}: Held): string {
  return [
    `<article><h2>Demande ${escapeHtml(reference)}</h2><ul>`,
    `<li>Reçue le ${dateTime(receivedAt)}, par ${channel === 'email' ? 'e-mail' : 'le chat'}</li>`,
    ...(closedAt === null ? [] : [`<li>Close le ${dateTime(closedAt)}</li>`]),
    ...(contact?.name === undefined ? [] : [`<li>Nom : ${escapeHtml(contact.name)}</li>`]),
    ...(contact?.email === undefined ? [] : [`<li>Adresse : ${escapeHtml(contact.email)}</li>`]),
    ...(rating === null ? [] : [`<li>Votre note : ${rating} sur 5</li>`]),
    ...medicalAccesses.map(
      (access) =>
        `<li>Texte médical ouvert le ${dateTime(access.at)} par l’équipe médicale (${escapeHtml(access.agent)})</li>`,
    ),
    '</ul>',
    ...messages.map(messageOf),
    ...mails.map(mailOf),
    ...attempts.map(attemptOf),
    '</article>',
  ].join('\n');
}

function messageOf({
  author,
  at,
  open,
  medical,
  subject,
  text: words = '',
  files,
}: Held['messages'][number]): string {
  const marks = [...(open ? [] : ['note interne']), ...(medical ? ['réservé à l’équipe médicale'] : [])];
  const marked = marks.length === 0 ? '' : ` (${marks.join(', ')})`;
  const links = files.map(
    ({ name, path }) => `<p>Pièce jointe : <a href="${escapeHtml(path)}">${escapeHtml(name)}</a></p>`,
  );
  const title = subject === undefined ? '' : `<p><strong>${escapeHtml(subject)}</strong></p>`;
  return `<h3>${authors[author] ?? escapeHtml(author)}, le ${dateTime(at)}${marked}</h3>${title}<blockquote>${escapeHtml(words)}</blockquote>${links.join('')}`;
}

function mailOf({ at, recipient, subject, text: words }: Held['mails'][number]): string {
  return `<h3>E-mail envoyé le ${dateTime(at)} à ${escapeHtml(recipient)}</h3><p><strong>${escapeHtml(subject)}</strong></p><blockquote>${escapeHtml(words)}</blockquote>`;
}

/** What the assistant was given, and what it made of it, sent or not. */
function attemptOf({
  at,
  asked,
  retrieved,
  answer,
  edited,
  shadow,
  model,
}: Held['attempts'][number]): string {
  const who = model === null ? 'sans modèle de langage' : `avec le modèle ${escapeHtml(model)}`;
  const parts: [string, string | undefined][] = [
    ['Texte lu', asked],
    ['Passages du centre d’aide', retrieved.join('\n') || undefined],
    [shadow ? 'Brouillon, montré aux seuls conseillers' : 'Réponse préparée', answer],
    ['Ce qu’un conseiller a envoyé à la place', edited],
  ];
  const told = parts.flatMap(([name, words]) =>
    words === undefined ? [] : [`<p>${name} :</p><blockquote>${escapeHtml(words)}</blockquote>`],
  );
  return `<h3>Essai de réponse de l’assistant, le ${dateTime(at)}, ${who}</h3>${told.join('')}`;
}

const dateTimes = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: PARIS,
});

function dateTime(at: number): string {
  return dateTimes.format(at).replace(/(\d+):(\d+)$/, '$1\u00A0h\u00A0$2');
}
