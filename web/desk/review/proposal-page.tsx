import type { ProposalFile, WeeklyReview } from '../../../api/agents/review-forms.ts';
import { actionEffectInWords, productNote, reviewWords as words } from '../../../content/fr/review-words.ts';
import type { HelpResult } from '../../help/search-result.ts';
import { DecisionForms, EndingForm } from './decision-forms.tsx';
import { Grounds } from './proposal-panel.tsx';
import { kindLabel, stateOf } from './review-page.tsx';

type Asked = {
  file: ProposalFile;
  events: WeeklyReview['events'];
  near: readonly HelpResult[];
  titleOf: (slug: string) => string;
  today: string;
  problem?: string | undefined;
};

/** One proposal with what it takes to carry it out: the draft, the note, and its effect once measured. */
export function ProposalPage({ file, events, near, titleOf, today, problem }: Asked) {
  const { proposal, draft, answers } = file;
  return (
    <div class="review">
      <p>
        <a href="/bureau/revue">{words.back}</a>
      </p>
      <h1>{kindLabel(proposal)}</h1>
      <p>{stateOf(proposal)}</p>
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      <section class="panel" aria-label={words.reason}>
        <Grounds proposal={proposal} events={events} titleOf={titleOf} />
        {proposal.state === 'open' && <DecisionForms proposal={proposal} today={today} />}
      </section>
      {(proposal.kind === 'new_article' || proposal.kind === 'fix_article') && <Near near={near} />}
      {draft !== null && <Draft proposal={proposal} draft={draft} />}
      {proposal.kind === 'product' && (
        <section class="panel" aria-labelledby="note">
          <h2 id="note">{words.productNote}</h2>
          <pre class="note">{productNote(proposal)}</pre>
        </section>
      )}
      {draft === null && proposal.kind !== 'product' && <Answers answers={answers} />}
      {proposal.state === 'accepted' && <Effects proposal={proposal} />}
    </div>
  );
}

function Near({ near }: { near: readonly HelpResult[] }) {
  return (
    <section class="panel" aria-labelledby="near">
      <h2 id="near">{words.near}</h2>
      <p class="quiet">{near.length === 0 ? words.noNear : words.nearHint}</p>
      <ul>
        {near.map(({ slug, title, excerpt }) => (
          <li>
            <a href={`/aide/${slug}`}>{title}</a> <span class="quiet">{excerpt}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Draft({ proposal: { id, kind }, draft }: { proposal: ProposalFile['proposal']; draft: string }) {
  return (
    <section class="panel" aria-labelledby="draft">
      <h2 id="draft">{words.draft}</h2>
      <p class="quiet">{kind === 'fix_article' ? words.sectionHint : words.draftHint}</p>
      <pre class="note" tabindex={0} role="region" aria-label={`${words.draft}, texte`}>
        {draft}
      </pre>
      <p>
        <a href={`/bureau/revue/${id}/brouillon.md`}>{words.download}</a>
      </p>
    </section>
  );
}

function Answers({ answers }: { answers: readonly string[] }) {
  return (
    <section class="panel" aria-labelledby="answers">
      <h2 id="answers">{words.answers}</h2>
      {answers.length === 0 && <p class="quiet">{words.noAnswers}</p>}
      <ul>
        {answers.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function Effects({ proposal: { id, effect, ending } }: { proposal: ProposalFile['proposal'] }) {
  return (
    <section class="panel" aria-labelledby="effect">
      <h2 id="effect">{words.effect}</h2>
      {effect === null ? (
        <p class="quiet">{words.notYet}</p>
      ) : (
        <dl class="numbers">
          {actionEffectInWords(effect).map(({ name, text }) => (
            <div>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {ending === null && <EndingForm id={id} />}
    </section>
  );
}
