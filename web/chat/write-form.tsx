import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../api/requester/conversation.ts';
import { ALL_SETTLED, WANTS_A_PERSON } from '../../content/fr/browser-texts.ts';
import { Icon } from '../icons.tsx';
import type { Typed } from './first-contact.tsx';
import { useWords } from './words.ts';

type WriteFormProps = {
  action: string;
  /** What the line says while it is empty. */
  invitation: string;
  /** Of a conversation that nobody has begun. */
  typed?: Typed;
  /** Of one under way. */
  conversation?: Conversation;
};

/** Longest message, in characters, as the API takes it; a first one may have the wish for a person beneath. */
const TEXT_LIMIT = 10_000;
const FIRST_LIMIT = TEXT_LIMIT - WANTS_A_PERSON.length - 2;

/** The line to write on, at the bottom of the chat from the first word to the last. */
export function WriteForm({ action, invitation, typed, conversation }: WriteFormProps) {
  const { talk } = useWords();
  return (
    <form class="write" method="post" action={action} data-write>
      <input type="hidden" name="id" value={typed?.id ?? randomUUID()} />
      <label class="unseen" for="write">
        {talk.write}
      </label>
      <div class="write-line">
        <FileAction />
        <textarea
          id="write"
          name="text"
          rows={1}
          data-limit={typed ? FIRST_LIMIT : TEXT_LIMIT}
          required
          placeholder={invitation}
        >
          {typed?.text}
        </textarea>
        <button class="button" aria-label={talk.send}>
          <Icon name="send" />
        </button>
      </div>
      <p class="write-actions">
        {conversation ? <PersonAction conversation={conversation} /> : <FirstPersonAction />}
        {conversation && isUnderWay(conversation) && <SettledAction />}
      </p>
    </form>
  );
}

/** Asked for with the first message: nothing of it is lost when the line is empty. */
function FirstPersonAction() {
  const { talk } = useWords();
  return (
    <button class="button is-plain" name="personne" value="oui" formnovalidate data-adds={WANTS_A_PERSON}>
      <Icon name="person" /> {talk.person}
    </button>
  );
}

function isUnderWay({ status, can }: Conversation): boolean {
  return status !== 'resolved' && status !== 'closed' && !can.consent;
}

/** Said as a message: what follows is decided as if it had been typed. */
function SettledAction() {
  const { talk } = useWords();
  return (
    <button class="button is-plain" name="resolue" value="oui" formnovalidate data-adds={ALL_SETTLED}>
      <Icon name="check" /> {talk.settled}
    </button>
  );
}

/** For the script alone; a file may be pasted and dropped too. */
function FileAction() {
  const { talk } = useWords();
  return (
    <label class="button is-plain needs-script" title={talk.file}>
      <Icon name="document" />
      <span class="unseen">{talk.file}</span>
      <input class="unseen" type="file" multiple />
    </label>
  );
}

function PersonAction({ conversation: { reference, can, status } }: { conversation: Conversation }) {
  const { talk, inWhoseHands } = useWords();
  if (can.human)
    return (
      <button class="button is-plain" formaction={`/question/${reference}/humain`} formnovalidate data-human>
        <Icon name="person" /> {talk.person}
      </button>
    );
  return (
    <span class="quiet">
      <Icon name="person" /> {can.consent ? talk.unsent : (inWhoseHands[status] ?? talk.handed)}
    </span>
  );
}
