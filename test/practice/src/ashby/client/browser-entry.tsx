import { createRoot } from 'react-dom/client';
import type { AshbyAppData } from '../page-html.ts';
import { App } from './app.tsx';

declare global {
  interface Window {
    __appData?: AshbyAppData;
  }
}

const root = document.querySelector('#root');
if (root && window.__appData) createRoot(root).render(<App data={window.__appData} />);
