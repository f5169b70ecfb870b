import {
  proposalKinds,
  proposalStates,
  endings,
  eventDateInWords,
  reviewWords as words,
} from '../../../content/fr/review-words.ts';
import type { WeeklyReview } from '../../../api/agents/review-forms.ts';
import type { ArticlePair } from '../../../content/review/article-pairs.ts';
import { Cases } from './cases.tsx';
import { Pairs } from './pairs.tsx';
import { ProductEvents, type Speaking } from './product-events.tsx';
import { OpenProposal } from './proposal-panel.tsx';

type Proposal = WeeklyReview['proposals'][number];
type Asked = {
  review: WeeklyReview;
  pairs: readonly ArticlePair[];
  speaking: Speaking;
  /** Names of articles. */
  titleOf: (slug: string) => string;
  today: string;
  problem?: string | undefined;
};

/** What last week's requests call for: decided by forms alone, without a script. */
export function ReviewPage({ review, pairs, speaking, titleOf, today, problem }: Asked) {
  const { last, proposals, events } = review;
  const open = proposals.filter(({ state }) => state === 'open');
  const running = proposals.filter(({ state, ending }) => state === 'accepted' && ending === null);
  const over = proposals.filter(
    ({ state, ending }) => state !== 'open' && (state !== 'accepted' || ending !== null),
  );
  return (
    <div class="review">
      <h1>{words.title}</h1>
      <p>{last === null ? words.none : words.about(last.week, last.requests, last.groups)}</p>
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      {last !== null && (
        <section aria-labelledby="to-decide">
          <h2 id="to-decide">
            {words.toDecide} <span class="count">{open.length}</span>
          </h2>
          <p class="quiet">{open.length === 0 ? words.nothing : words.expires}</p>
          {last.left > 0 && <p class="quiet">{words.left(last.left)}</p>}
          {open.map((proposal) => (
            <OpenProposal proposal={proposal} events={events} titleOf={titleOf} today={today} />
          ))}
        </section>
      )}
      <Decided title={words.running} id="running" proposals={running} />
      {last !== null && <Cases review={review} />}
      <ProductEvents
        events={events}
        proposals={proposals}
        speaking={speaking}
        titleOf={titleOf}
        today={today}
      />
      <Pairs pairs={pairs} titleOf={titleOf} />
      <Decided title={words.over} id="over" proposals={over} />
    </div>
  );
}

type Listed = { title: string; id: string; proposals: readonly Proposal[] };

function Decided({ title, id, proposals }: Listed) {
  if (proposals.length === 0) return null;
  return (
    <section aria-labelledby={id} class="panel">
      <h2 id={id}>{title}</h2>
      <ul>
        {proposals.map((proposal) => (
          <li>
            {proposal.state === 'accepted' ? (
              <a href={`/bureau/revue/${proposal.id}`}>{kindLabel(proposal)}</a>
            ) : (
              kindLabel(proposal)
            )}
            . {stateOf(proposal)}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function kindLabel({ kind, name }: Proposal): string {
  return `${proposalKinds[kind]} : ${name}`;
}

export function stateOf({ state, owner, due, reason, edited, ending, note }: Proposal): string {
  const by =
    state === 'accepted' ? `${owner ?? ''}, ${due === null ? '' : eventDateInWords(due)}` : (reason ?? '');
  const how = [by, ...(edited ? ['modifiée'] : [])].filter((part) => part !== '').join(', ');
  const last =
    ending === null ? '' : ` ${endings[ending]}${note === null || note === '' ? '' : ` : ${note}`}.`;
  return `${proposalStates[state]}${how === '' ? '' : ` (${how})`}.${last}`;
}
