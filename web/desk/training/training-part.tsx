import type { PropsWithChildren } from 'hono/jsx';
import { trainingWords as words } from '../../../content/fr/training-words.ts';

type Part = PropsWithChildren<{ title: string; of?: string | undefined }>;

/** A page of training other than its first, with the way back. `of`: what its title is about. */
export function TrainingPart({ title, of, children }: Part) {
  return (
    <div class="training">
      <p>
        <a href="/bureau/formation">{words.back}</a>
      </p>
      <h1>
        {title}
        {of !== undefined && <small> {of}</small>}
      </h1>
      {children}
    </div>
  );
}
