import {
  causeWords,
  correctionWords,
  followUpPartWords,
  followUpWords as words,
  remedyWords,
} from '../../content/fr/complaint-follow-up-words.ts';
import { moment } from '../../content/instants.ts';
import { missingParts, type FollowUpPart } from '../../domain/complaint-follow-up.ts';
import { CommandForm } from './command.tsx';
import { nameOf } from './desk-data.ts';
import { ChoiceField } from './fields.tsx';
import { Fold } from './fold.tsx';
import type { QuestionProps } from './question-props.ts';

const choices: Record<FollowUpPart, Record<string, string>> = {
  remedy: remedyWords,
  cause: causeWords,
  correction: correctionWords,
};

/** What the register of complaints is told of this one; nothing of a question that was none. */
export function ComplaintFollowUpForm({ file, seen, typed: { fields } }: QuestionProps) {
  const { followUps, question } = file;
  if (followUps === undefined) return null;
  const [last] = followUps;
  const isResolved = question.status === 'resolved' || question.status === 'closed';
  const missing = missingParts(last, { isResolved });
  return (
    <Fold title={words.title} open={isResolved && missing.length > 0}>
      <p class="quiet" role="status">
        {missing.length === 0
          ? words.whole
          : words.missing(missing.map((part) => followUpPartWords[part].toLowerCase()).join(', '))}
      </p>
      <CommandForm file={file} action="noter-reclamation">
        <Choice part="remedy" value={fields['remedy'] ?? last?.remedy} />
        <Choice part="cause" value={fields['cause'] ?? last?.cause} />
        <Choice part="correction" value={fields['correction'] ?? last?.correction} />
        <p class="hint">{words.hint}</p>
        <button class="button is-plain">{words.save}</button>
      </CommandForm>
      {last && <p class="quiet">{words.said(nameOf(seen, last.by), moment(last.at, seen.now))}</p>}
    </Fold>
  );
}

function Choice({ part, value }: { part: FollowUpPart; value: string | null | undefined }) {
  return (
    <ChoiceField
      name={part}
      label={followUpPartWords[part]}
      value={value ?? undefined}
      unchosen={words.unsaid}
      choices={Object.entries(choices[part])}
    />
  );
}
