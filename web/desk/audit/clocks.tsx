import { decisionOf } from '../../../content/audit/decision-text.ts';
import { extensionOutcomes } from '../../../content/fr/audit-words.ts';
import { Detail } from '../clock-detail.tsx';
import type { Seen } from '../desk-data.ts';
import type { AuditFile, Telling } from './telling.ts';

type Props = { file: AuditFile; seen: Seen; telling: Telling };

/** What was promised, and the sum of each clock. */
export function Clocks({ file: { receipts }, seen, telling }: Props) {
  const { language, page, words, nameOf: naming } = telling;
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
