import { frenchSpaces } from '../french-spaces.ts';
import { keptBefore, keptMoment } from '../instants.ts';

/** Where a request stands, as its owner is told; instants are epoch milliseconds, `now` is when they read it. */
export type RequestStatus = {
  reference: string;
  status: string;
  dueAt: number | null;
  closedAt: number | null;
};

/** One sentence or two for each request, in the order in which they were named. */
export function requestStatusText(requests: readonly RequestStatus[], now: number): string {
  return frenchSpaces([...requests.map((request) => lineOf(request, now)), FOLLOW].join('\n\n'));
}

const FOLLOW =
  'Pour ajouter quelque chose, répondez dans la conversation de cette demande. Pour parler à une personne, dites-le simplement.';

function lineOf({ reference, status, dueAt, closedAt }: RequestStatus, now: number): string {
  const goal =
    dueAt === null || dueAt <= now ? '' : ` Notre objectif : une réponse ${keptBefore(dueAt, now)}.`;
  const closed = closedAt === null ? '' : ` depuis ${keptMoment(closedAt, now)}`;
  switch (status) {
    case 'queued':
      return `Votre demande ${reference} est transmise : elle attend un conseiller.${goal}`;
    case 'with-agent':
      return `Votre demande ${reference} est suivie par un conseiller.${goal}`;
    case 'waiting':
      return `Votre demande ${reference} attend votre réponse : relisez le dernier message de la conversation.`;
    case 'resolved':
      return `Votre demande ${reference} est résolue. Écrivez dans sa conversation pour la rouvrir.`;
    case 'closed':
      return `Votre demande ${reference} est close${closed}. Écrivez dans sa conversation pour la rouvrir.`;
    default:
      return `Votre demande ${reference} est bien enregistrée, et l’assistant s’en occupe.`;
  }
}
