// Who asks, and where to write: asked once the question is on its way, for nobody is kept from writing what is urgent.
import { AskBox } from './ask-box.tsx';
import { useWords } from './words.ts';

export function RoleAsked({ reference }: { reference: string }) {
  const { details } = useWords();
  return (
    <AskBox reference={reference} what="coordonnees" title={details.role}>
      <button class="button is-plain" name="role" value="employee">
        {details.employee}
      </button>
      <button class="button is-plain" name="role" value="employer">
        {details.employer}
      </button>
    </AskBox>
  );
}

export function AddressAsked({ reference }: { reference: string }) {
  const { details } = useWords();
  const id = `email-${reference}`;
  return (
    <form class="asked" method="post" action={`/question/${reference}/coordonnees`} data-command>
      <label class="asked-title" for={id}>
        {details.email} <span class="quiet">{details.optional}</span>
      </label>
      <div class="write-line field">
        <input
          id={id}
          type="email"
          name="email"
          autocomplete="email"
          required
          aria-describedby={`${id}-hint`}
        />
        <button class="button is-plain">{details.keep}</button>
      </div>
      <p class="hint" id={`${id}-hint`}>
        {details.emailHint}
      </p>
    </form>
  );
}
