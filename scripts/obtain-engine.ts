// Puts Temporal's server where an image wants it: `npx tsx scripts/obtain-engine.ts /usr/local/bin/temporal`.
import { chmodSync, copyFileSync } from 'node:fs';
import { obtainTemporal, provenance } from '../temporal-server/install.ts';

const [to = ''] = process.argv.slice(2);
const binary = await obtainTemporal({ report: console.log });
copyFileSync(binary.path, to);
chmodSync(to, 0o755);
console.log(provenance(binary));
process.exit();
