import { Hono, type Context } from 'hono';
import { noticeWords as words } from '../../content/fr/notice-words.ts';
import type { NoticeHours } from '../../domain/notice-hours.ts';
import { askApi } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { httpStatusOf } from '../respond.ts';

const USUAL: NoticeHours = { from: 9 * 60, until: 18 * 60, days: [1, 2, 3, 4, 5] };

/** On the account's page: whether the browser tells of news, and when. */
export function NoticeForm({ hours }: { hours: NoticeHours | null }) {
  const { from, until, days } = hours ?? USUAL;
  return (
    <section class="panel" aria-labelledby="notifications">
      <h2 id="notifications">{words.title}</h2>
      <p class="hint">{words.lead}</p>
      <form method="post" action="/bureau/compte/notifications" data-notices>
        <label class="check">
          <input type="checkbox" name="oui" value="oui" checked={hours !== null} /> {words.on}
        </label>
        <p class="pair">
          <label>
            {words.from} <input type="time" name="de" required value={timeOf(from)} />
          </label>
          <label>
            {words.until} <input type="time" name="a" required value={timeOf(until)} />
          </label>
        </p>
        <fieldset>
          <legend>{words.days}</legend>
          {words.dayNames.map((name, index) => (
            <label class="check">
              <input type="checkbox" name="jour" value={index + 1} checked={days.includes(index + 1)} />{' '}
              {name}
            </label>
          ))}
        </fieldset>
        <button class="button is-plain">{words.save}</button>
      </form>
    </section>
  );
}

/** What the script shows, in words. */
export function noticePages(parts: PageParts): Hono {
  return new Hono().get('/bureau/avis', async (c) => {
    const told = await askApi(parts, c, (api) => api.desk.notices.$get());
    if (!told.ok) return c.json({ notices: [] }, httpStatusOf(told.status));
    const notices = told.body.map(({ id, reference, kind }) => ({
      id,
      words: words[kind](reference),
      to: `/bureau/questions/${reference}`,
    }));
    return c.json({ notices });
  });
}

/** Keeps what the form says. */
export async function keepNotices(c: Context, parts: PageParts) {
  const form = await c.req.formData();
  const days = form.getAll('jour').map(Number);
  const hours = { from: minutesOf(form.get('de')), until: minutesOf(form.get('a')), days };
  const json = { hours: form.get('oui') === null ? null : hours };
  return askApi(parts, c, (api) => api.account['notice-hours'].$put({ json }));
}

function timeOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function minutesOf(time: FormDataEntryValue | null): number {
  const [hours = 0, minutes = 0] = typeof time === 'string' ? time.split(':').map(Number) : [];
  return hours * 60 + minutes;
}
