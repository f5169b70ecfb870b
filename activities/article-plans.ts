import { carryOutPlan } from '../store/publish-written.ts';
import type { Store } from '../store/open-store.ts';

/** What an article's timer asks of the outside. Repeatable: what was done is not found again. */
export type ArticlePlanActivities = {
  /** Publishes or withdraws what was planned up to that instant; what was planned otherwise meanwhile stays as it is. */
  carryOutArticlePlan(due: { article: string; at: number }): Promise<void>;
};

export function articlePlanActivities({ store }: { store: Store }): ArticlePlanActivities {
  return { carryOutArticlePlan: ({ article, at }) => carryOutPlan(store, { id: article, at }) };
}
