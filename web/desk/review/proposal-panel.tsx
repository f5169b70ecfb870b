import type { WeeklyReview } from '../../../api/agents/review-forms.ts';
import {
  evidenceInWords,
  proposalKinds,
  proposalReasons,
  reviewWords as words,
} from '../../../content/fr/review-words.ts';
import { civilDate, dayNumber } from '../../../domain/calendar-dates.ts';
import { marksOn } from '../../../domain/review/product-events.ts';
import { drawTrend } from '../../charts/draw.ts';
import { DecisionForms } from './decision-forms.tsx';

type Proposal = WeeklyReview['proposals'][number];
type Shown = {
  proposal: Proposal;
  events: WeeklyReview['events'];
  titleOf: (slug: string) => string;
  today: string;
};

/** One proposal to decide: what it is, why, and the forms. */
export function OpenProposal({ proposal, events, titleOf, today }: Shown) {
  const { id, kind, name } = proposal;
  return (
    <article class="panel" aria-labelledby={`name-${id}`}>
      <h3 id={`name-${id}`}>
        {proposalKinds[kind]} : {name}
      </h3>
      <Grounds proposal={proposal} events={events} titleOf={titleOf} />
      <p>
        <a href={`/bureau/revue/${id}`}>
          {words.open}
          <span class="unseen"> : {name}</span>
        </a>
      </p>
      <DecisionForms proposal={proposal} today={today} />
    </article>
  );
}

/** Why: counts, course, shares, and what people write. */
export function Grounds({ proposal, events, titleOf }: Omit<Shown, 'today'>) {
  const { kind, now, before, openMinutes, evidence, rewritten, sentences, questions } = proposal;
  const rising = events.filter(({ id }) => proposal.risesWith.includes(id));
  return (
    <>
      <p>
        {proposalReasons[kind]} <Subject proposal={proposal} titleOf={titleOf} />
      </p>
      <div class="grounds">
        <div>
          <p>
            {words.volume(now, before)} ; {words.spent(openMinutes)}.
          </p>
          {rising.length > 0 && (
            <p>
              {words.risesWith} : {rising.map(({ title }) => title).join(', ')}.
            </p>
          )}
          {evidence && (
            <ul>
              {evidenceInWords(evidence).map((ground) => (
                <li>{ground}</li>
              ))}
              {rewritten > 0 && <li>{words.rewritten(rewritten)}</li>}
            </ul>
          )}
        </div>
        <Course proposal={proposal} events={events} />
      </div>
      {sentences.map((sentence) => (
        <blockquote>{sentence}</blockquote>
      ))}
      <p class="quiet">
        {words.questions} :{' '}
        {questions.slice(0, LINKED).map((reference) => (
          <>
            <a href={`/bureau/questions/${reference}`}>{reference}</a>{' '}
          </>
        ))}
      </p>
    </>
  );
}

const LINKED = 5;

/** Six weeks, with what changed in them. */
function Course({ proposal: { name, trend, week }, events }: Pick<Shown, 'proposal' | 'events'>) {
  const weeks = weeksOf(week, trend);
  const marks = marksOn(events, weeks);
  return (
    <figure>
      {drawTrend(`${words.trend} : ${trend.join(', ')}. ${name}`, {
        points: trend.map((value, at) => ({ period: civilDate(weeks[at] ?? 0), value })),
        events: marks.map(({ mark, period }) => ({
          period: civilDate(weeks[period] ?? 0),
          text: mark,
        })),
      })}
      <figcaption class="quiet">
        {words.trend} : {trend.join(', ')}
        {marks.map(({ mark, event }) => ` · ${mark} : ${event.title}`)}
      </figcaption>
    </figure>
  );
}

/** The Monday of each, then the one after the last. */
function weeksOf(week: string, trend: readonly number[]): number[] {
  return Array.from({ length: trend.length + 1 }, (_, at) => dayNumber(week) - 7 * (trend.length - 1 - at));
}

function Subject({ proposal: { article, section }, titleOf }: Pick<Shown, 'proposal' | 'titleOf'>) {
  if (article === null) return null;
  return (
    <>
      <a href={`/aide/${article}`}>{titleOf(article)}</a>
      {section === null ? '.' : ` : « ${section} ».`}
    </>
  );
}
