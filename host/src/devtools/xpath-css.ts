/**
 * The CSS selector of the same elements, for the XPath that the Recorder writes: `//*[@id="a"]/div[2]/input` or
 * `/html/body/form/input`. Null for any other.
 */
export function cssOfXpath(xpath: string): string | null {
  const parts = /^(?:\/\/\*\[@([\w-]+)="([^"\\\n]*)"\]|\/(html))((?:\/[a-z][\w-]*(?:\[[1-9]\d*\])?)*)$/.exec(xpath);
  if (!parts) return null;
  const [, attribute, value = '', root, path = ''] = parts;
  const isName = /^[a-z_][\w-]*$/i.test(value);
  const start = root ?? (attribute === 'id' && isName ? `#${value}` : `[${attribute}="${value}"]`);
  const below = path.matchAll(/\/([a-z][\w-]*)(?:\[(\d+)\])?/g);
  return [start, ...[...below].map(([, tag, at]) => (at ? `${tag}:nth-of-type(${at})` : tag))].join(' > ');
}
