import { macroWords as words } from '../../content/fr/macro-words.ts';
import { teams } from '../../domain/journal.ts';
import type { MacroEntry } from '../../api/agents/macros.ts';
import type { Seen } from './desk-data.ts';
import { AreaField, ChoiceField, Field, FormOutcome } from './fields.tsx';
import type { Topic } from './narrowing-form.tsx';

type Props = {
  seen: Seen;
  macros: readonly MacroEntry[];
  topics: readonly Topic[];
  problem: string | undefined;
  done: boolean;
};

/** Texts that are written often: read, written, changed, by a form alone. */
export function MacrosPage({ seen, macros, topics, problem, done }: Props) {
  return (
    <div class="staff">
      <h1>{words.title}</h1>
      <FormOutcome problem={problem} done={done ? words.done : undefined} />
      <p class="quiet">{words.lead}</p>
      {macros.length === 0 && <p class="quiet">{words.none}</p>}
      <ul class="plain staff-list">
        {macros.map((macro) => (
          <li class="panel">
            <Macro macro={macro} seen={seen} topics={topics} />
          </li>
        ))}
      </ul>
      <section class="panel" aria-labelledby="nouveau-modele">
        <h2 id="nouveau-modele">{words.add}</h2>
        <MacroForm seen={seen} topics={topics} />
      </section>
    </div>
  );
}

type One = Pick<Props, 'seen' | 'topics'> & { macro: MacroEntry };

function Macro({ macro, seen, topics }: One) {
  const { id, title, body, team, topic, isShared, mayEdit } = macro;
  const about = topics.find(({ slug }) => slug === topic)?.title;
  return (
    <>
      <h2>{title}</h2>
      <p class="quiet">
        {[isShared ? words.shared : words.personal, words.teams[team], about].filter(Boolean).join(' · ')}
      </p>
      <p class="macro-text">{body}</p>
      {mayEdit && (
        <details>
          <summary>
            {words.change}
            <span class="unseen"> : {title}</span>
          </summary>
          <MacroForm macro={macro} seen={seen} topics={topics} />
          <form method="post" action={`/bureau/modeles/${id}/suppression`}>
            <button class="link">
              {words.remove}
              <span class="unseen"> {title}</span>
            </button>
          </form>
        </details>
      )}
    </>
  );
}

function MacroForm({ macro, seen, topics }: Pick<Props, 'seen' | 'topics'> & { macro?: MacroEntry }) {
  const field = (name: string) => `${name}-${macro?.id ?? 'nouveau'}`;
  return (
    <form method="post" action={macro ? `/bureau/modeles/${macro.id}` : '/bureau/modeles'}>
      <Field id={field('titre')} name="title" label={words.name} maxlength={80} value={macro?.title} />
      <AreaField
        id={field('texte')}
        name="body"
        label={words.body}
        hint={words.variables}
        rows={5}
        maxlength={4_000}
        value={macro?.body}
      />
      <ChoiceField
        id={field('sujet')}
        name="topic"
        label={words.topic}
        value={macro?.topic ?? ''}
        unchosen={words.anyTopic}
        choices={topics.map(({ slug, title }) => [slug, title] as const)}
      />
      <TeamField id={field('equipe')} seen={seen} macro={macro} />
      <button class="button">{words.keep}</button>
    </form>
  );
}

type TeamProps = { id: string; seen: Seen; macro: MacroEntry | undefined };

function TeamField({ id, seen: { agent }, macro }: TeamProps) {
  const isSupport = agent.roles.some((role) => role === 'support' || role === 'supervisor');
  const isDoctor = agent.roles.includes('medical');
  return (
    <>
      {isSupport && isDoctor ? (
        <ChoiceField
          id={id}
          name="team"
          label={words.team}
          value={macro?.team}
          choices={teams.map((team) => [team, words.teams[team]] as const)}
        />
      ) : (
        <input type="hidden" name="team" value={isDoctor ? 'medical' : 'support'} />
      )}
      {(isDoctor || agent.roles.includes('supervisor')) && (
        <label class="check">
          <input type="checkbox" name="shared" checked={macro?.isShared === true} /> {words.share}
        </label>
      )}
    </>
  );
}
