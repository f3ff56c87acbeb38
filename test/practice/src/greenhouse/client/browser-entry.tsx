import { hydrateRoot } from 'react-dom/client';
import { App } from './app.tsx';

const page = Object.values(window.__remixContext.state.loaderData)[0];
const root = document.getElementById('app');
if (page && root) {
  hydrateRoot(root, <App page={page} />);
}
