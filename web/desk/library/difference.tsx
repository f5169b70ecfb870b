import { authoringWords as words } from '../../../content/fr/authoring-words.ts';
import { lineDiff } from '../../../content/line-diff.ts';
import type { Compared } from './article-page.tsx';

/** Lines kept around what changes. */
const AROUND = 2;

/** What changes from one text to another, told by words beside the colours. */
export function Difference({ title, former, fresh }: Compared) {
  const lines = lineDiff(former.trim(), fresh.trim());
  const near = (at: number) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((one) => one.in !== 'both');
  const shown = lines.flatMap((line, at) =>
    near(at) ? [{ ...line, isApart: at > 0 && !near(at - 1) }] : [],
  );
  return (
    <section class="panel" aria-labelledby="difference">
      <h2 id="difference">{title}</h2>
      {shown.length === 0 ? (
        <p class="quiet">{words.same}</p>
      ) : (
        <div class="difference">
          {shown.map(({ in: where, text, isApart }) => (
            <>
              {isApart && <hr />}
              {where === 'both' && <p>{text}</p>}
              {where === 'former' && (
                <p>
                  <del>
                    <span class="unseen">{words.taken} : </span>
                    {text}
                  </del>
                </p>
              )}
              {where === 'new' && (
                <p>
                  <ins>
                    <span class="unseen">{words.added} : </span>
                    {text}
                  </ins>
                </p>
              )}
            </>
          ))}
        </div>
      )}
    </section>
  );
}
