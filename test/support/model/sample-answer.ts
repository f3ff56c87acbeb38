type Schema = Readonly<Record<string, unknown>>;

/** Some value that fits a schema of the kind that models are given: first option, empty text, nought. */
export function sampleAnswer(schema: Schema): unknown {
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['anyOf'])) return sampleAnswer(schema['anyOf'][0]);
  const type = [schema['type']].flat()[0];
  if (type === 'object') {
    const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
    return Object.fromEntries(properties.map(([name, one]) => [name, sampleAnswer(one)]));
  }
  if (type === 'array') return [];
  return { string: '', number: 0, integer: 0, boolean: false }[`${type}`] ?? null;
}
