import { anchor } from '../../content/article-text.ts';
import type { Article } from '../../content/articles.ts';
import type { HelpReader } from './search-result.ts';

export type PublishedTopic = { name: string; slug: string; articles: Article[] };

/** In the order in which people need them. A topic of later articles comes after these. */
const order = [
  'Compte et connexion',
  'Rendez-vous et visites',
  'Suivi en santé au travail',
  'Documents',
  'Données et confidentialité',
  'Entreprise et effectifs',
  'Adhésion et facturation',
  'Prévention',
  'Nous contacter',
];

/** Published articles by topic; of a reader who said who they are, those that concern them. */
export function topicsOf(articles: readonly Article[], reader?: HelpReader): PublishedTopic[] {
  const shown = articles.filter(({ audience }) => !reader || audience === 'both' || audience === reader);
  const names = [...new Set([...order, ...shown.map(({ topic }) => topic)])];
  return names
    .map((name) => ({ name, slug: anchor(name), articles: shown.filter(({ topic }) => topic === name) }))
    .filter((topic) => topic.articles.length > 0);
}

export function publicArticles(articles: readonly Article[]): Article[] {
  return articles.filter(({ status }) => status === 'published');
}

/** `?pour=salarie` or `?pour=employeur`, as addresses say it. */
export function helpReader(word: string | undefined): HelpReader | undefined {
  if (word === 'salarie') return 'employee';
  return word === 'employeur' ? 'employer' : undefined;
}

export function wordFor(reader: HelpReader | undefined): string | undefined {
  return reader && { employee: 'salarie', employer: 'employeur' }[reader];
}
