import type { Child } from 'hono/jsx';

type FoldProps = { title: string; open?: boolean; children?: Child };

/** What is done less often, behind its title. */
export function Fold({ title, open = false, children }: FoldProps) {
  return (
    <details open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

type ReasonProps = { name: string; label: string; value: string | undefined; required?: boolean };

/** Why something is done: kept as a draft under its name until it is. */
export function FoldReason({ name, label, value = '', required = true }: ReasonProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <textarea id={name} name={name} rows={2} maxlength={2_000} required={required} data-draft={name}>
        {value}
      </textarea>
    </div>
  );
}
