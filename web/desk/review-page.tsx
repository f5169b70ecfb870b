import type { WeeklyReview } from '../../api/agents/review-routes.ts';
import {
  proposalKinds,
  proposalReasons,
  proposalStates,
  reviewWords as words,
} from '../../content/fr/review-words.ts';

type Proposal = WeeklyReview['proposals'][number];
type Asked = { review: WeeklyReview; problem?: string };

/** What last week's requests call for: decided by forms alone, without a script. */
export function ReviewPage({ review: { last, proposals }, problem }: Asked) {
  const open = proposals.filter(({ state }) => state === 'open');
  const decided = proposals.filter(({ state }) => state !== 'open');
  return (
    <div class="review">
      <h1>{words.title}</h1>
      <p>{last === null ? words.none : words.about(last.week, last.requests)}</p>
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      {last !== null && (
        <section aria-labelledby="to-decide">
          <h2 id="to-decide">{words.toDecide}</h2>
          <p class="quiet">{open.length === 0 ? words.nothing : words.expires}</p>
          {open.map((proposal) => (
            <OpenProposal proposal={proposal} />
          ))}
        </section>
      )}
      {decided.length > 0 && (
        <section aria-labelledby="decided">
          <h2 id="decided">{words.decided}</h2>
          <ul>
            {decided.map((proposal) => (
              <li>{decidedLine(proposal)}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function OpenProposal({ proposal }: { proposal: Proposal }) {
  const { id, kind, name, now, before, openMinutes, trend, sentences, questions } = proposal;
  return (
    <article class="panel" aria-labelledby={`name-${id}`}>
      <h3 id={`name-${id}`}>
        {proposalKinds[kind]} : {name}
      </h3>
      <p>
        {proposalReasons[kind]} <Subject proposal={proposal} />
      </p>
      <p>
        {words.volume(now, before)} ; {words.spent(openMinutes)}. {words.trend} {trend.join(', ')}.
      </p>
      {sentences.length > 0 && <p class="quiet">{words.said}</p>}
      {sentences.map((sentence) => (
        <blockquote>{sentence}</blockquote>
      ))}
      <p class="quiet">
        {words.questions}{' '}
        {questions.slice(0, LINKED).map((reference) => (
          <>
            <a href={`/bureau/questions/${reference}`}>{reference}</a>{' '}
          </>
        ))}
      </p>
      <DecisionForms id={id} />
    </article>
  );
}

const LINKED = 5;

function Subject({ proposal: { article, section } }: { proposal: Proposal }) {
  if (article === null) return null;
  return (
    <>
      <a href={`/aide/${article}`}>{article}</a>
      {section === null ? '.' : ` : « ${section} ».`}
    </>
  );
}

function DecisionForms({ id }: { id: string }) {
  const action = `/bureau/revue/${id}`;
  return (
    <details>
      <summary>{words.decide}</summary>
      <form method="post" action={action}>
        <input type="hidden" name="state" value="accepted" />
        <div class="field">
          <label for={`owner-${id}`}>{words.owner}</label>
          <input id={`owner-${id}`} name="owner" required maxlength={80} autocomplete="off" />
        </div>
        <div class="field">
          <label for={`due-${id}`}>{words.due}</label>
          <input id={`due-${id}`} name="due" type="date" required />
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

function decidedLine({ kind, name, state, owner, due, reason }: Proposal): string {
  const how = state === 'accepted' ? `${owner ?? ''}, ${due ?? ''}` : (reason ?? '');
  return `${proposalKinds[kind]} : ${name}. ${proposalStates[state]}${how === '' ? '' : ` (${how})`}.`;
}
