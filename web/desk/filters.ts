import type { Entry } from './desk-data.ts';

/** The lists an agent looks at, by the word in the address. */
export const filters = {
  'a-prendre': 'À prendre',
  miennes: 'Les miennes',
  attente: 'En attente',
  equipe: 'Équipe',
  closes: 'Closes',
} as const;

export type Filter = keyof typeof filters;

export function filterOf(word: string | undefined): Filter {
  return isFilter(word) ? word : 'a-prendre';
}

/** Which of the open questions a filter keeps; closed ones are asked for apart. */
export function keeps(filter: Filter, entry: Entry, agent: string): boolean {
  const settled = entry.status === 'resolved' || entry.status === 'closed';
  switch (filter) {
    case 'a-prendre':
      return !entry.veiled && entry.handedOff === true && entry.assignee === null && !settled;
    case 'miennes':
      return entry.assignee === agent && !settled;
    case 'attente':
      return entry.status === 'waiting';
    case 'equipe':
      return true;
    case 'closes':
      return entry.closedAt !== null;
  }
}

function isFilter(word: string | undefined): word is Filter {
  return word !== undefined && Object.hasOwn(filters, word);
}
