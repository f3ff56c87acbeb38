import {
  defaultRoutes,
  type ModelRef,
  type ModelRoutes,
  type ModelTable,
  type ModelTier,
  ValetError,
  writeModelRef,
} from '@valet/core';
import type { Config } from '../config.ts';

/** What the routes are found by. */
export interface RouteOptions {
  readonly config: Pick<Config, 'model' | 'modelRoutes' | 'localModel' | 'localModelUrl'>;
  readonly table: ModelTable;
  /** Ids of the providers that are configured. */
  readonly providers: readonly string[];
}

/**
 * Whom each tier asks, in order: what VALET_LLM_ROUTES says of it; else the model of GH_MODEL, the local one, and the defaults of
 * the providers that are configured. Error: `config_invalid`.
 */
export function findRoutes({ config, table, providers }: RouteOptions): ModelRoutes {
  const { model, modelRoutes, localModel, localModelUrl } = config;
  if ((localModel === null) !== (localModelUrl === null)) {
    const [there, missing] =
      localModel === null
        ? ['VALET_LLM_LOCAL_URL', 'VALET_LLM_LOCAL_MODEL']
        : ['VALET_LLM_LOCAL_MODEL', 'VALET_LLM_LOCAL_URL'];
    throw new ValetError('config_invalid', `${there} is set, so ${missing} must be set too.`);
  }
  const chosen = model === null ? [] : [findChosen(model, table)];
  const local = localModel === null ? [] : [{ provider: 'local', model: localModel }];
  const routeOf = (tier: ModelTier): readonly ModelRef[] => {
    const own = modelRoutes[tier];
    if (own) return own;
    return unique([...chosen, ...local, ...defaultRoutes[tier].filter(({ provider }) => providers.includes(provider))]);
  };
  return { primary: routeOf('primary'), secondary: routeOf('secondary'), budget: routeOf('budget') };
}

/** `provider:model`, or only the model where one provider has it. */
function findChosen(text: string, { rows, asOf }: ModelTable): ModelRef {
  const row = rows.find(({ provider, id }) => id === text || writeModelRef({ provider, model: id }) === text);
  if (row) return { provider: row.provider, model: row.id };
  const known = rows.map(({ provider, id }) => writeModelRef({ provider, model: id })).join(', ');
  throw new ValetError(
    'config_invalid',
    `GH_MODEL names the model "${text}", which is not in Valet's price table of ${asOf}; known are ${known}.`,
  );
}

function unique(refs: readonly ModelRef[]): readonly ModelRef[] {
  return refs.filter((ref, at) => refs.findIndex((one) => writeModelRef(one) === writeModelRef(ref)) === at);
}
