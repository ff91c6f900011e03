// node scripts/bad-days.ts: writes what the tests of bad days saw last (npm run test:adapters -- bad-days) into docs/operations.md.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { GUIDE, SEEN_FOLDER, withRows } from '../test/adapters/bad-days/guide.ts';

const rows = readdirSync(SEEN_FOLDER).map((name) => readFileSync(`${SEEN_FOLDER}/${name}`, 'utf8'));
writeFileSync(GUIDE, withRows(readFileSync(GUIDE, 'utf8'), rows));
console.log(`${rows.length} rows are in ${GUIDE} as they were seen.`);
