/** Attributes that name an element of the page. */
const naming =
  'id for name aria-labelledby aria-describedby aria-controls aria-owns aria-errormessage aria-activedescendant'.split(
    ' ',
  );

/** Classes that hide, that a library gives to its parts, or that draw a control: they stay. */
const lasting = /hidden|^select|^iti|^btn|^checkbox|^file-upload|^secondary-button/;

/** Gives every element of the form other ids, names and classes, now and whenever it changes; links between elements hold. */
export function driftMarkup(home: Element, seed: number): () => void {
  const token = (name: string) => {
    let sum = seed + 7;
    for (const letter of name) sum = (Math.imul(sum, 33) + letter.charCodeAt(0)) >>> 0;
    return `d${sum.toString(36)}${name.endsWith('[]') ? '[]' : ''}`;
  };
  const known = new Set<string>();
  const renamed = (text: string, isKept: (name: string) => boolean = () => false) =>
    text
      .split(' ')
      .map((name) => {
        if (name === '' || known.has(name) || isKept(name)) return name;
        const other = token(name);
        known.add(other);
        return other;
      })
      .join(' ');
  const change = (element: Element) => {
    for (const attribute of naming) {
      const text = element.getAttribute(attribute);
      if (text) set(element, attribute, renamed(text));
    }
    const classes = element.getAttribute('class');
    if (classes)
      set(
        element,
        'class',
        renamed(classes, (name) => lasting.test(name)),
      );
  };
  const changeAll = () => {
    for (const element of [home, ...home.querySelectorAll('*')]) if (!(element instanceof SVGElement)) change(element);
  };
  const watch = new MutationObserver(changeAll);
  watch.observe(home, { subtree: true, childList: true, attributes: true, attributeFilter: [...naming, 'class'] });
  changeAll();
  return () => watch.disconnect();
}

function set(element: Element, attribute: string, text: string): void {
  if (element.getAttribute(attribute) !== text) element.setAttribute(attribute, text);
}
