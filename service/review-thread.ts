// Grouping takes seconds of a processor: on a thread of its own, made for the occasion.
import type { Article } from '../content/articles.ts';
import { follower, type Request, reviewer, type ReviewReport } from '../content/review/review-messages.ts';
import { readVocabulary } from '../content/search/vocabulary.ts';
import { triage } from '../content/triage/triage.ts';

type Task = { articles: readonly Article[]; requests: readonly Request[] };

export function review({ articles, requests }: Task): ReviewReport {
  return reviewer(articles, readVocabulary(), triage())(requests);
}

export function follow({ articles, requests, about }: Task & { about: readonly string[][] }): string[][] {
  return follower(articles, readVocabulary(), triage())(requests, about);
}
