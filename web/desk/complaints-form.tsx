import {
  classificationWords,
  complaintStateWords,
  complaintWords as words,
} from '../../content/fr/complaint-words.ts';
import { classifications, complaintStates } from '../../domain/complaint-filter.ts';
import type { Seen } from './desk-data.ts';

/** As the address says it; empty where nothing is asked. */
export type ComplaintsAsked = {
  du: string;
  au: string;
  etat: string;
  classement: string;
  sujet: string;
  societe: string;
};
export type Topic = { slug: string; title: string };

type Props = { asked: ComplaintsAsked; topics: readonly Topic[]; seen: Seen };

/** How the register is narrowed. By company only for who may read addresses. */
export function ComplaintsForm({ asked, topics, seen }: Props) {
  const { du, au, etat, classement, sujet, societe } = asked;
  const named = Object.fromEntries(topics.map(({ slug, title }) => [slug, title]));
  return (
    <div class="narrowing">
      <form action="/bureau/reclamations">
        <div class="field">
          <label for="du">{words.from}</label>
          <input id="du" name="du" type="date" value={du} required />
        </div>
        <div class="field">
          <label for="au">{words.to}</label>
          <input id="au" name="au" type="date" value={au} required />
        </div>
        <Choice
          name="etat"
          label={words.state}
          value={etat}
          options={pick(complaintStates, complaintStateWords)}
        />
        <Choice
          name="classement"
          label={words.classified}
          value={classement}
          options={pick(classifications, classificationWords)}
        />
        <Choice name="sujet" label={words.topic} value={sujet} options={Object.entries(named)} />
        {seen.agent.roles.includes('supervisor') && (
          <div class="field">
            <label for="societe">{words.company}</label>
            <input
              id="societe"
              name="societe"
              value={societe}
              maxlength={253}
              placeholder={words.companyExample}
              autocomplete="off"
            />
          </div>
        )}
        <button class="button">{words.show}</button>
      </form>
    </div>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
};

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{words.all}</option>
        {options.map(([option, text]) => (
          <option value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

function pick<Name extends string>(names: readonly Name[], said: Record<Name, string>): [string, string][] {
  return names.map((name) => [name, said[name]]);
}
