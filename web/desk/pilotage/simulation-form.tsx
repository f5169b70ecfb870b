import type { Child } from 'hono/jsx';
import { weekdayNames } from '../../../content/fr/calendar-words.ts';
import { simulationWords as words } from '../../../content/fr/simulation-words.ts';
import { weekdays } from '../../../domain/calendar.ts';

/** What stands in the fields, as it was typed. */
export type Filled = Readonly<Record<string, string>>;

/** Each an example of the question, on the same past. */
const examples = [
  { name: words.monday, fields: { day: '0', by: '-1' } },
  { name: words.early, fields: { opens: '8', closes: '18' } },
  { name: words.better, fields: { assistant: '10' } },
];

export function SimulationForm({ filled }: { filled: Filled }) {
  return (
    <>
      <Examples filled={filled} />
      <Questions filled={filled} />
    </>
  );
}

function Examples({ filled }: { filled: Filled }) {
  return (
    <section class="panel" aria-label={words.examples}>
      <h2>{words.examples}</h2>
      <div class="examples">
        {examples.map(({ name, fields }) => (
          <form method="post" action={ACTION}>
            {Object.entries({ from: filled.from ?? '', to: filled.to ?? '', ...fields }).map(
              ([field, value]) => (
                <input type="hidden" name={field} value={value} />
              ),
            )}
            <button class="button">{name}</button>
          </form>
        ))}
      </div>
    </section>
  );
}

function Questions({ filled }: { filled: Filled }) {
  return (
    <form method="post" action={ACTION} class="panel simulation">
      <Group title={words.past}>
        <Field name="from" label={words.from} filled={filled} type="date" required />
        <Field name="to" label={words.to} filled={filled} type="date" required />
      </Group>
      <Group title={words.staff}>
        <div class="field">
          <label for="sim-day">{words.day}</label>
          <select id="sim-day" name="day">
            <option value="">{words.anyDay}</option>
            {weekdays.slice(0, 5).map((day, rank) => (
              <option value={rank} selected={filled.day === String(rank)}>
                {weekdayNames[day]}
              </option>
            ))}
          </select>
        </div>
        <Field name="by" label={words.by} filled={filled} min={-50} max={50} />
      </Group>
      <Group title={words.hours}>
        <Field name="opens" label={words.opens} filled={filled} min={0} max={23} />
        <Field name="closes" label={words.closes} filled={filled} min={1} max={24} />
      </Group>
      <Group title={words.requests}>
        <Field name="assistant" label={words.assistant} filled={filled} min={-100} max={100} />
        <Field name="volume" label={words.volume} filled={filled} min={0.1} max={10} step={0.1} />
      </Group>
      <Group title={words.supposed}>
        <Field name="handling" label={words.handling} filled={filled} min={1} max={600} />
        <Field name="answering" label={words.answering} filled={filled} min={1} max={10_000} />
        <Field name="first" label={words.first} filled={filled} min={1} max={10_000} />
        <Field name="resolution" label={words.resolution} filled={filled} min={1} max={1_000} />
      </Group>
      <p>
        <button class="button">{words.play}</button>{' '}
        <button class="link" name="backwards" value="true">
          {words.least}
        </button>
      </p>
    </form>
  );
}

const ACTION = '/bureau/pilotage/simulation';

function Group({ title, children }: { title: string; children?: Child }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

type FieldProps = {
  name: string;
  label: string;
  filled: Filled;
  type?: string;
  min?: number;
  max?: number;
  step?: number;
  required?: boolean;
};

function Field({ name, label, filled, type = 'number', ...more }: FieldProps) {
  return (
    <div class="field">
      <label for={`sim-${name}`}>{label}</label>
      <input id={`sim-${name}`} name={name} type={type} value={filled[name] ?? ''} {...more} />
    </div>
  );
}
