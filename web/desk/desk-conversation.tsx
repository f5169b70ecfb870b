import { SHOWN_PICTURES } from '../../domain/shown-types.ts';
import { moment } from '../../content/instants.ts';
import { Words } from '../chat/message-text.tsx';
import { reservedFiles, unmasking } from '../../content/fr/desk-unmasking.ts';
import { mailWords } from '../../content/fr/mail-notes.ts';
import { Icon } from '../icons.tsx';
import { CommandForm } from './command.tsx';
import { fileAddress, FileList } from './file-line.tsx';
import { NamedQuestions } from './named-questions.tsx';
import { shortName, type QuestionFile, type Seen } from './desk-data.ts';
import type { QuestionProps } from './question-props.ts';
import { ReadSign } from './watching.tsx';

type Message = QuestionFile['messages'][number];

/** Everything that was written, notes included, oldest first. */
export function MessagesPanel(shown: QuestionProps) {
  const { file, seen } = shown;
  const { messages, view, question } = file;
  return (
    <section aria-labelledby="conversation-titre">
      <h2 id="conversation-titre" class="unseen">
        Conversation
      </h2>
      <ol class="talk" data-live="talk" data-live-list aria-live="polite" aria-relevant="additions">
        {messages.map((message) => (
          <li data-id={message.id} {...placeOf(message, shown)}>
            {message.author === 'system' && message.kind !== 'emergency' && message.state !== 'note' ? (
              <Automatic message={message} seen={seen} />
            ) : (
              <Said message={message} seen={seen} reference={question.reference} file={file} />
            )}
          </li>
        ))}
        {messages.length === 0 && (
          <li class="quiet" data-id="none">
            {view === 'audit' ? 'Les textes ne sont pas montrés en audit.' : 'Aucun message.'}
          </li>
        )}
      </ol>
      {file.joined?.map((other) => (
        <Joined other={other} shown={shown} />
      ))}
    </section>
  );
}

type JoinedProps = { other: NonNullable<QuestionFile['joined']>[number]; shown: QuestionProps };

/** What was written to a question that is handled with this one. */
function Joined({ other: { reference, contact, messages }, shown: { file, seen } }: JoinedProps) {
  return (
    <section class="panel" aria-label={mailWords.joined(reference)}>
      <h3>
        {mailWords.joined(reference)} <small>{contact?.name ?? contact?.email}</small>
      </h3>
      <ol class="talk">
        {messages.map((message) => (
          <li>
            <Said message={message} seen={seen} reference={reference} file={file} />
          </li>
        ))}
      </ol>
      <p>
        <a href={`/bureau/questions/${reference}`}>
          {mailWords.open} {reference}
        </a>
      </p>
    </section>
  );
}

/** Where it stands in the journal, for the script that knows how far the agent has read. */
function placeOf({ id, agent }: Message, { file, seen }: QuestionProps) {
  const event = file.events.find((one) => one['message'] === id);
  return event && { 'data-seq': event.seq, ...(agent === seen.agent.id ? { 'data-own': '' } : {}) };
}

/** What the service said by itself is known: it is folded, so that what people wrote stands out. */
function Automatic({ message, seen }: { message: Message; seen: Seen }) {
  const { at, text = '' } = message;
  return (
    <article class="said by-system">
      <details>
        <summary>
          <strong>Paladin</strong> <span>{text.split(/(?<=[.?!])\s/)[0]}</span>{' '}
          <time datetime={new Date(at).toISOString()}>{moment(at, seen.now)}</time>
        </summary>
        <TextOf message={message} pictures={noPictures} />
      </details>
    </article>
  );
}

type SaidProps = { message: Message; seen: Seen; reference: string; file: QuestionProps['file'] };

