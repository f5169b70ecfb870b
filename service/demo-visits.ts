// Readers of the help centre, invented beside the questions.
import { randomUUID } from 'node:crypto';
import type { Article } from '../content/articles.ts';
import { DAY, HOUR, MINUTE } from '../domain/durations.ts';
import { weekdayRank } from '../domain/calendar-dates.ts';
import { dayOf, startOfDay } from '../domain/indicators/civil-days.ts';
import { chanceOf } from '../domain/simulation/chance.ts';
import { noteAsked, noteVisit } from '../store/help-visits.ts';
import { keepVote } from '../store/votes.ts';
import type { Container } from './container.ts';

const PER_DAY = 12;

export async function inventVisits(
  { store, vault }: Pick<Container, 'store' | 'vault'>,
  articles: readonly Article[],
  { from, until }: { from: number; until: number },
): Promise<void> {
  const chance = chanceOf(9);
  for (let day = dayOf(from) + 1; startOfDay(day) < until - DAY; day += 1) {
    const count = weekdayRank(day) > 4 ? 2 : PER_DAY;
    for (let visit = 0; visit < count; visit += 1) {
      const mark = vault.digest('visit', randomUUID());
      const at = startOfDay(day) + Math.floor((8 + 11 * chance.next()) * HOUR);
      if (chance.holds(0.7))
        await noteVisit(store.db, { mark, at, does: 'search', found: chance.holds(0.88) });
      if (chance.holds(0.75))
        await noteVisit(store.db, { mark, at: at + MINUTE, does: 'article', fromSearch: true });
      if (chance.holds(0.3)) await noteAsked(store.db, { mark, at: at + 5 * MINUTE });
      const article = articles[Math.floor(articles.length * chance.next())];
      if (article !== undefined && chance.holds(0.15))
        await keepVote(
          { store, vault },
          {
            id: vault.digest('vote', randomUUID()),
            slug: article.slug,
            version: article.version,
            helped: chance.holds(0.78),
            at,
          },
        );
    }
  }
}
