// Prints the OpenAPI document of the host's endpoints, without a host: what they are made of is not asked for.
// Needs --conditions=valet-src.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { apiRoutes } from '../host/src/http/api-routes.ts';
import { makeOpenApi } from '../host/src/http/openapi.ts';

const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../host/package.json'), 'utf8'));
console.log(JSON.stringify(makeOpenApi(apiRoutes({ version }), { version })));
