import { trainingWords as words, traitWords } from '../../../content/fr/training-words.ts';
import type { ApiClient, Body } from '../../api-client.ts';
import { PlayForm } from './training-page.tsx';
import { TrainingPart } from './training-part.tsx';

type Topic = Body<ApiClient['desk']['training']['topics'][':topic']['$get']>;

/** What set the month's best answers to one matter apart. No answer is shown whole, and nobody is named. */
export function TrainingTopicPage({ taught, title }: { taught: Topic; title: string }) {
  const { topic, best, worst, common, lacking } = taught;
  return (
    <TrainingPart title={title}>
      <p>{words.sides(best, worst)}</p>
      <Apart taught={taught} />
      <Sentences id="common" title={words.common} none={words.noCommon} sentences={common} />
      {worst > 0 && (
        <Sentences id="lacking" title={words.lacking} none={words.noLacking} sentences={lacking} />
      )}
      <p>
        <a href={`/aide/${topic}`}>{words.article}</a>
      </p>
      <PlayForm topic={topic} title={title} />
    </TrainingPart>
  );
}

function Apart({ taught: { contrast } }: { taught: Topic }) {
  return (
    <section class="panel" aria-labelledby="apart">
      <h2 id="apart">{words.apart}</h2>
      {contrast.length === 0 ? (
        <p class="quiet">{words.noApart}</p>
      ) : (
        <table class="values">
          <thead>
            <tr>
              <th scope="col">{words.trait}</th>
              <th scope="col">{words.best}</th>
              <th scope="col">{words.worst}</th>
            </tr>
          </thead>
          <tbody>
            {contrast.map(({ trait, best, worst }) => (
              <tr>
                <th scope="row">{traitWords[trait]}</th>
                <td>{words.of(...best)}</td>
                <td>{words.of(...worst)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type Said = { id: string; title: string; none: string; sentences: readonly string[] };

function Sentences({ id, title, none, sentences }: Said) {
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {sentences.length === 0 && <p class="quiet">{none}</p>}
      {sentences.map((sentence) => (
        <blockquote>{sentence}</blockquote>
      ))}
    </section>
  );
}
