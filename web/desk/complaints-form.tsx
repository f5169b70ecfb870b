import {
  classificationWords,
  complaintStateWords,
  complaintWords as words,
} from '../../content/fr/complaint-words.ts';
import { classifications, complaintStates } from '../../domain/complaint-filter.ts';
import type { Seen } from './desk-data.ts';
import { Field } from './fields.tsx';
import { NarrowingChoice, type Topic } from './narrowing-form.tsx';

/** As the address says it; empty where nothing is asked. */
export type ComplaintsAsked = {
  du: string;
  au: string;
  etat: string;
  classement: string;
  sujet: string;
  societe: string;
};

type Props = { asked: ComplaintsAsked; topics: readonly Topic[]; seen: Seen };

/** How the register is narrowed. By company only for who may read addresses. */
export function ComplaintsForm({ asked, topics, seen }: Props) {
  const { du, au, etat, classement, sujet, societe } = asked;
  const known = topics.map(({ slug, title }) => [slug, title] as const);
  return (
    <div class="narrowing">
      <form action="/bureau/reclamations">
        <Field name="du" label={words.from} type="date" value={du} />
        <Field name="au" label={words.to} type="date" value={au} />
        <NarrowingChoice
          any={words.all}
          name="etat"
          label={words.state}
          value={etat}
          choices={pick(complaintStates, complaintStateWords)}
        />
        <NarrowingChoice
          any={words.all}
          name="classement"
          label={words.classified}
          value={classement}
          choices={pick(classifications, classificationWords)}
        />
        <NarrowingChoice any={words.all} name="sujet" label={words.topic} value={sujet} choices={known} />
        {seen.agent.roles.includes('supervisor') && (
          <Field
            name="societe"
            label={words.company}
            value={societe}
            maxlength={253}
            placeholder={words.companyExample}
            optional
          />
        )}
        <button class="button">{words.show}</button>
      </form>
    </div>
  );
}

function pick<Name extends string>(names: readonly Name[], said: Record<Name, string>): [string, string][] {
  return names.map((name) => [name, said[name]]);
}
