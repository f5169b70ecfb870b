import { home } from '../../content/fr/help.ts';
import type { HelpReader } from './search-result.ts';
import { wordFor } from './published-topics.ts';

const choices = [
  { label: home.everyone, is: undefined },
  { label: home.employee, is: 'employee' },
  { label: home.employer, is: 'employer' },
] as const;

type Choice = { reader: HelpReader | undefined; path: string; query?: string };

/** Links to the same page, as each reader sees it. */
export function ReaderChoice({ reader, path, query }: Choice) {
  return (
    <nav class="choice" aria-label={home.who}>
      {choices.map(({ label, is }) => (
        <a
          href={addressFor({ path, query, reader: is })}
          {...(is === reader ? { 'aria-current': 'true' } : {})}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

/** The address of a page with what was sought and who reads: `/aide/recherche?q=facture&pour=salarie`. */
export function addressFor({
  path,
  query,
  reader,
}: {
  path: string;
  query?: string | undefined;
  reader: HelpReader | undefined;
}): string {
  const pour = wordFor(reader);
  const asked = new URLSearchParams({ ...(query ? { q: query } : {}), ...(pour ? { pour } : {}) }).toString();
  return asked === '' ? path : `${path}?${asked}`;
}
