#!/usr/bin/env node
// Node 20 cannot run TypeScript by itself: tsx is registered first, then the command line takes over.
import { register } from 'tsx/esm/api';

register();
await import('../cli/paladin.ts');
