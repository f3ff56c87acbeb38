import { AsyncLocalStorage } from 'node:async_hooks';

/** Stands for every tenant: the host's own work. */
const everybody = '*';

const scope = new AsyncLocalStorage<string>();

/** Does work whose database connections see the rows of one tenant only, where the database keeps to row level security. */
export function asTenant<T>(tenant: string, work: () => T): T {
  return scope.run(tenant === '' ? everybody : tenant, work);
}

/** Does work for all tenants from within a tenant's scope. */
export function asHost<T>(work: () => T): T {
  return scope.run(everybody, work);
}

/** Whose rows are meant here. */
export function currentTenant(): string {
  return scope.getStore() ?? everybody;
}
