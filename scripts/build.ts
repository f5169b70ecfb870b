// What a start would otherwise build first: the workflow code and the browser's scripts. Run it once in an image.
import { bundled } from '../web/assets.ts';
import { workflowBundle } from '../worker/bundle.ts';

const { codePath } = await workflowBundle();
const { files } = await bundled();
console.log(`workflow code: ${codePath}`);
for (const [name, { body, br }] of files)
  console.log(`${name}: ${body.length} bytes, ${br.length} compressed`);
process.exit();
