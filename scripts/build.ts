// What a start would otherwise make first: the program, the workflow code, the browser's scripts, what search learns, an
// empty store, public holidays. Run it once in an image.
import { publicHolidayDates } from '../activities/calendar/holidays.ts';
import { compiled } from '../bin/program.js';
import { publishedRetrieval } from '../cli/eval-answers.ts';
import { makeEmptyStore } from '../store/open-store.ts';
import { bundleAssets } from '../web/assets.ts';
import { workflowBundle } from '../worker/bundle.ts';
import { replayBundle } from '../worker/replay-journals.ts';

const program = await compiled();
const { codePath } = await workflowBundle();
await replayBundle();
const { files } = await bundleAssets();
await publishedRetrieval();
const store = await makeEmptyStore();
const year = new Date().getFullYear();
for (const other of [year - 1, year, year + 1, year + 2]) publicHolidayDates('FR', other);
console.log(`program: ${program}`);
console.log(`workflow code: ${codePath}`);
console.log(`empty store: ${store}`);
for (const [name, { body, br }] of files)
  console.log(`${name}: ${body.length} bytes, ${br.length} compressed`);
process.exit();
