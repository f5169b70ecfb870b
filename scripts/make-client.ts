// Makes `client/document.ts` of the OpenAPI document that a running service gives: `npx tsx scripts/make-client.ts [ADDRESS]`.
import { writeFile } from 'node:fs/promises';
import { clientTypes } from './client-types.ts';

const [address = 'http://localhost:8080'] = process.argv.slice(2);
const answer = await fetch(new URL('/api/openapi.json', address));
await writeFile('client/document.ts', await clientTypes(await answer.json()));
