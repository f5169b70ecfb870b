import type { PublicMessage } from '../../api/requester/conversation.ts';
import type { ChatWords } from '../../content/chat-words.ts';
import { Icon } from '../icons.tsx';
import { askedUrgency, type ConversationProps } from './conversation-props.ts';
import { StatusPanel } from './status-panel.tsx';
import { Words } from './message-text.tsx';
import { useWords } from './words.ts';
import { WriteForm } from './write-form.tsx';

/** The whole conversation: what was said, what may be done now, and where to write. */
export function ConversationView(shown: ConversationProps) {
  const { conversation } = shown;
  const words = useWords();
  const { talk } = words;
  return (
    <div
      class="conversation"
      data-conversation={conversation.reference}
      data-seq={conversation.seq}
      data-emergency={askedUrgency(conversation)}
    >
      <p class="chat-reference">
        {talk.reference}
        <strong>{conversation.reference}</strong>{' '}
        <button
          type="button"
          class="link needs-script"
          data-alert={talk.alert}
          data-off={talk.alertOff}
          data-said={talk.alertSaid}
        >
          {talk.alert}
        </button>
      </p>
      <div class="thread" role="region" aria-label={talk.thread} tabindex={0}>
        <div role="log" aria-label={talk.log}>
          <ol data-thread>
            {entriesOf(shown, words).map(({ key, entry }) => (
              <li data-id={key}>{entry}</li>
            ))}
          </ol>
        </div>
        <StatusPanel {...shown} />
      </div>
      <WriteForm
        action={`/question/${conversation.reference}/messages`}
        invitation={isOver(conversation) ? talk.reopen : talk.write}
        conversation={conversation}
      />
    </div>
  );
}

function isOver({ status }: ConversationProps['conversation']): boolean {
  return status === 'resolved' || status === 'closed';
}

function entriesOf(shown: ConversationProps, { steps, when }: ChatWords) {
  const { conversation } = shown;
  const told = conversation.messages.map((message) => ({
    key: message.id,
    at: message.at,
    entry: <Bubble message={message} shown={shown} />,
  }));
  const done = conversation.events.flatMap(({ seq, at, type }) => {
    const words = steps[type];
    return words === undefined
      ? []
      : [{ key: `step-${seq}`, at, entry: <p class="step">{`${words} ${when.moment(at, shown.now)}`}</p> }];
  });
  return [...told, ...done].toSorted((one, other) => one.at - other.at);
}

function Bubble({ message, shown }: { message: PublicMessage; shown: ConversationProps }) {
  const { speakers, talk, when } = useWords();
  const { author, name, at, kind, subject } = message;
  return (
    <article class={`bubble by-${author}${looks[kind] ?? ''}`}>
      <header>
        <strong>{name ?? speakers[author]}</strong>{' '}
        <time datetime={new Date(at).toISOString()} title={when.moment(at, shown.now)}>
          {when.time(at)}
        </time>
      </header>
      {subject && <p class="subject">{subject}</p>}
      <Said message={message} shown={shown} />
      <Sources message={message} shown={shown} />
      {message.id === shown.conversation.readByUs && <p class="bubble-state">{talk.read}</p>}
    </article>
  );
}

const looks: Readonly<Record<string, string>> = {
  emergency: ' is-emergency',
  clarification: ' is-clarification',
};

/** What stands above the conversation already, in large, is not said twice. */
function Said({
  message: { author, kind, text },
  shown: { conversation },
}: {
  message: PublicMessage;
  shown: ConversationProps;
}) {
  const { talk } = useWords();
  if (text === undefined) return <p class="quiet">{talk.erased}</p>;
  if (kind === 'emergency' && askedUrgency(conversation) !== undefined) return <p>{talk.numbersAbove}</p>;
  return <Words text={text} quoting={author === 'assistant' || author === 'system'} />;
}

/** The articles that an answer rests on, those that its text does not name. Cited as `slug@version#paragraph`. */
function Sources({
  message,
  shown: { conversation, articles },
}: {
  message: PublicMessage;
  shown: ConversationProps;
}) {
  const { talk } = useWords();
  const cited = conversation.events.find(
    (event) => event.type === 'answered' && event.message === message.id,
  );
  const slugs = new Set(cited?.articles?.map((citation) => citation.replace(/[@#].*$/, '')));
  const found = articles.filter(({ slug }) => slugs.has(slug) && !message.text?.includes(`/aide/${slug}`));
  if (found.length === 0) return null;
  return (
    <p class="sources">
      <Icon name="document" /> {talk.sources}
      {found.map(({ slug, title }, index) => (
        <>
          {index > 0 && ', '}
          <a href={`/aide/${slug}`}>{title}</a>
        </>
      ))}
    </p>
  );
}
