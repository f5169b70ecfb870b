import type { WeeklyReview } from '../../../api/agents/review-forms.ts';
import { endings, proposalKinds, reviewWords as words } from '../../../content/fr/review-words.ts';
import { ENDINGS } from '../../../domain/review/proposal-decision.ts';
import { PROPOSALS } from '../../../domain/review/review-types.ts';

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
        <div class="field">
          <label for={`title-${id}`}>{words.name}</label>
          <input id={`title-${id}`} name="name" required maxlength={120} value={name} autocomplete="off" />
        </div>
        <div class="field">
          <label for={`kind-${id}`}>{words.kind}</label>
          <select id={`kind-${id}`} name="kind">
            {PROPOSALS.map((one) => (
              <option value={one} selected={one === kind}>
                {proposalKinds[one]}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for={`owner-${id}`}>{words.owner}</label>
          <input id={`owner-${id}`} name="owner" required maxlength={80} autocomplete="off" />
        </div>
        <div class="field">
          <label for={`due-${id}`}>{words.due}</label>
          <input id={`due-${id}`} name="due" type="date" min={today} required />
        </div>
        <button class="button">{words.accept}</button>
      </form>
      <form method="post" action={action}>
        <input type="hidden" name="state" value="refused" />
        <div class="field">
          <label for={`reason-${id}`}>{words.reason}</label>
          <input id={`reason-${id}`} name="reason" required maxlength={500} autocomplete="off" />
        </div>
        <button class="link">{words.refuse}</button>
      </form>
    </details>
  );
}

/** What became of an accepted one. */
export function EndingForm({ id }: { id: string }) {
  return (
    <form method="post" action={`/bureau/revue/${id}/suite`}>
      <div class="field">
        <label for="ending">{words.ending}</label>
        <select id="ending" name="ending">
          {ENDINGS.map((one) => (
            <option value={one}>{endings[one]}</option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="note">{words.note}</label>
        <input id="note" name="note" maxlength={500} autocomplete="off" />
      </div>
      <button class="button">{words.end}</button>
    </form>
  );
}
