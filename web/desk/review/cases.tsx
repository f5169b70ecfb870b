import type { WeeklyReview } from '../../../api/agents/review-forms.ts';
import { reviewWords as words } from '../../../content/fr/review-words.ts';

/** Why targets were missed, question by question. */
export function Cases({ review: { cases, allCases } }: { review: WeeklyReview }) {
  return (
    <section aria-labelledby="cases" class="panel">
      <h2 id="cases">{words.cases}</h2>
      <p class="quiet">{cases.length === 0 ? words.noCases : words.casesHint(cases.length, allCases)}</p>
      <ul class="plain">
        {cases.map(({ reference, missed, causes }) => (
          <li>
            <p>
              <a href={`/bureau/questions/${reference}`}>{reference}</a>{' '}
              <span class="chip">{missed ? words.missed : words.complex}</span> {causes.join(' ; ')}.
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
