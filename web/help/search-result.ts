import type { ArticleAudience } from '../../content/articles.ts';

/** Who reads, when they said so. */
export type HelpReader = Exclude<ArticleAudience, 'both'>;

/** An article that may answer. `excerpt` is plain text. */
export type HelpResult = {
  slug: string;
  title: string;
  topic: string;
  audience: ArticleAudience;
  excerpt: string;
};

/** Articles that may answer, best first. A reader who said who they are gets what concerns them first. */
export type HelpSearch = (query: string, reader?: HelpReader) => HelpResult[] | Promise<HelpResult[]>;
