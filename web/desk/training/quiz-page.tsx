import { trainingWords as words } from '../../../content/fr/training-words.ts';
import type { ApiClient, Body } from '../../api-client.ts';
import { TrainingPart } from './training-part.tsx';

type Quizzes = ApiClient['desk']['training']['quizzes'][':step'];
export type Quiz = Body<Quizzes['$get']>;
type Corrected = Body<Quizzes['$post']>;
type Question = Quiz['questions'][number];

/** Questions on what the help centre says, each with its options. */
export function QuizPage({ quiz, step, notice }: { quiz: Quiz; step: string; notice?: string | undefined }) {
  return (
    <TrainingPart title={words.quiz} of={quiz.theme}>
      {notice !== undefined && <p role="status">{notice}</p>}
      <p class="quiet">{words.quizHint}</p>
      <form method="post" action={`/bureau/formation/quiz/${step}`}>
        <input type="hidden" name="nth" value={quiz.nth} />
        {quiz.questions.map((question, at) => (
          <fieldset class="panel">
            <legend>
              {at + 1}. {words.where(question.section)}
            </legend>
            <p class="quiet">{question.title}</p>
            {question.options.map((option, place) => (
              <label class="option">
                <input type="radio" name={`q${at}`} value={place} required /> {option}
              </label>
            ))}
          </fieldset>
        ))}
        <button class="button">{words.send}</button>
      </form>
    </TrainingPart>
  );
}

type Result = { quiz: Quiz; corrected: Corrected; chosen: readonly number[]; step: string };

/** The same questions with what the help centre answers. */
export function CorrectedPage({ quiz, corrected, chosen, step }: Result) {
  const { theme, right, asked, passed } = corrected;
  return (
    <TrainingPart title={words.quiz} of={theme}>
      <p role="status">
        <strong>{words.score(right, asked)}</strong>. {passed ? words.passed : words.failed}
      </p>
      {quiz.questions.map((question, at) => (
        <Answer question={question} right={corrected.answers[at]} chosen={chosen[at]} />
      ))}
      <p>
        <a href={`/bureau/formation/quiz/${step}`}>{words.again}</a>
      </p>
    </TrainingPart>
  );
}

type Answered = { question: Question; right: number | undefined; chosen: number | undefined };

function Answer({ question: { slug, title, section, options }, right, chosen }: Answered) {
  const isRight = right === chosen;
  return (
    <section class="panel" aria-label={words.where(section)}>
      <h2>{words.where(section)}</h2>
      <p class="quiet">
        <a href={`/aide/${slug}`}>{title}</a>
      </p>
      <p>
        <span class="chip">{isRight ? words.isRight : words.isWrong}</span>
      </p>
      {!isRight && (
        <p>
          {words.yourAnswer} : {options[chosen ?? -1] ?? words.none}
        </p>
      )}
      <p>
        {words.rightAnswer} : {options[right ?? -1]}
      </p>
    </section>
  );
}
