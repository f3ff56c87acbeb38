type Schema = Readonly<Record<string, unknown>>;

/** Keywords that neither vendor's structured outputs take. */
const refused = [
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'maxItems',
  'uniqueItems',
  'oneOf',
  'allOf',
  'not',
  'default',
];

/** Why a vendor would refuse a schema of structured output; null where it would not. */
export function schemaFault(
  schema: unknown,
  { everyRequired }: { everyRequired: boolean },
  at = 'schema',
): string | null {
  if (typeof schema !== 'object' || schema === null) return `${at} is no object`;
  const one = schema as Schema;
  const keyword = refused.find((name) => name in one);
  if (keyword) return `${at}: '${keyword}' is not supported`;
  if (everyRequired && !['type', 'anyOf', '$ref'].some((name) => name in one))
    return `${at}: schema must have a 'type' key`;
  const parts: [string, unknown][] = Object.entries((one['properties'] ?? {}) as object);
  if ([one['type']].flat().includes('object')) {
    if (one['additionalProperties'] !== false) return `${at}: 'additionalProperties' must be false`;
    const required = (one['required'] ?? []) as readonly string[];
    const open = parts.find(([name]) => !required.includes(name));
    if (everyRequired && open) return `${at}: '${open[0]}' must be in 'required'`;
  }
  if ('items' in one) parts.push(['items', one['items']]);
  for (const [index, branch] of ((one['anyOf'] ?? []) as readonly unknown[]).entries())
    parts.push([`anyOf.${index}`, branch]);
  for (const [name, part] of parts) {
    const fault = schemaFault(part, { everyRequired }, `${at}.${name}`);
    if (fault) return fault;
  }
  return null;
}
