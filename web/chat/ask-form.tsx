import { askPageTexts as words } from '../../content/fr/chat.ts';
import { WANTS_A_PERSON } from '../../content/fr/browser-texts.ts';

/** What was typed, and what is wrong with it. */
export type AskFormProps = {
  /** Made once for each question: sending it twice is asking once. */
  id: string;
  text?: string;
  role?: string;
  email?: string;
  problem?: string;
  fields?: readonly string[];
};

/** Longest question, in characters, as the API takes it with the wish for a person beneath. */
const TEXT_LIMIT = 10_000 - WANTS_A_PERSON.length - 2;

/** The first message: who asks, what, and an address if they wish. A plain form; the script sends it in place. */
export function AskForm({ id, text = '', role, email = '', problem, fields = [] }: AskFormProps) {
  return (
    <form class="ask" method="post" action="/question" data-ask novalidate>
      <input type="hidden" name="id" value={id} />
      <p class="chat-ai">
        {words.writesTo}
        <strong>{words.assistant}</strong>
        {words.searches}
      </p>
      <p class="wrong" role="alert" hidden={problem === undefined}>
        {problem}
      </p>
      <QuestionField text={text} wrong={fields.includes('text')} />
      <RoleChoice role={role} />
      <EmailField email={email} wrong={fields.includes('email')} />
      <p class="ask-send">
        <button class="button">{words.send}</button>
        <button class="button is-plain" name="personne" value="oui">
          {words.person}
        </button>
      </p>
    </form>
  );
}

function QuestionField({ text, wrong }: { text: string; wrong: boolean }) {
  return (
    <div class="field">
      <label for="ask-text">{words.text}</label>
      <textarea
        id="ask-text"
        name="text"
        rows={4}
        maxlength={TEXT_LIMIT}
        required
        aria-describedby="ask-text-hint"
        {...invalid(wrong)}
      >
        {text}
      </textarea>
      <p class="hint" id="ask-text-hint">
        {words.textHint}
      </p>
    </div>
  );
}

function EmailField({ email, wrong }: { email: string; wrong: boolean }) {
  return (
    <div class="field">
      <label for="ask-email">
        {words.email} <span class="quiet">{words.optional}</span>
      </label>
      <input
        id="ask-email"
        type="email"
        name="email"
        autocomplete="email"
        value={email}
        aria-describedby="ask-email-hint"
        {...invalid(wrong)}
      />
      <p class="hint" id="ask-email-hint">
        {wrong && words.emailWrong}
        {words.emailHint}
      </p>
    </div>
  );
}

function invalid(wrong: boolean) {
  return wrong ? ({ 'aria-invalid': 'true' } as const) : {};
}

/** Optional: nobody is to be kept from writing what is urgent. */
function RoleChoice({ role }: { role: string | undefined }) {
  const roles = [
    { value: 'employee', label: words.employee },
    { value: 'employer', label: words.employer },
  ];
  return (
    <fieldset class="field roles">
      <legend>
        {words.role} <span class="quiet">{words.optional}</span>
      </legend>
      <div>
        {roles.map(({ value, label }) => (
          <label>
            <input type="radio" name="role" value={value} checked={role === value} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
