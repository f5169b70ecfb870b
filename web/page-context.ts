import type { Article } from '../content/articles.ts';
import type { PromiseWords } from '../content/promise-text.ts';
import type { OpeningHours } from '../domain/calendar.ts';
import type { ClockReceipt } from '../domain/clock-receipt.ts';
import type { Assets } from './assets.ts';
import type { HelpSearch } from './help/search-result.ts';

/** What a reader did; `fromSearch` when a search led to the article. */
export type HelpAct = { does: 'search'; found: boolean } | { does: 'article'; fromSearch: boolean };

/** All that the pages need, given by whoever starts them. Everything that changes is a function. */
export type PageParts = {
  /** Address of the site as people type it, without a slash at the end. */
  address: string;
  assets: Assets;
  articles: () => readonly Article[];
  /** Where an address of former days leads, when no article of today names it. */
  leadsTo?: (slug: string) => Promise<string | undefined>;
  search: HelpSearch;
  /** The opening hours in force. */
  hours: () => OpeningHours;
  /** What is promised now, in words. */
  promise: () => PromiseWords;
  /** By when a person would answer what is asked now, epoch ms. */
  replyDue: () => number | undefined;
  /** Epoch ms. */
  now: () => number;
  /** The API, in the same process: pages show what it gives to the very person who asks, and nothing else. */
  api: (request: Request, env?: unknown) => Response | Promise<Response>;
  /** Told what a session at the help centre does, by its random mark; without it, sessions are not counted. */
  visited?: (mark: string, act: HelpAct) => void;
  /** The sum behind each clock of a question that the agent has been given; without it, the desk shows the figures alone. */
  receipts?: (reference: string, at: number) => Promise<ClockReceipt[]>;
};
