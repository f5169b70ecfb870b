// Whose hands a question went through beside its process: who read it, who changed what it said.
import { decisionOf } from '../../../content/audit/decision-text.ts';
import { auditWords } from '../../../content/fr/audit-words.ts';
import { frenchDecisions } from '../../../content/fr/decision-words.ts';
import { openedPartWords, openingViewWords, readerOf } from '../../../content/fr/opening-words.ts';
import { moment } from '../../../content/instants.ts';
import { nameOf, type Seen } from '../desk-data.ts';
import type { AuditFile } from './telling.ts';

type Props = { file: AuditFile; seen: Seen };

/** Who opened it. */
export function Readings({ file: { openings, accesses }, seen }: Props) {
  const medical = accesses.map(({ agent, at }) => ({
    agent,
    at,
    view: 'medical' as const,
    part: 'question' as const,
  }));
  return (
    <section aria-labelledby="lectures">
      <h2 id="lectures">{auditWords.readings}</h2>
      {openings.length + medical.length === 0 && <p class="quiet">{auditWords.noReadings}</p>}
      <ul class="plain">
        {[...openings, ...medical]
          .toSorted((one, other) => other.at - one.at)
          .map(({ agent, at, view, part }) => (
            <li>
              {readerOf(agent, (id) => nameOf(seen, id))}, {moment(at, seen.now)} : {openedPartWords[part]},{' '}
              {openingViewWords[view]}
            </li>
          ))}
      </ul>
    </section>
  );
}

/** What its journal said before, and who changed it. */
export function Superseded({ file: { superseded }, seen }: Props) {
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
