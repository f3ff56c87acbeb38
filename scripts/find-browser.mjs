// Prints, as JSON, the browser that the local tier takes ({ path }) or why there is none ({ message }).
import { findBrowser } from '@valet/tier-local';

const browser = process.env.VALET_BROWSER;
const found = await findBrowser(browser ? { browser } : {}).catch(({ message }) => ({ message }));
console.log(JSON.stringify(found));
