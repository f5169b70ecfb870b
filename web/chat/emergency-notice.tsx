import { calmNumbers } from '../../content/fr/browser-texts.ts';
import { callTo } from '../calls.ts';
import { Words } from './message-text.tsx';

/** Where the numbers to call appear, above all else; read aloud as soon as they do. */
export function Urgent({ text }: { text?: string | undefined }) {
  return (
    <div class="urgent" role="alert" data-urgent hidden={text === undefined}>
      {text !== undefined && <Words text={text} />}
    </div>
  );
}

/** In the frame of the chat, whatever becomes of what is typed there: the numbers, in large as soon as there is need. */
export function UrgentFrame({ text }: { text?: string | undefined }) {
  return (
    <>
      <Urgent text={text} />
      <ul class="urgent-calm" aria-label={calmNumbers.label}>
        {calmNumbers.numbers.map(({ number, name }) => (
          <li>
            <a href={callTo(number)}>
              <strong>{number}</strong> <span>{name}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
