import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';

type AskedProps = {
  reference: string;
  what: string;
  title: string;
  layout?: 'pair' | 'choices';
  children?: Child;
};

/** What the person is asked, answered by one press. */
export function AskBox({ reference, what, title, layout = 'pair', children }: AskedProps) {
  return (
    <form
      class="asked"
      method="post"
      action={`/question/${reference}/${what}`}
      data-command
      aria-label={title}
    >
      <input type="hidden" name="id" value={randomUUID()} />
      <p class="asked-title">{title}</p>
      <p class={layout}>{children}</p>
    </form>
  );
}
