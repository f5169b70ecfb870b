import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import type { QuestionProps } from './question-props.ts';

type CommandProps = { file: QuestionProps['file']; action: string; name?: string; children?: Child };

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

export function pathOf(file: QuestionProps['file'], action: string): string {
  return `/bureau/questions/${file.question.reference}/${action}`;
}
