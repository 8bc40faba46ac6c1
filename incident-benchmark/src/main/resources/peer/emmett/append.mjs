// Appends one event to a new stream, again and again, and says how many a second: Emmett on PostgreSQL with its defaults.
// Arguments: where the database is, how many clients, for how many milliseconds. Standard input: the data of the event.
import { STREAM_DOES_NOT_EXIST } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { readFileSync } from 'node:fs';

const [url, clients, millis] = process.argv.slice(2);
const data = JSON.parse(readFileSync(0, 'utf8'));
const store = getPostgreSQLEventStore(url);
await store.schema.migrate();

const run = Date.now().toString(36);
let streams = 0;

async function append(until) {
  while (performance.now() < until) {
    await store.appendToStream(`${run}-${streams++}`, [{ type: 'IncidentDeclared', data }], {
      expectedStreamVersion: STREAM_DOES_NOT_EXIST,
    });
  }
}

async function appendAll(time) {
  const before = streams;
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, () => append(start + time)));
  return ((streams - before) * 1000) / (performance.now() - start);
}

await appendAll(2000); // its compiler needs its time, too
console.log(`= ${await appendAll(Number(millis))}`);
await store.close();
