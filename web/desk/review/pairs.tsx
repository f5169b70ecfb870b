import type { ArticlePair } from '../../../content/review/article-pairs.ts';
import { reviewWords as words } from '../../../content/fr/review-words.ts';

type Props = { pairs: readonly ArticlePair[]; titleOf: (slug: string) => string };

/** Articles to read side by side. */
export function Pairs({ pairs, titleOf }: Props) {
  if (pairs.length === 0) return null;
  return (
    <section aria-labelledby="pairs" class="panel">
      <h2 id="pairs">{words.pairs}</h2>
      <ul>
        {pairs.map(({ slugs: [one, other], why, sentences = [] }) => (
          <li>
            <a href={`/aide/${one}`}>{titleOf(one)}</a> et <a href={`/aide/${other}`}>{titleOf(other)}</a>{' '}
            {words.pairWhy[why]}.
            {sentences.map((sentence) => (
              <blockquote>{sentence}</blockquote>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
