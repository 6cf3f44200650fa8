// The button and the card on the clinic's own pages. The chat is a frame, which is fetched when the card opens and begins when it is first used.
(() => {
  'use strict';
  const script = document.currentScript;
  const home = new URL(script.src).origin;
  const { language, direction, words, starters, call, emergency } = /* the words */ null;
  const say = words.launcher;
  const patience = 5000;
  const longestWait = 60;

  const host = document.getElementById('consultbot') ?? document.body.appendChild(document.createElement('div'));
  if (host.shadowRoot) {
    return;
  }
  const root = host.attachShadow({ mode: 'open' });

  const css = `
:host{all:initial;--paper:#fff;--ink:#14262b;--quiet:#47595f;--line:#cfdbdb;--accent:#0b5d66;--on:#fff;--bar:#0b5d66;--onbar:#fff;--tint:#e4f0f0;--urgent:#9c2418;--wash:#fcecea}
@media (prefers-color-scheme:dark){:host{--paper:#182326;--ink:#e7efef;--quiet:#a8babd;--line:#3a4d51;--accent:#86d3d8;--on:#06282c;--bar:#12393d;--onbar:#eaf5f5;--tint:#20383c;--urgent:#ffb3a8;--wash:#3d1f1b}}
*{box-sizing:border-box}
[hidden]{display:none!important}
.all{position:fixed;inset-block-end:16px;inset-inline-end:16px;z-index:2147483000;color-scheme:light dark;font:medium/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;color:var(--ink)}
button,a{font:inherit;cursor:pointer;-webkit-tap-highlight-color:transparent}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.open{display:flex;align-items:center;gap:10px;margin-inline-start:auto;min-height:56px;padding:0 22px;border:0;border-radius:28px;background:var(--accent);color:var(--on);font-weight:650;box-shadow:0 6px 24px rgb(0 20 25/30%)}
.open:focus-visible{outline-color:var(--ink)}
svg{width:24px;height:24px;flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.card{position:absolute;inset-block-end:72px;inset-inline-end:0;display:flex;flex-direction:column;width:min(25em,calc(100vw - 32px));max-height:min(42.5em,calc(100vh - 104px));max-height:min(42.5em,calc(100dvh - 104px));border:1px solid var(--line);border-radius:18px;background:var(--paper);box-shadow:0 16px 56px rgb(0 20 25/34%);overflow:hidden;overflow-wrap:anywhere}
.card.chat{height:42.5em}
.bar{display:flex;align-items:center;gap:8px;padding-block:8px;padding-inline:18px 8px;background:var(--bar);color:var(--onbar)}
.bar :focus-visible{outline-color:var(--onbar)}
h2{flex:1;margin:0;font-size:1em;line-height:1.3;font-weight:650}
h2:focus{outline:0}
.close{display:grid;place-items:center;width:44px;height:44px;padding:0;border:0;border-radius:10px;background:none;color:inherit}
.body{flex:0 1 auto;min-height:0;padding:16px 18px 14px;overflow-y:auto}
p{margin:0 0 12px}
.small{margin:12px 0 6px;color:var(--quiet);font-size:.875em}
ul{display:grid;gap:8px;margin:0;padding:0;list-style:none}
li button,.wide{display:flex;align-items:center;width:100%;min-height:44px;padding:8px 14px;border:1px solid var(--line);border-radius:12px;background:var(--paper);color:var(--accent);font-weight:600;text-align:start}
li button:hover,.wide:hover{background:var(--tint)}
.wide{margin-top:8px}
.again{margin:0 0 12px}
.wide.main{justify-content:center;border-color:var(--accent);background:var(--accent);color:var(--on)}
.ways{display:flex;flex-wrap:wrap;gap:8px;padding:12px 18px;border-top:1px solid var(--line)}
.ways a{display:flex;flex:1 1 auto;justify-content:center;align-items:center;min-height:44px;padding:8px 14px;border:1px solid var(--line);border-radius:12px;color:var(--accent);font-weight:600;text-decoration:none}
.ways a.urgent{border-color:var(--urgent);background:var(--wash);color:var(--urgent)}
.state:empty{display:none}
.state{margin:0 0 12px;padding:10px 14px;border-inline-start:4px solid var(--accent);background:var(--tint);border-radius:8px}
iframe{flex:1;width:100%;min-height:0;border:0;background:var(--paper)}
iframe.away{position:absolute;inset:0;height:100%;visibility:hidden}
@media (max-width:480px){.card{position:fixed;inset:auto 0 0;width:auto;max-height:94vh;max-height:94dvh;border-width:1px 0 0;border-radius:18px 18px 0 0}.card.chat{inset:0;height:auto;max-height:none;border:0;border-radius:0}}
@media (prefers-reduced-motion:no-preference){.card{animation:in .16s ease-out}@keyframes in{from{opacity:0;transform:translateY(8px)}}}
@media print{.all{display:none}}`;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    make('style', { textContent: css }, root);
  }

  const all = make('div', { className: 'all', lang: language, dir: direction }, root);
  const card = make('div', { className: 'card', id: 'card', hidden: true }, all);
  card.setAttribute('role', 'dialog');
  card.setAttribute('aria-labelledby', 'title');
  const bar = make('div', { className: 'bar' }, card);
  const title = make('h2', { id: 'title', tabIndex: -1, textContent: say.title }, bar);
  const close = make('button', { type: 'button', className: 'close', onclick: hide }, bar);
  close.setAttribute('aria-label', say.close);
  draw(close, 'M6 6l12 12M18 6L6 18');

  const body = make('div', { className: 'body' }, card);
  const state = make('p', { className: 'state' }, body);
  state.setAttribute('role', 'status');
  const retry = make('button', { type: 'button', className: 'wide again', hidden: true, textContent: say.retry, onclick: () => fetchChat() }, body);
  make('p', { textContent: say.greeting }, body);
  make('p', { className: 'small', id: 'asked', textContent: say.starters + (language === 'en' ? '' : ` · ${say.english}`) }, body);
  const list = make('ul', {}, body);
  list.setAttribute('aria-labelledby', 'asked');
  list.setAttribute('role', 'list');
  for (const question of starters) {
    make('button', { type: 'button', lang: 'en', dir: 'ltr', textContent: question, onclick: () => use(question) }, make('li', {}, list));
  }
  make('button', { type: 'button', className: 'wide main', textContent: say.ask, onclick: () => use(null) }, body);
  make('button', { type: 'button', className: 'wide', textContent: words['talk-to-a-person'].label, onclick: () => use(words['talk-to-a-person'].message) }, body);
  const ways = make('div', { className: 'ways' }, card);
  make('a', { href: call, textContent: words.contact.call }, ways);
  make('a', { href: emergency, className: 'urgent', textContent: words.contact.emergency }, ways);

  const open = make('button', { type: 'button', className: 'open', onclick: () => (card.hidden ? show() : hide()) }, all);
  open.setAttribute('aria-expanded', 'false');
  open.setAttribute('aria-controls', 'card');
  draw(open, 'M5 6.5A2.5 2.5 0 0 1 7.5 4h9A2.5 2.5 0 0 1 19 6.5v6a2.5 2.5 0 0 1-2.5 2.5H11l-4 3.5V15A2 2 0 0 1 5 13z');
  make('span', { textContent: say.open }, open);

  let frame = null;
  let isReady = false;
  let wanted = null;
  let timer = 0;
  let waits = 2;

  root.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !card.hidden) {
      event.stopPropagation();
      hide();
    }
  });
  addEventListener('message', event => {
    if (event.origin !== home || !frame || event.source !== frame.contentWindow) {
      return;
    }
    if (event.data?.consultbot === 'ready') {
      ready();
    } else if (event.data?.consultbot === 'close') {
      hide();
    }
  });
  addEventListener('online', () => state.textContent && fetchChat());

  function show() {
    card.hidden = false;
    open.setAttribute('aria-expanded', 'true');
    if (isChatting()) {
      frame.focus();
      send('open');
    } else {
      title.focus();
    }
    if (!frame) {
      fetchChat();
    }
  }

  function hide() {
    card.hidden = true;
    open.setAttribute('aria-expanded', 'false');
    open.focus();
  }

  function use(question) {
    wanted = { question };
    if (isReady) {
      enter();
    } else {
      state.textContent = say.opening;
      fetchChat();
    }
  }

  function fetchChat() {
    clearTimeout(timer);
    frame?.remove();
    isReady = false;
    frame = make('iframe', { className: 'away', title: say.title, src: `${home}/chat?lang=${language}` }, card);
    frame.allow = 'clipboard-write';
    timer = setTimeout(fail, patience);
  }

  function fail() {
    state.textContent = say.unreachable;
    retry.hidden = false;
    timer = setTimeout(fetchChat, waits * 1000);
    waits = Math.min(waits * 2, longestWait);
  }

  function ready() {
    clearTimeout(timer);
    waits = 2;
    isReady = true;
    state.textContent = '';
    retry.hidden = true;
    if (wanted && !card.hidden) {
      enter();
    }
  }

  function enter() {
    const { question } = wanted;
    wanted = null;
    card.classList.add('chat');
    bar.hidden = body.hidden = ways.hidden = true;
    frame.className = '';
    frame.focus();
    send(question ? 'ask' : 'open', question);
  }

  function isChatting() {
    return isReady && body.hidden;
  }

  function send(what, text) {
    frame.contentWindow.postMessage({ consultbot: what, text }, home);
  }

  function make(tag, values, parent) {
    return parent.appendChild(Object.assign(document.createElement(tag), values));
  }

  function draw(button, path) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(document.createElementNS(svg.namespaceURI, 'path'));
    svg.firstChild.setAttribute('d', path);
    button.append(svg);
  }
})();
