import { EMERGENCY_WHATEVER_FAILS } from '../../content/fr/errors.ts';

/** What was typed, and what is wrong with it. */
export type Asked = {
  /** Made once for each question: sending it twice is asking once. */
  id: string;
  text?: string;
  role?: string;
  email?: string;
  problem?: string;
  fields?: readonly string[];
};

/** Longest question, in characters, as the API takes it. */
const TEXT_LIMIT = 10_000;

/** The first message: who asks, what, and an address if they wish. A plain form; the script sends it in place. */
export function AskForm({ id, text = '', role, email = '', problem, fields = [] }: Asked) {
  return (
    <form class="ask" method="post" action="/question" data-ask novalidate>
      <input type="hidden" name="id" value={id} />
      <p class="chat-ai">
        Vous écrivez d’abord à <strong>l’assistant, une intelligence artificielle</strong>. Il cherche la
        réponse dans le centre d’aide. Vous pouvez parler à une personne à tout moment.
      </p>
      <p class="wrong" role="alert" hidden={problem === undefined}>
        {problem}
      </p>
      <RoleChoice role={role} wrong={fields.includes('role')} />
      <QuestionField text={text} wrong={fields.includes('text')} />
      <EmailField email={email} wrong={fields.includes('email')} />
      <p class="ask-send">
        <button class="button">Envoyer ma question</button>
        <button class="button is-plain" name="personne" value="oui">
          Parler à une personne
        </button>
      </p>
      <p class="hint">{EMERGENCY_WHATEVER_FAILS}</p>
    </form>
  );
}

function QuestionField({ text, wrong }: { text: string; wrong: boolean }) {
  return (
    <div class="field">
      <label for="ask-text">Votre question</label>
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
        N’écrivez aucune information de santé : ni diagnostic, ni traitement, ni résultat.
      </p>
    </div>
  );
}

function EmailField({ email, wrong }: { email: string; wrong: boolean }) {
  return (
    <div class="field">
      <label for="ask-email">
        Votre e-mail <span class="quiet">(facultatif)</span>
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
        {wrong ? 'Écrivez une adresse complète, comme prenom.nom@exemple.fr. ' : ''}
        Pour vous reconnaître si vous nous écrivez aussi par e-mail.
      </p>
    </div>
  );
}

function invalid(wrong: boolean) {
  return wrong ? ({ 'aria-invalid': 'true' } as const) : {};
}

function RoleChoice({ role, wrong }: { role: string | undefined; wrong: boolean }) {
  const roles = [
    { value: 'employee', label: 'Salarié' },
    { value: 'employer', label: 'Employeur ou RH' },
  ];
  return (
    <fieldset class="field roles" {...(wrong ? { 'aria-describedby': 'ask-role-wrong' } : {})}>
      <legend>Vous êtes</legend>
      <div>
        {roles.map(({ value, label }) => (
          <label>
            <input type="radio" name="role" value={value} required checked={role === value} />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <p class="wrong" id="ask-role-wrong" hidden={!wrong}>
        Dites-nous qui vous êtes : la réponse en dépend.
      </p>
    </fieldset>
  );
}
