// Tells the page around the iframe how tall the form is, whenever that changes.
const tell = (): void => {
  window.parent.postMessage({ height: Math.ceil(document.body.getBoundingClientRect().height) }, '*');
};
new ResizeObserver(tell).observe(document.body);
tell();

export {};
