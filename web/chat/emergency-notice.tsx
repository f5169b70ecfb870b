import { Words } from './message-text.tsx';

/** Where the numbers to call appear, above all else. */
export function Urgent({ text }: { text?: string | undefined }) {
  return (
    <div class="urgent" role="alert" data-urgent hidden={text === undefined}>
      {text !== undefined && <Words text={text} />}
    </div>
  );
}
