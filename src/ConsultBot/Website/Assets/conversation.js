// The chat window: shows one conversation at a time, and tells what happens in it.
import { announce, know } from './announcer.js';
import { look } from './look.js';
import { connect } from './session.js';
import * as transcript from './transcript.js';
import { direction, locale, say, settings } from './words.js';

const container = document.getElementById('window');
const replayTime = 5000;
const patience = 3000;
const paintTime = 60;
const posted = new Set();
const asked = new Set();
let shown = null;

/** What may happen: a message is waiting, arrived or was refused; the socket closed; the conversation is over. */
export function show(session, events) {
  const draft = shown?.store.getState().sendBoxValue ?? '';
  close();
  transcript.clear();
  const { directLine, close: disconnect } = connect(session, events.over);
  const opened = { directLine, disconnect, waiting: [], isOnline: false, isNew: session.isNew };
  opened.store = window.WebChat.createStore({}, () => next => action => next(meet(opened, action, events)));
  opened.watch = directLine.connectionStatus$.subscribe(state => state >= 3 && shown === opened && events.over());
  shown = opened;
  render();
  if (draft) {
    write(draft);
  }
}

/** Draws the window in the colours and the language of now. */
export function render() {
  if (!shown) {
    return;
  }
  window.WebChat.renderWebChat({
    activityMiddleware: inLanguage,
    dir: direction(),
    directLine: shown.directLine,
    locale: locale(),
    nonce: settings.nonce,
    overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: say('chat.message'), TEXT_INPUT_ALT: say('chat.message') },
    sendTypingIndicator: false,
    store: shown.store,
    styleOptions: look(),
  }, container);
}

/** Sends a message as the patient's, as soon as the window is connected. */
export function send(text) {
  if (shown?.isOnline) {
    shown.store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text } });
  } else {
    shown?.waiting.push(text);
  }
}

/** Puts words into the box without sending them. */
export function write(text) {
  shown?.store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } });
}

export function focus() {
  container.querySelector('textarea, input[type="text"]')?.focus();
}

// Who has just asked waits for the answer; what was above counts as read.
function showEnd() {
  const transcript = container.querySelector('.webchat__basic-transcript__scrollable');
  transcript?.scrollTo(0, transcript.scrollHeight);
}

// The answer begins at the upper edge, or stands in full.
function showAnswer() {
  const transcript = container.querySelector('.webchat__basic-transcript__scrollable');
  const answer = [...container.querySelectorAll('.webchat__basic-transcript__activity')].at(-1);
  if (transcript && answer) {
    transcript.scrollTop += answer.getBoundingClientRect().top - transcript.getBoundingClientRect().top;
  }
}

export const token = () => shown?.directLine.token;

export function renew(newer) {
  if (shown) {
    shown.directLine.token = newer;
  }
}

function close() {
  if (shown) {
    const old = shown;
    shown = null;
    old.watch.unsubscribe();
    old.disconnect();
  }
}

function meet(opened, action, events) {
  const activity = action.payload?.activity;
  switch (action.type) {
    case 'DIRECT_LINE/CONNECT_FULFILLED':
      opened.since = performance.now();
      setTimeout(() => sendWaiting(opened), opened.isNew ? patience : 0);
      events.online();
      break;
    case 'DIRECT_LINE/INCOMING_ACTIVITY':
      transcript.note(activity);
      if (activity.type === 'message') {
        setTimeout(() => sendWaiting(opened));
        know(activity);
        events.arrived(activity);
        if (isNews(opened, activity)) {
          announce(activity);
          setTimeout(showAnswer, 2 * paintTime);
        }
      }
      break;
    case 'DIRECT_LINE/POST_ACTIVITY_PENDING':
      posted.add(activity?.channelData?.clientActivityID);
      setTimeout(showEnd);
      setTimeout(showEnd, paintTime);
      events.posting(activity);
      break;
    case 'DIRECT_LINE/POST_ACTIVITY_FULFILLED':
      events.posted(activity);
      break;
    case 'DIRECT_LINE/POST_ACTIVITY_REJECTED':
      events.refused(activity ?? action.meta);
      break;
  }
  return action;
}

// A new conversation begins with its greeting; what was asked in the launcher comes after it.
function sendWaiting(opened) {
  if (shown === opened) {
    opened.isOnline = true;
    opened.waiting.splice(0).forEach(send);
  }
}

// A conversation that is resumed tells all its messages again. News is what answers a message of this visit, and what comes of itself later on.
function isNews(opened, activity) {
  if (activity.from?.role === 'user') {
    if (posted.has(activity.channelData?.clientActivityID)) {
      asked.add(activity.id);
    }
    return false;
  }
  return opened.isNew || (activity.replyToId ? asked.has(activity.replyToId) : performance.now() - opened.since > replayTime);
}

// Each bubble says which language it is in. The window's own elements are made by a library of its own, so one is made here in its form.
const inLanguage = () => next => (...given) => {
  const draw = next(...given);
  const language = given[0]?.activity?.locale;
  if (typeof draw !== 'function' || !language) {
    return draw;
  }
  return (...rest) => {
    const drawn = draw(...rest);
    return drawn?.$$typeof
      ? { ...drawn, type: 'div', key: null, ref: null, props: { lang: language, dir: language.startsWith('ar') ? 'rtl' : 'auto', children: drawn } }
      : drawn;
  };
};
