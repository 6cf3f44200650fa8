// Notes down what a screen reader would say: whatever comes into a live region, in order, unless it is hidden from it.
(() => {
  const regions = '[role=alert], [aria-live=assertive], [role=status], [role=log], [aria-live=polite]';
  const loud = '[role=alert], [aria-live=assertive]';
  window.heard = [];
  window.violations = [];
  document.addEventListener('securitypolicyviolation', event => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  new MutationObserver(changes => {
    for (const change of changes) {
      for (const node of change.type === 'childList' ? change.addedNodes : [change.target]) {
        const element = node instanceof Element ? node : node.parentElement;
        const region = element?.closest(regions);
        const text = (node.textContent ?? '').replace(/[\s\u200B\u200C]+/g, ' ').trim();
        if (!region || !text || node === region && change.type === 'childList') {
          continue;
        }
        const said = { loud: region.matches(loud), lang: '', text };
        window.heard.push(said);
        // What is hidden in the same turn was never there for a screen reader, and what is said of its language counts.
        queueMicrotask(() => {
          said.lang = (element.lastElementChild ?? element).closest('[lang]')?.lang ?? '';
          if (element.closest('[aria-hidden=true]')) {
            window.heard.splice(window.heard.indexOf(said), 1);
          }
        });
      }
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
})();
