import { listWords, type ListWord } from '../../content/fr/desk-lists.ts';
import type { QuestionQuery } from '../../api/agents/question-list.ts';

export type ListName = NonNullable<QuestionQuery['list']>;

/** What the API calls each list. */
const names: Record<ListWord, ListName> = {
  'a-prendre': 'to-take',
  miennes: 'mine',
  attente: 'waiting',
  equipe: 'team',
  closes: 'closed',
};

export function filterOf(word: string | undefined): ListWord {
  return isWord(word) ? word : 'a-prendre';
}

export function listNamed(word: ListWord): ListName {
  return names[word];
}

function isWord(word: string | undefined): word is ListWord {
  return word !== undefined && Object.hasOwn(listWords, word);
}
