import { beforeAll, afterAll, test } from 'vitest';
import { appMapping, appTables, appWriter } from '../../../packages/adapters/src/testing/app-tables.ts';
import { mappedCases } from '../../../packages/adapters/src/testing/mapped-cases.ts';
import { describeService } from '../../services/describe-service.ts';
import { tablesStores, type ApplicationDatabase } from './application-databases.ts';

for (const { title, service, types, connect, open } of tablesStores) {
  describeService(service, `An application's tables: ${title}`, ({ room }) => {
    let url: string;
    let application: ApplicationDatabase;
    beforeAll(async () => {
      ({ url } = await room());
      application = await connect(url);
      for (const statement of appTables(types)) await application.run(statement);
    });
    afterAll(() => application.close());

    test.for(mappedCases.map((one) => [one.name, one] as const))('%s', async ([, { run }], { skip }) => {
      const write = appWriter(types, {
        ...application,
        async transaction(work) {
          await application.run('BEGIN');
          try {
            const result = await work();
            await application.run('COMMIT');
            return result;
          } catch (error) {
            await application.run('ROLLBACK');
            throw error;
          }
        },
      });
      const { skipped } = await run(async () => ({ adapter: await open(url, appMapping()), write }));
      if (skipped !== undefined) skip(skipped);
    });
  });
}
