// The promise is configuration: targets, reminders and opening hours, in one file that says its version.
import { z } from 'zod';
import { scheduleSchema } from '../activities/calendar/schedule-schema.ts';
import type { Config } from '../config.ts';
import { publishedHours, type Schedule } from '../domain/calendar.ts';
import { HOUR, MINUTE } from '../domain/durations.ts';
import { published, type Policy } from '../domain/policy.ts';
import { ServiceProblem } from './service-problem.ts';
import { readSettingsFile } from './settings-file.ts';

const minutes = z
  .number()
  .positive()
  .multipleOf(1)
  .transform((count) => count * MINUTE);
const hours = z
  .number()
  .positive()
  .transform((count) => count * HOUR);

/** What a policy file may say; what it leaves out stays as published. Lengths are of open time, except where they say any. */
const policySchema = z.strictObject({
  version: z.int().positive().describe('raised at each change; each question keeps the one it began with'),
  firstResponseMinutes: minutes.optional().describe('first reply of a person'),
  resolutionHours: hours.optional().describe('resolution, or notice of an extended delay'),
  warnAt: z.number().gt(0).lt(1).optional().describe('share of a target after which agents are warned'),
  remindAfterHours: hours.optional().describe('silence of the person before a reminder'),
  settleAfterHours: hours.optional().describe('silence after which the matter counts as settled'),
  extendByHours: hours.optional().describe('how far the notice of extended delay moves the promise'),
  idleAfterMinutes: minutes
    .optional()
    .describe('a claim untouched for so long returns to the queue at closing time'),
  alertAgainMinutes: minutes.optional().describe('an alert that nobody answers comes back'),
  urgentAgainMinutes: minutes.optional().describe('the same for somebody in danger, at any hour'),
  reopenWithinHours: hours.optional().describe('a reply after the end reopens within'),
  rateWithinHours: hours.optional().describe('a rating is taken within'),
  assistantTurns: z.int().min(0).optional().describe('turns of the assistant before a person takes over'),
  openingHours: scheduleSchema.optional().describe('of a first start; changed in the desk after that'),
});

/** The promise in force, and the opening hours that a first start begins with. */
export type HousePolicy = { policy: Policy; openingHours: Schedule };

/** The published one without a file. @throws ServiceProblem naming each wrong value of the file */
export function readPolicy({ policyFile }: Pick<Config, 'policyFile'>): HousePolicy {
  if (policyFile === undefined) return { policy: published, openingHours: publishedHours };
  const { openingHours = publishedHours, ...given } = readSettingsFile(policyFile, policySchema, 'policy');
  const policy = { ...published, ...withoutUnits(given) };
  if (policy.settleAfter <= policy.remindAfter)
    throw new ServiceProblem(
      'policy',
      `${policyFile}: settleAfterHours must be longer than remindAfterHours.`,
    );
  return { policy, openingHours };
}

/** `firstResponseMinutes` → `firstResponse`, which is in ms by now. */
function withoutUnits(given: object): Partial<Policy> {
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said.map(([name, value]) => [name.replace(/(Minutes|Hours)$/, ''), value]));
}

/** Each line of the policy in force, in the words of its file, for `paladin config`. */
export function policyLines({ policy, openingHours }: HousePolicy): string[] {
  const lines = Object.entries(policySchema.shape).map(([name, { description = '' }]) => {
    if (name === 'openingHours') return `  ${name.padEnd(24)}${weekLine(openingHours)} (${description})`;
    return `  ${name.padEnd(24)}${valueIn(policy, name)} (${description})`;
  });
  return ['policy in force (PALADIN_POLICY):', ...lines];
}

function valueIn(policy: Policy, name: string): number | string {
  const value = new Map(Object.entries(policy)).get(name.replace(/(Minutes|Hours)$/, ''));
  if (value === undefined) return 'published';
  if (name.endsWith('Minutes')) return value / MINUTE;
  return name.endsWith('Hours') ? value / HOUR : value;
}

function weekLine({ weekly, timeZone }: Schedule): string {
  const days = Object.entries(weekly).map(([day, intervals]) => {
    const open = intervals.map(([opens, closes]) => `${opens}–${closes}`);
    return `${day} ${open.length === 0 ? 'closed' : open.join(' ')}`;
  });
  return `${days.join(', ')}, ${timeZone}`;
}
