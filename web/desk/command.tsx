import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import type { ActionWord } from './api-calls.ts';
import type { QuestionProps } from './question-props.ts';

type File = Pick<QuestionProps['file'], 'question' | 'seq'>;
type CommandProps = { file: File; action: ActionWord; name?: string; children?: Child };

/** A form that sends one command, once: its id is made with the page. */
export function CommandForm({ file, action, name = action, children }: CommandProps) {
  return (
    <form method="post" action={pathOf(file, action)} data-command={name}>
      <input type="hidden" name="id" value={randomUUID()} />
      <input type="hidden" name="seen" value={file.seq} data-seen />
      {children}
    </form>
  );
}

export function pathOf(file: File, action: ActionWord): string {
  return `/bureau/questions/${file.question.reference}/${action}`;
}
