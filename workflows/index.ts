// Every function exported here is a workflow.
export { question } from './question.ts';
