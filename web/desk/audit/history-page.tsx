import { englishDecisions } from '../../../content/en/decision-words.ts';
import { auditPageWords, auditWords, verdictWords } from '../../../content/fr/audit-words.ts';
import { frenchDecisions } from '../../../content/fr/decision-words.ts';
import { channelWords, routeWords, statusWords } from '../../../content/fr/desk-words.ts';
import { nameOf, type Seen } from '../desk-data.ts';
import { displayName } from '../display-name.ts';
import { Clocks } from './clocks.tsx';
import { Readings, Superseded } from './hands.tsx';
import { ReplayPanel, type Replay } from './replay-panel.tsx';
import type { AuditFile, Telling } from './telling.ts';
import { Timeline } from './timeline.tsx';

type Props = { file: AuditFile; seen: Seen; language: 'fr' | 'en'; replayed: Replay | undefined };

/** One question as an auditor reads it: each decision, each sum, who opened it, and what a replay finds. */
export function HistoryPage({ file, seen, language, replayed }: Props) {
  const telling: Telling = {
    language,
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
      <ReplayPanel reference={reference} telling={telling} replayed={replayed} />
      <Timeline events={file.events} telling={telling} />
      <Clocks file={file} seen={seen} telling={telling} />
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
