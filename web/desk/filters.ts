import { listWords, type ListWord } from '../../content/fr/desk-lists.ts';
import { channelWords, requesters, routeWords } from '../../content/fr/desk-words.ts';
import { tagLabel } from '../../domain/tags.ts';
import type { QuestionQuery } from '../../api/agents/question-list.ts';

export type ListName = NonNullable<QuestionQuery['list']>;

/** What the API calls each list. */
const names: Record<ListWord, ListName> = {
  'a-prendre': 'to-take',
  miennes: 'mine',
  mentions: 'mentions',
  'de-cote': 'snoozed',
  attente: 'waiting',
  equipe: 'team',
  bientot: 'due-soon',
  retard: 'late',
  reclamations: 'complaints',
  prolongees: 'extended',
  rouvertes: 'reopened',
  medicales: 'medical',
  closes: 'closed',
};

export function filterFrom(word: string | undefined): ListWord {
  return isWord(word) ? word : 'a-prendre';
}

export function listNamed(word: ListWord): ListName {
  return names[word];
}

function isWord(word: string | undefined): word is ListWord {
  return word !== undefined && Object.hasOwn(listWords, word);
}

/** The word of a list of the API's. */
export function wordOf(name: string | undefined): ListWord {
  const found = Object.entries(names).find(([, list]) => list === name)?.[0];
  return filterFrom(found);
}

/** What narrows a list, by its words in the address. */
export type Narrowing = Pick<
  QuestionQuery,
  'route' | 'role' | 'channel' | 'topic' | 'agent' | 'tag' | 'late'
>;

/** A word that no filter knows narrows nothing. */
export function narrowingOf(asked: (word: string) => string | undefined): Narrowing {
  const route = keyOf(routeWords, asked('parcours'));
  const role = keyOf(requesters, asked('role'));
  const channel = keyOf(channelWords, asked('canal'));
  const topic = asked('sujet') || undefined;
  const agent = asked('conseiller') || undefined;
  const tag = tagLabel(asked('etiquette') ?? '');
  return {
    ...(route && { route }),
    ...(role && { role }),
    ...(channel && { channel }),
    ...(topic !== undefined && topic.length <= LONGEST && { topic }),
    ...(agent !== undefined && agent.length <= LONGEST && { agent }),
    ...(tag !== '' && { tag }),
    ...(asked('en-retard') === 'oui' && { late: true }),
  };
}

const LONGEST = 80;

/** The address of a list, narrowed. */
export function addressOf(list: ListWord, narrowing: Narrowing = {}): string {
  const { route, role, channel: canal, topic: sujet, agent: conseiller, tag: etiquette, late } = narrowing;
  const words = { liste: list, parcours: route, role, canal, sujet, conseiller, etiquette };
  const said = Object.entries({ ...words, 'en-retard': late ? 'oui' : undefined });
  return `/bureau?${new URLSearchParams(said.flatMap(([word, value]) => (value === undefined ? [] : [[word, value]])))}`;
}

function keyOf<T extends Record<string, string>>(words: T, word: string | undefined): keyof T | undefined {
  return word !== undefined && Object.hasOwn(words, word) ? word : undefined;
}
