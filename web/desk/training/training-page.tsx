import { trainingWords as words, outcomeWords, progressWords } from '../../../content/fr/training-words.ts';
import { moment } from '../../../content/instants.ts';
import type { ApiClient, Body } from '../../api-client.ts';

export type Training = Body<ApiClient['desk']['training']['$get']>;
type Titled = { titleOf: (slug: string) => string; now: number };
type Asked = Titled & { training: Training; problem?: string | undefined };

/** One's own path, what the month teaches, one's exercises; for whoever leads, the team. */
export function TrainingPage({ training, titleOf, now, problem }: Asked) {
  return (
    <div class="training">
      <h1>{words.title}</h1>
      <p class="quiet">{words.intro}</p>
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      <Path steps={training.steps} />
      <Month topics={training.topics} titleOf={titleOf} />
      <Exercises exercises={training.exercises} titleOf={titleOf} now={now} />
      {training.team !== null && <Team team={training.team} />}
    </div>
  );
}

function Path({ steps }: Pick<Training, 'steps'>) {
  const count = (standing: string) => steps.filter((step) => step.standing === standing).length;
  return (
    <section class="panel" aria-labelledby="path">
      <h2 id="path">{words.path}</h2>
      <p class="quiet">{words.pathHint}</p>
      {steps.length === 0 ? (
        <p>{words.noSteps}</p>
      ) : (
        <p>
          <progress max={steps.length} value={count('covered') + count('known')} aria-labelledby="path" />{' '}
          {words.far(count('covered'), count('known'), steps.length)}
        </p>
      )}
      <ol class="plain steps">
        {steps.map((step) => (
          <Step step={step} />
        ))}
      </ol>
    </section>
  );
}

function Step({
  step: { id, theme, standing, best, exercises, articles },
}: {
  step: Training['steps'][number];
}) {
  return (
    <li>
      <h3>{theme}</h3>
      <p>
        <span class={`chip is-${standing}`}>{progressWords[standing]}</span>{' '}
        {best !== null && `${words.quiz} : ${words.score(best.right, best.asked)}`}
        {best !== null && exercises > 0 && ', '}
        {exercises > 0 && words.practised(exercises)}
      </p>
      <details>
        <summary>
          {words.articles} ({articles.length})<span class="unseen"> : {theme}</span>
        </summary>
        <ul>
          {articles.map(({ slug, title }) => (
            <li>
              <a href={`/aide/${slug}`}>{title}</a>
            </li>
          ))}
        </ul>
      </details>
      <p>
        <a href={`/bureau/formation/quiz/${id}`}>
          {best === null ? words.takeQuiz : words.again}
          <span class="unseen"> : {theme}</span>
        </a>
      </p>
    </li>
  );
}

function Month({ topics, titleOf }: Pick<Training, 'topics'> & Pick<Titled, 'titleOf'>) {
  return (
    <section class="panel" aria-labelledby="month">
      <h2 id="month">{words.month}</h2>
      <p class="quiet">{topics.length === 0 ? words.noMonth : words.monthHint}</p>
      {topics.length > 0 && (
        <div class="scrolled" role="region" aria-label={`${words.month}, tableau`} tabindex={0}>
          <table class="values">
            <thead>
              <tr>
                <th scope="col">{words.topic}</th>
                <th scope="col">{words.best}</th>
                <th scope="col">{words.worst}</th>
                <th scope="col">{words.play}</th>
              </tr>
            </thead>
            <tbody>
              {topics.map(({ topic, best, worst }) => (
                <tr>
                  <th scope="row">
                    <a href={`/bureau/formation/sujets/${topic}`}>{titleOf(topic)}</a>
                  </th>
                  <td>{best}</td>
                  <td>{worst}</td>
                  <td>
                    <PlayForm topic={topic} title={titleOf(topic)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

export function PlayForm({ topic, title }: { topic: string; title: string }) {
  return (
    <form method="post" action="/bureau/formation/exercices">
      <input type="hidden" name="topic" value={topic} />
      <button class="link">
        {words.play}
        <span class="unseen"> : {title}</span>
      </button>
    </form>
  );
}

function Exercises({ exercises, titleOf, now }: Pick<Training, 'exercises'> & Titled) {
  return (
    <section class="panel" aria-labelledby="exercises">
      <h2 id="exercises">{words.exercises}</h2>
      {exercises.length === 0 && <p class="quiet">{words.noExercises}</p>}
      <ul class="plain due-lines">
        {exercises.map((exercise) => (
          <li>
            <span>{moment(exercise.begunAt, now)}</span>
            <a href={`/bureau/formation/exercices/${exercise.id}`}>{titleOf(exercise.topic)}</a>
            <span>{outcomeWords[standingOf(exercise, now)]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The sandbox writes down how it ended a moment after: what is known is shown at once. */
export function standingOf(
  { outcome, answeredAt, dueAt, lapsesAt }: Training['exercises'][number],
  now: number,
): keyof typeof outcomeWords {
  if (outcome !== null) return outcome;
  if (answeredAt !== null) return answeredAt <= dueAt ? 'in_time' : 'late';
  return now > lapsesAt ? 'abandoned' : 'running';
}

function Team({ team: { people, coverage } }: { team: NonNullable<Training['team']> }) {
  return (
    <section class="panel" aria-labelledby="team">
      <h2 id="team">{words.team}</h2>
      <p class="quiet">{words.teamHint}</p>
      <div class="scrolled" role="region" aria-label={`${words.team}, tableau`} tabindex={0}>
        <table class="values coverage">
          <thead>
            <tr>
              <th scope="col">{words.step}</th>
              <th scope="col">{words.whole}</th>
              {people.map(({ name }) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {coverage.map(({ theme, known, covered, agents }, at) => (
              <tr>
                <th scope="row">{theme}</th>
                <td>{words.covered(known, covered, agents)}</td>
                {people.map(({ standings }) => (
                  <td>{progressWords[standings[at] ?? 'to-do']}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
