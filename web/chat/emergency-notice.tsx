import { callTo } from '../calls.ts';
import { Words } from './message-text.tsx';
import { useWords } from './words.ts';

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
  const { calmNumbers } = useWords();
  return (
    <>
      <Urgent text={text} />
      <ul class="urgent-calm" aria-label={calmNumbers.label}>
        {NUMBERS.map(({ number, name }) => (
          <li>
            <a href={callTo(number)}>
              <strong>{number}</strong> <span>{calmNumbers[name]}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

const NUMBERS = [
  { number: '15', name: 'ambulance' },
  { number: '112', name: 'emergencies' },
  { number: '114', name: 'text' },
  { number: '3114', name: 'distress' },
] as const;
