import { simulationWords } from '../../../content/fr/simulation-words.ts';
import { pilotageWords as words } from '../../../content/fr/pilotage-words.ts';

/** Where one is among the pages of figures. */
export function Tabs({ here, leads }: { here: 'today' | 'period' | 'simulation'; leads: boolean }) {
  if (!leads) return null;
  const current = (name: string) => (here === name ? { 'aria-current': 'page' as const } : {});
  return (
    <nav class="filters" aria-label={words.title}>
      <a href="/bureau/pilotage" {...current('today')}>
        {words.today}
      </a>
      <a href="/bureau/pilotage/periode" {...current('period')}>
        {words.period}
      </a>
      <a href="/bureau/pilotage/simulation" {...current('simulation')}>
        {simulationWords.title}
      </a>
    </nav>
  );
}
