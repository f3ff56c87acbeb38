type Schema = Readonly<Record<string, unknown>>;

/** What both vendors' structured outputs take everywhere; the rest is said in words and checked when the answer is there. */
const known = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'anyOf',
  '$ref',
  '$defs',
  'description',
]);

/**
 * The schema as vendors take it: constraints that they refuse (lengths, bounds, patterns) move into the description. Source:
 * the "structured outputs" pages of platform.claude.com and developers.openai.com.
 */
export function strictSchema(schema: Schema): Schema {
  const entries = Object.entries(withType(schema));
  const kept = entries.filter(([key]) => known.has(key)).map(([key, value]) => [key, strictPart(key, value)] as const);
  const moved = entries.filter(([key]) => !known.has(key) && key !== '$schema' && key !== 'title');
  if (moved.length === 0) return Object.fromEntries(kept);
  const words = moved.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(', ');
  const description = [schema['description'], `{${words}}`].filter(Boolean).join(' ');
  return { ...Object.fromEntries(kept), description };
}

/** OpenAI wants a type beside an enum or a const, too. */
function withType(schema: Schema): Schema {
  const values = Array.isArray(schema['enum']) ? schema['enum'] : 'const' in schema ? [schema['const']] : [];
  if ('type' in schema || values.length === 0) return schema;
  const types = [...new Set(values.map((value) => (value === null ? 'null' : typeof value)))];
  return { type: types.length === 1 ? types[0] : types, ...schema };
}

function strictPart(key: string, value: unknown): unknown {
  if (key === 'items') return strictSchema(value as Schema);
  if (key === 'anyOf') return (value as readonly Schema[]).map(strictSchema);
  if (key === 'properties' || key === '$defs') {
    return Object.fromEntries(
      Object.entries(value as Record<string, Schema>).map(([name, one]) => [name, strictSchema(one)]),
    );
  }
  return value;
}
