// Run as a process of its own: for each line that it is given, says what time its machine, the house and the store have.
import { createInterface } from 'node:readline';
import { openHouseClock } from '../../service/house-clock.ts';
import { openStore } from '../../store/open-store.ts';
import { readStoreClock } from '../../store/store-clock.ts';

const [, , url = ''] = process.argv;
const store = await openStore({ url });
const read = () => readStoreClock(store.db);
const clock = await openHouseClock({ read, told: () => {} });
for await (const _ of createInterface({ input: process.stdin })) {
  const times = { machine: Date.now(), house: clock.now(), store: await read(), ahead: clock.ahead() };
  process.stdout.write(`${JSON.stringify(times)}\n`);
}
clock.close();
await store.close();
