import {
  articleStateNames,
  authoringWords as words,
  faultInWords,
} from '../../../content/fr/authoring-words.ts';
import { moment } from '../../../content/instants.ts';
import { articleStates, type ArticleState } from '../../../domain/authoring.ts';
import { civilDate } from '../../../domain/calendar-dates.ts';
import { dayOf } from '../../../domain/indicators/civil-days.ts';
import type { ApiClient, Body } from '../../api-client.ts';

export type ListedArticle = Body<ApiClient['library']['articles']['$get']>[number];

type Props = { articles: readonly ListedArticle[]; state: ArticleState | undefined; now: number };

/** The help centre's articles by what stands with them: written, read by another person, planned, published, taken away. */
export function ArticleList({ articles, state, now }: Props) {
  const shown = articles.filter((article) => state === undefined || article.state === state);
  return (
    <div class="staff library">
      <h1>{words.title}</h1>
      <p class="quiet">{words.lead}</p>
      <p>
        <a class="button" href="/bureau/articles/nouveau">
          {words.add}
        </a>
      </p>
      <nav class="filters" aria-label={words.filter}>
        <Filter to="/bureau/articles" here={state === undefined} words={words.all} count={articles.length} />
        {articleStates.map((one) => (
          <Filter
            to={`/bureau/articles?etat=${one}`}
            here={one === state}
            words={articleStateNames[one]}
            count={articles.filter((article) => article.state === one).length}
          />
        ))}
      </nav>
      {shown.length === 0 && <p class="quiet">{words.none}</p>}
      <ul class="plain staff-list">
        {shown.map((article) => (
          <li class="panel">
            <Listed article={article} now={now} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Filter({
  to,
  here,
  words: name,
  count,
}: {
  to: string;
  here: boolean;
  words: string;
  count: number;
}) {
  return (
    <a href={to} {...(here ? { 'aria-current': 'page' } : {})}>
      {name} <span class="count">{count}</span>
    </a>
  );
}

function Listed({ article, now }: { article: ListedArticle; now: number }) {
  return (
    <>
      <h2>
        <a href={`/bureau/articles/${article.id}`}>{article.title}</a>
      </h2>
      <p class="quiet">{standingOf(article, now).join(' · ')}</p>
      <Faults faults={article.faults} />
    </>
  );
}

/** "Programmé · paraît demain à 9 h 00 · en ligne, dans sa version d’avant · modifié …". */
export function standingOf(article: ListedArticle, now: number): string[] {
  const { state, isLive, isAhead, publishAt, withdrawAt, changedAt, writtenBy, readAgain } = article;
  const isDue = readAgain !== null && readAgain <= civilDate(dayOf(now));
  return [
    articleStateNames[state],
    ...(publishAt === null ? [] : [words.appears(moment(publishAt, now))]),
    ...(withdrawAt === null ? [] : [words.ends(moment(withdrawAt, now))]),
    ...(isLive && state !== 'published' ? [words.isLiveBefore] : []),
    ...(isAhead ? [words.ahead] : []),
    ...(isDue ? [words.readAgain(readAgain)] : []),
    ...(changedAt === null ? [] : [words.changed(moment(changedAt, now), whoIs(writtenBy ?? ''))]),
  ];
}

/** An agent's name, or what else may do something with an article. */
export function whoIs(by: string): string {
  if (by === 'files' || by === 'timer' || by === 'console') return words[by];
  return by;
}

function Faults({ faults }: Pick<ListedArticle, 'faults'>) {
  if (faults.length === 0) return null;
  return (
    <div class="wrong">
      <p>{words.refused}</p>
      <ul>
        {faults.map((fault) => (
          <li>{faultInWords(fault)}</li>
        ))}
      </ul>
    </div>
  );
}
