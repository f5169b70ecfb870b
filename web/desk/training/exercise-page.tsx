import { trainingWords as words, outcomeWords, traitWords } from '../../../content/fr/training-words.ts';
import { moment } from '../../../content/instants.ts';
import { TRAITS } from '../../../domain/training/contrast.ts';
import type { ApiClient, Body } from '../../api-client.ts';
import { TrainingPart } from './training-part.tsx';
import { standingOf } from './training-page.tsx';

type Played = Body<ApiClient['desk']['training']['exercises'][':id']['$get']>;
type Asked = { played: Played; title: string; now: number; problem?: string | undefined };

/** A closed question to answer; then both answers side by side. */
export function ExercisePage({ played, title, now, problem }: Asked) {
  const { exercise, asked, given } = played;
  const standing = standingOf(exercise, now);
  return (
    <TrainingPart title={words.exercise} of={title}>
      <p class="quiet">{words.sandbox}</p>
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      <p>
        <span class="chip">{outcomeWords[standing]}</span>{' '}
        {standing === 'running' &&
          (now <= exercise.dueAt ? words.before : words.after)(moment(exercise.dueAt, now))}
      </p>
      {asked === null ? <p>{words.gone}</p> : <Text id="asked" title={words.asked} text={asked} />}
      {asked !== null && standing === 'running' && <AnswerForm id={exercise.id} />}
      {given !== null && <Beside played={played} given={given} />}
    </TrainingPart>
  );
}

function Text({ id, title, text }: { id: string; title: string; text: string }) {
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="as-written">{text}</p>
    </section>
  );
}

function AnswerForm({ id }: { id: string }) {
  return (
    <form method="post" action={`/bureau/formation/exercices/${id}`} class="panel">
      <div class="field">
        <label for="text">{words.yours}</label>
        <textarea id="text" name="text" rows={10} maxlength={10_000} required />
      </div>
      <button class="button">{words.answer}</button>
    </form>
  );
}

function Beside({ played: { answer, traits, advice }, given }: { played: Played; given: string }) {
  return (
    <>
      {advice && (
        <p class="wrong" role="alert">
          {words.advice}
        </p>
      )}
      <div class="two-answers">
        <Text id="yours" title={words.yours} text={answer ?? words.none} />
        <Text id="given" title={words.given} text={given} />
      </div>
      {traits !== null && <Traits traits={traits} />}
    </>
  );
}

function Traits({ traits }: { traits: NonNullable<Played['traits']> }) {
  return (
    <section class="panel" aria-labelledby="traits">
      <h2 id="traits">{words.beside}</h2>
      <table class="values">
        <thead>
          <tr>
            <th scope="col">{words.trait}</th>
            <th scope="col">{words.yours}</th>
            <th scope="col">{words.given}</th>
          </tr>
        </thead>
        <tbody>
          {TRAITS.map((trait) => (
            <tr>
              <th scope="row">{traitWords[trait]}</th>
              <td>{traits.answer[trait] ? words.yes : words.no}</td>
              <td>{traits.given[trait] ? words.yes : words.no}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
