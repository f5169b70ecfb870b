import { inject } from 'vitest';
import { openHouse, type House } from './web-house.ts';

let shared: Promise<House> | undefined;

/** One for every file of a process that asks nothing special of it: it is found as others left it, and ends with the run. */
export function sharedHouse(): Promise<House> {
  shared ??= openHouse({}, { place: inject('engine').runFolder });
  return shared;
}
