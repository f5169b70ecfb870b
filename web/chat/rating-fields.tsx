import { COMMENT_LIMIT } from '../../api/requester/comment.ts';
import { useWords } from './words.ts';

/** Five scores, one of which may be chosen already, and a comment. */
export function RatingFields({ id, chosen }: { id: string; chosen?: number | undefined }) {
  const { rating: ratingWords } = useWords();
  return (
    <>
      <fieldset class="scores">
        <legend>{ratingWords.title}</legend>
        <div>
          {ratingWords.scores.map((label, index) => (
            <label title={label}>
              <input
                type="radio"
                name="score"
                value={index + 1}
                required
                checked={index + 1 === chosen}
                aria-label={ratingWords.score(index + 1, label)}
              />
              <span aria-hidden="true">{index + 1}</span>
            </label>
          ))}
        </div>
        <p class="hint scale" aria-hidden="true">
          <span>{ratingWords.from}</span> <span>{ratingWords.to}</span>
        </p>
      </fieldset>
      <RatingComment id={id} />
    </>
  );
}

function RatingComment({ id }: { id: string }) {
  const { rating: ratingWords } = useWords();
  return (
    <div class="field">
      <label for={id}>
        {ratingWords.comment} <span class="quiet">{ratingWords.optional}</span>
      </label>
      <textarea
        id={id}
        name="comment"
        rows={2}
        maxlength={COMMENT_LIMIT}
        aria-describedby={`${id}-aide`}
      ></textarea>
      <p class="hint" id={`${id}-aide`}>
        {ratingWords.hint(COMMENT_LIMIT)}
      </p>
    </div>
  );
}
