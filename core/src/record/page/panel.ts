import type { PanelView } from '../recorder-message.ts';
import { panelTag } from './own-element.ts';

/** The panel that shows the steps, with what moves it and writes in it. */
export interface Panel {
  show(view: PanelView): void;
  /** Goes to another corner where it covers the element. */
  dodge(element: Element): void;
}

/** Its style, in a sheet of its own: no policy of the page forbids that. What is not a button lets the pointer through. */
export const panelStyle = [
  ':host{all:initial}',
  '.panel{position:fixed;z-index:2147483647;box-sizing:border-box;width:min(340px,calc(100vw - 24px));max-height:calc(100vh - 24px);',
  'display:flex;flex-direction:column;gap:8px;padding:12px 14px;border-radius:10px;background:#14213d;color:#fff;',
  'font:13px/1.45 system-ui,-apple-system,"Segoe UI",sans-serif;box-shadow:0 6px 24px rgba(0,0,0,.4);border:1px solid #6b7fa8;pointer-events:none}',
  '.panel[data-corner^=bottom]{bottom:12px}.panel[data-corner^=top]{top:12px}',
  '.panel[data-corner$=right]{right:12px}.panel[data-corner$=left]{left:12px}',
  'h2{margin:0;font-size:13px;font-weight:600;display:flex;justify-content:space-between;gap:8px}',
  'h2 span{font-weight:400;color:#c8d3e8}',
  'ol{margin:0;padding:0 0 0 26px;max-height:min(200px,32vh);overflow:hidden;color:#f1f5fb}',
  'ol.more{mask-image:linear-gradient(transparent,#000 22px)}',
  'li{overflow-wrap:anywhere;padding:1px 0}li::marker{color:#a9b8d6}',
  'p{margin:0;overflow-wrap:anywhere;color:#c8d3e8}p:empty,.notice:not(:empty)+p{display:none}',
  '.notice{padding:6px 8px;border-radius:6px;background:#ffd166;color:#221a00;font-weight:600}',
  '.row{display:flex;flex-wrap:wrap;gap:8px}',
  'button{all:unset;box-sizing:border-box;pointer-events:auto;cursor:pointer;min-height:32px;padding:6px 12px;border-radius:6px;',
  'background:#2b3d66;color:#fff;font:600 13px/1.4 system-ui,-apple-system,"Segoe UI",sans-serif;border:1px solid #a9b8d6}',
  'button.stop{background:#fff;color:#14213d}',
  'button:focus-visible{outline:3px solid #ffd166;outline-offset:2px}',
  'button[aria-disabled=true]{opacity:.55;cursor:default}',
  '@media (max-height:520px){ol{max-height:42px}.panel{padding:8px 10px;gap:6px}}',
].join('');

/** The corners in which it may stand, the usual one first. */
export const panelCorners = ['bottom-right', 'bottom-left', 'top-right', 'top-left'];

/** Puts the panel on the page, or on it again where the page has thrown it out. */
export function makePanel(tell: (message: { kind: 'stop' } | { kind: 'undo' }) => void): Panel {
  const host = document.createElement(panelTag);
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelStyle);
  root.adoptedStyleSheets = [sheet];
  const panel = document.createElement('section');
  panel.className = 'panel';
  panel.setAttribute('aria-label', 'Valet records');
  panel.dataset['corner'] = panelCorners[0] ?? '';
  const title = document.createElement('h2');
  const count = document.createElement('span');
  title.append('Valet records what you do', count);
  const list = document.createElement('ol');
  list.setAttribute('aria-live', 'polite');
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.setAttribute('role', 'status');
  const hint = document.createElement('p');
  const row = document.createElement('div');
  row.className = 'row';
  const stop = panelButton('Stop and save', () => tell({ kind: 'stop' }));
  stop.classList.add('stop');
  const undo = panelButton('Undo last step', () => tell({ kind: 'undo' }));
  row.append(stop, undo);
  panel.append(title, list, notice, hint, row);
  root.append(panel);
  const dodge = (element: Element) => {
    const free = (corner: string) => {
      panel.dataset['corner'] = corner;
      return !overlaps(panel.getBoundingClientRect(), element.getBoundingClientRect());
    };
    const now = panel.dataset['corner'] ?? '';
    if (!free(now) && !panelCorners.some(free)) panel.dataset['corner'] = now;
  };
  const showLast = () => {
    list.classList.toggle('more', list.scrollHeight > list.clientHeight);
    list.scrollTop = list.scrollHeight;
  };
  window.addEventListener('resize', showLast);
  return {
    dodge,
    show(view) {
      if (!host.isConnected) document.documentElement.append(host);
      count.textContent = view.steps.length === 1 ? '1 step' : `${view.steps.length} steps`;
      list.replaceChildren(
        ...view.steps.map((text) => Object.assign(document.createElement('li'), { textContent: text })),
      );
      showLast();
      notice.textContent = view.notice;
      hint.textContent = view.hint;
      undo.setAttribute('aria-disabled', String(view.steps.length === 0));
      // It grows with its steps.
      const used = document.activeElement;
      if (used && used !== host && used !== document.body) dodge(used);
    },
  };
}

export function panelButton(label: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', act);
  return button;
}

/** Whether two boxes share a place on the screen. */
export function overlaps(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
