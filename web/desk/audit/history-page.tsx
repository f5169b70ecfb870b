import { decisionOf, type DecisionWords, type ShownEvent } from '../../../content/audit/decision-text.ts';
import { englishDecisions } from '../../../content/en/decision-words.ts';
import {
  auditPageWords,
  auditWords,
  extensionOutcomes,
  verdictWords,
} from '../../../content/fr/audit-words.ts';
import { frenchDecisions } from '../../../content/fr/decision-words.ts';
import { channelWords, routeWords, statusWords } from '../../../content/fr/desk-words.ts';
import { openingWords } from '../../../content/fr/staff-words.ts';
import { moment } from '../../../content/instants.ts';
import type { ApiClient, Body } from '../../api-client.ts';
import { Detail } from '../clock-detail.tsx';
import { nameOf, type Seen } from '../desk-data.ts';
import { displayName } from '../display-name.ts';
import { ReplayPanel, type ReplayAnswer } from './replay-panel.tsx';

type AuditFile = Body<ApiClient['desk']['audit']['questions'][':reference']['$get']>;
export type Replay = ReplayAnswer | { problem: string };

type Props = { file: AuditFile; seen: Seen; language: 'fr' | 'en'; replayed: Replay | undefined };

/** How the page says an event, and a name. */
export type Telling = {
  words: DecisionWords;
  page: (typeof auditPageWords)['fr' | 'en'];
  verdicts: (typeof verdictWords)['fr'];
  nameOf: (agent: string) => string;
};

/** One question as an auditor reads it: each decision, each sum, who opened it, and what a replay finds. */
export function HistoryPage({ file, seen, language, replayed }: Props) {
  const telling: Telling = {
    words: language === 'en' ? englishDecisions(seen.now) : frenchDecisions(seen.now),
    page: auditPageWords[language],
    verdicts: verdictWords[language],
    nameOf: (agent) => nameOf(seen, agent),
  };
  const { reference } = file.question;
  const other = language === 'en' ? '' : '?langue=en';
  return (
    <div class="audit" lang={language}>
      <Heading file={file} />
      <p>
        <a href={`/bureau/audit/${reference}${other}`} lang={language === 'en' ? 'fr' : 'en'}>
          {telling.page.other}
        </a>
      </p>
      <ReplayPanel reference={reference} language={language} telling={telling} replayed={replayed} />
      <Timeline events={file.events} telling={telling} />
      <Clocks file={file} seen={seen} telling={telling} language={language} />
      <div lang="fr">
        <Readings file={file} seen={seen} />
        <Superseded file={file} seen={seen} />
      </div>
    </div>
  );
}

function Heading({ file: { question, archived } }: { file: AuditFile }) {
  const { reference, route, status, channel } = question;
  return (
    <header lang="fr">
      <h1>
        {displayName(routeWords, route ?? undefined) ?? 'Demande'} <small>{reference}</small>
      </h1>
      <p>
        <span class={`chip is-${status}`}>{displayName(statusWords, status) ?? status}</span>{' '}
        {channelWords[channel]} · <a href={`/bureau/questions/${reference}`}>{auditWords.desk}</a>
      </p>
      {archived.map(({ file, line }) => (
        <p class="quiet">
          {auditWords.archived} : {auditWords.line(file, line)}
        </p>
      ))}
    </header>
  );
}

function Timeline({ events, telling }: { events: readonly ShownEvent[]; telling: Telling }) {
  const { page } = telling;
  return (
    <div>
      <h2 id="histoire">{page.history}</h2>
      <div class="scrolled" role="region" aria-labelledby="histoire" tabindex={0}>
        <table class="values decisions">
          <thead>
            <tr>
              {['n°', page.when, page.what, page.who, page.why].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <DecisionRow event={event} telling={telling} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function DecisionRow({ event, telling: { words, nameOf: naming } }: { event: ShownEvent; telling: Telling }) {
  const { what, who, why } = decisionOf(event, words, naming);
  return (
    <tr>
      <td>{String(event['seq'])}</td>
      <td>
        <time datetime={new Date(event.at).toISOString()}>{words.moment(event.at)}</time>
      </td>
      <th scope="row">{what}</th>
      <td>{who}</td>
      <td>{why}</td>
    </tr>
  );
}

type ClocksShown = Pick<Props, 'file' | 'seen' | 'language'> & { telling: Telling };

function Clocks({
  file: { receipts },
  seen,
  telling: { page, words, nameOf: naming },
  language,
}: ClocksShown) {
  const extensions = receipts.flatMap((receipt) => receipt.extensions);
  const actor = (by: string) => decisionOf({ type: '', at: 0, by }, words, naming).who;
  return (
    <section aria-labelledby="delais">
      <h2 id="delais">{page.clocks}</h2>
      {receipts.length === 0 && <p class="quiet">{page.noClocks}</p>}
      {extensions.length > 0 && (
        <>
          <h3>{page.extensions}</h3>
          <ul>
            {extensions.map(({ announcedAt, by, promisedAt, outcome }) => (
              <li>
                {page.extension(words.moment(announcedAt), actor(by), words.moment(promisedAt))} :{' '}
                <strong>{extensionOutcomes[language][outcome]}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      {receipts.length > 0 && (
        <div lang="fr">
          <Detail clocks={receipts} receipts={receipts} now={seen.now} />
        </div>
      )}
    </section>
  );
}

function Readings({ file: { openings, accesses }, seen }: Pick<Props, 'file' | 'seen'>) {
  const medical = accesses.map(({ agent, at }) => ({ agent, at, view: 'medical' as const }));
  return (
    <section aria-labelledby="lectures">
      <h2 id="lectures">{auditWords.readings}</h2>
      {openings.length + medical.length === 0 && <p class="quiet">{auditWords.noReadings}</p>}
      <ul class="plain">
        {[...openings, ...medical]
          .toSorted((one, other) => other.at - one.at)
          .map(({ agent, at, view }) => (
            <li>
              {nameOf(seen, agent)}, {moment(at, seen.now)} : {openingWords.views[view]}
            </li>
          ))}
      </ul>
    </section>
  );
}

function Superseded({ file: { superseded }, seen }: Pick<Props, 'file' | 'seen'>) {
  if (superseded.length === 0) return null;
  const words = frenchDecisions(seen.now);
  return (
    <section aria-labelledby="avant">
      <h2 id="avant">{auditWords.superseded}</h2>
      <ul class="plain">
        {superseded.map(({ event, by, why, at }) => (
          <li>
            {event === null
              ? auditWords.destroyed
              : decisionOf(event, words, (agent) => nameOf(seen, agent)).what}
            <span class="quiet">
              {' '}
              {moment(at, seen.now)}, {auditWords.supersededBy(by, why)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
