import type { WeeklyReview } from '../../../api/agents/review-forms.ts';
import { endings, proposalKinds, reviewWords as words } from '../../../content/fr/review-words.ts';
import { ENDINGS } from '../../../domain/review/proposal-decision.ts';
import { PROPOSALS } from '../../../domain/review/review-types.ts';
import { ChoiceField, Field } from '../fields.tsx';

type Proposal = WeeklyReview['proposals'][number];

/** Accept, changed or as it is; or refuse. */
export function DecisionForms({ proposal, today }: { proposal: Proposal; today: string }) {
  const { id, name, kind } = proposal;
  const action = `/bureau/revue/${id}`;
  return (
    <details>
      <summary>
        {words.decide}
        <span class="unseen"> : {name}</span>
      </summary>
      <form method="post" action={action}>
        <input type="hidden" name="state" value="accepted" />
        <Field id={`title-${id}`} name="name" label={words.name} maxlength={120} value={name} />
        <ChoiceField
          id={`kind-${id}`}
          name="kind"
          label={words.kind}
          short={false}
          value={kind}
          choices={PROPOSALS.map((one) => [one, proposalKinds[one]] as const)}
        />
        <Field id={`owner-${id}`} name="owner" label={words.owner} maxlength={80} />
        <Field id={`due-${id}`} name="due" label={words.due} type="date" min={today} />
        <button class="button">{words.accept}</button>
      </form>
      <form method="post" action={action}>
        <input type="hidden" name="state" value="refused" />
        <Field id={`reason-${id}`} name="reason" label={words.reason} maxlength={500} />
        <button class="link">{words.refuse}</button>
      </form>
    </details>
  );
}

/** What became of an accepted one. */
export function EndingForm({ id }: { id: string }) {
  return (
    <form method="post" action={`/bureau/revue/${id}/suite`}>
      <ChoiceField
        name="ending"
        label={words.ending}
        short={false}
        value={undefined}
        choices={ENDINGS.map((one) => [one, endings[one]] as const)}
      />
      <Field name="note" label={words.note} maxlength={500} optional />
      <button class="button">{words.end}</button>
    </form>
  );
}
