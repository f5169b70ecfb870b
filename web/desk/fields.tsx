import type { Child } from 'hono/jsx';

type Labelled = {
  id: string;
  label: string;
  /** What to know before filling it in, read with the label. */
  hint?: string | undefined;
  short?: boolean;
};

/** A label, what it is for, and a hint below. */
function Labelled({ id, label, hint, short = false, children }: Labelled & { children: Child }) {
  return (
    <div class={short ? 'field short' : 'field'}>
      <label for={id}>{label}</label>
      {children}
      {hint !== undefined && (
        <p class="hint" id={hintOf(id)}>
          {hint}
        </p>
      )}
    </div>
  );
}

const hintOf = (id: string) => `${id}-aide`;

function describedBy({ id, hint }: Labelled) {
  return hint === undefined ? {} : { 'aria-describedby': hintOf(id) };
}

type FieldProps = Omit<Labelled, 'id'> & {
  name: string;
  /** The name, where it stands but once on the page. */
  id?: string;
  value?: string | undefined;
  type?: string;
  pattern?: string;
  minlength?: number;
  maxlength?: number;
  /** Of a number, or a date. */
  min?: number | string;
  max?: number;
  placeholder?: string;
  optional?: boolean;
  /** Addresses to choose from, by the id of a list. */
  list?: string;
  /** Digits of an application, or a recovery code. */
  code?: boolean;
};

/** One line. */
export function Field({
  name,
  id = name,
  label,
  hint,
  short,
  code = false,
  optional = false,
  ...input
}: FieldProps) {
  const { type = 'text' } = input;
  const labelled = { id, label, hint, ...(short === undefined ? {} : { short }) };
  return (
    <Labelled {...labelled}>
      <input
        id={id}
        name={name}
        type={type}
        autocomplete={completionOf({ name, type, code })}
        required={!optional}
        {...describedBy(labelled)}
        {...input}
      />
    </Labelled>
  );
}

/** What a password manager may fill in. */
function completionOf({ name, type, code }: { name: string; type: string; code: boolean }): string {
  if (code) return 'one-time-code';
  if (type !== 'password') return 'off';
  return name === 'current' ? 'current-password' : 'new-password';
}

type AreaProps = Omit<Labelled, 'id'> & {
  name: string;
  id?: string;
  value?: string | undefined;
  rows: number;
  maxlength?: number;
  optional?: boolean;
};

/** Several lines. */
export function AreaField({ name, id = name, label, hint, value, optional = false, ...area }: AreaProps) {
  return (
    <Labelled id={id} label={label} hint={hint}>
      <textarea id={id} name={name} required={!optional} {...describedBy({ id, label, hint })} {...area}>
        {value}
      </textarea>
    </Labelled>
  );
}

export type ChoiceProps = Omit<Labelled, 'id'> & {
  name: string;
  id?: string;
  value: string | undefined;
  /** Words of no choice, before the others. */
  unchosen?: string;
  choices: readonly (readonly [value: string, words: string])[];
};

/** One of a few. */
export function ChoiceField({
  name,
  id = name,
  label,
  hint,
  short = true,
  value,
  unchosen,
  choices,
}: ChoiceProps) {
  return (
    <Labelled id={id} label={label} hint={hint} short={short}>
      <select id={id} name={name} {...describedBy({ id, label, hint })}>
        {unchosen !== undefined && <option value="">{unchosen}</option>}
        {choices.map(([choice, words]) => (
          <option value={choice} selected={choice === value}>
            {words}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** What became of the last form of a page. */
export function FormOutcome({
  problem,
  reasons = [],
  done,
}: {
  problem: string | undefined;
  reasons?: readonly string[];
  done?: string | undefined;
}) {
  return (
    <>
      {problem !== undefined && (
        <div class="wrong" role="alert">
          <p>{problem}</p>
          {reasons.length > 0 && (
            <ul>
              {reasons.map((reason) => (
                <li>{reason}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      {done !== undefined && <p role="status">{done}</p>}
    </>
  );
}
