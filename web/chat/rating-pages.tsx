import { rating as words, talk } from '../../content/fr/chat.ts';
import { isLowRating } from '../../domain/surveys.ts';
import { UrgentFrame } from './emergency-notice.tsx';
import { RatingFields } from './rating-fields.tsx';

type Of = { reference: string; token: string };

/** `chosen` is the score of the link: any other number chooses none. */
export function RatingForm({ reference, token, id, chosen }: Of & { id: string; chosen: number }) {
  return (
    <div class="wrap narrow stack page">
      <h1>{talk.titleOf(reference)}</h1>
      <form class="asked" method="post" action={`/question/${encodeURIComponent(reference)}/note`}>
        <input type="hidden" name="acces" value={token} />
        <input type="hidden" name="id" value={id} />
        <RatingFields id="avis-commentaire" chosen={chosen} />
        <button class="button">{words.send}</button>
      </form>
      <UrgentFrame />
    </div>
  );
}

/** Without a score: it had been given before. */
export function RatingThanks({ reference, token, score }: Of & { score?: number }) {
  const isLow = score !== undefined && isLowRating(score);
  return (
    <div class="wrap narrow stack page">
      <h1>{words.thanks}</h1>
      <p>{score === undefined ? words.keptBefore : words.kept(score)}</p>
      {isLow && <p>{words.notSettled}</p>}
      <form method="post" action={`/question/${encodeURIComponent(reference)}/acces`}>
        <input type="hidden" name="acces" value={token} />
        <button class="button is-plain">{isLow ? words.takeUp : talk.open}</button>
      </form>
      <UrgentFrame />
    </div>
  );
}