function Said({ message, seen, reference, file }: SaidProps) {
  const { author, state, kind, at, subject, files } = message;
  return (
    <article class={`said by-${author} is-${state}${kind === 'emergency' ? ' is-emergency' : ''}`}>
      <header>
        <strong>{speakerOf(message, seen)}</strong>
        {state === 'note' && <span class="tag">Note interne</span>}
        {state === 'pending' && <span class="tag">En cours d’envoi</span>}
        <time datetime={new Date(at).toISOString()}>{moment(at, seen.now)}</time>
      </header>
      <Addresses message={message} />
      {subject && <p class="subject">{subject}</p>}
      <TextOf message={message} pictures={picturesIn(message, reference)} />
      {author === 'system' && <NamedQuestions text={message.text ?? ''} file={file} />}
      {files.length > 0 && <FileList files={files} reference={reference} />}
      {message.reserved > 0 && (
        <p class="veil">
          <Icon name="lock" /> {reservedFiles(message.reserved)}
        </p>
      )}
      <ReadSign message={message} file={file} />
      {message.masked && author === 'requester' && file.view === 'support' && (
        <MaskedInVain message={message} file={file} />
      )}
    </article>
  );
}

/** Whom a mail names, beside us: whoever answers knows who reads. */
function Addresses({ message: { addresses } }: { message: Message }) {
  if (addresses === undefined) return null;
  const { from, to = [], copies = [], replyTo = [] } = addresses;
  const lines: [string, string[]][] = [
    [mailWords.from, from === undefined ? [] : [from]],
    [mailWords.to, to],
    [mailWords.copies, copies],
    [mailWords.replyTo, replyTo],
  ];
  return (
    <>
      {lines.map(
        ([name, people]) =>
          people.length > 0 && (
            <p class="quiet">
              {name} {people.join(', ')}
            </p>
          ),
      )}
    </>
  );
}

/** The medical team looks, and releases what holds no word of health. */
function MaskedInVain({ message, file }: Pick<SaidProps, 'message' | 'file'>) {
  const asked = file.events.findLast((event) => event['masked'] === message.id);
  if (asked?.type === 'unmask-asked') return <p class="quiet">{unmasking.asked}</p>;
  if (asked?.type === 'unmask-refused') return <p class="quiet">{unmasking.refused}</p>;
  return (
    <CommandForm file={file} action="demasquer">
      <input type="hidden" name="message" value={message.id} />
      <button class="link">{unmasking.ask}</button>
    </CommandForm>
  );
}

type Pictures = ReadonlyMap<string, string>;
const noPictures: Pictures = new Map();

/** The address of each picture that the text may name. */
function picturesIn({ files }: Message, reference: string): Pictures {
  const shown = files.filter(({ type, disguise }) => SHOWN_PICTURES.has(type) && !disguise);
  return new Map(shown.map((file) => [file.name, `${fileAddress(reference, file)}?view=inline`]));
}

/** A text with the pictures of its mail where they stood. */
function Illustrated({ text, pictures }: { text: string; pictures: Pictures }) {
  const pieces = text.split(/\[image : ([^\]\n]{1,200})\]/);
  const isPicture = (index: number) => index % 2 === 1 && pictures.has(pieces[index] ?? '');
  if (!pieces.some((_, index) => isPicture(index))) return <Words text={text} />;
  return (
    <>
      {pieces.map((piece, index) => {
        if (index % 2 === 0) return piece.trim() === '' ? null : <Words text={piece} />;
        const address = pictures.get(piece);
        if (address === undefined) return <Words text={`[image : ${piece}]`} />;
        return (
          <a class="picture" href={address} target="_blank" rel="noopener">
            <img src={address} alt={piece} loading="lazy" />
          </a>
        );
      })}
    </>
  );
}

function TextOf({ message: { text, masked }, pictures }: { message: Message; pictures: Pictures }) {
  if (text === undefined)
    return (
      <p class="veil">
        <Icon name="lock" />{' '}
        {masked ? 'Demande médicale : texte réservé à l’équipe médicale.' : 'Texte effacé.'}
      </p>
    );
  return (
    <>
      <Illustrated text={text} pictures={pictures} />
      {masked && (
        <p class="veil">
          <Icon name="lock" /> Des informations sensibles ont été masquées.
        </p>
      )}
    </>
  );
}

function speakerOf({ author, agent }: Message, seen: Seen): string {
  switch (author) {
    case 'requester':
      return 'La personne';
    case 'assistant':
      return 'Assistant (IA)';
    case 'system':
      return 'Paladin';
    case 'agent':
      return agent === null ? 'Conseiller' : agent === seen.agent.id ? 'Vous' : shortName(seen, agent);
  }
}
