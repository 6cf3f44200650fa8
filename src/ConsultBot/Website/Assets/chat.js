// The chat page: opens a session when the patient is there, keeps the window connected, and says so in words when it can't be.
import { hush, watchLog } from './announcer.js';
import * as conversation from './conversation.js';
import { isFramed, listen, tellHost } from './host.js';
import * as memory from './memory.js';
import { wireMenu } from './menu.js';
import { hideTrouble, isInTrouble, showTrouble, tell } from './notice.js';
import { isServed, openSession, refresh, TooManyError } from './session.js';
import { print } from './transcript.js';
import { currentLanguage, say, settings, speak } from './words.js';

const slowPost = 5000;
const questions = [];
let isStarted = false;
let isOpening = false;
let reference = '';
let unsent = '';
let program = null;
let slow = 0;

const events = {
  online: hideTrouble,
  arrived(activity) {
    memory.touch();
    if (activity.from?.role === 'user' && activity.text === unsent) {
      unsent = '';
    }
  },
  posting(activity) {
    tell(null);
    hush();
    unsent = activity?.text ?? '';
    clearTimeout(slow);
    slow = setTimeout(check, slowPost);
  },
  posted() {
    clearTimeout(slow);
    unsent = '';
  },
  refused() {
    clearTimeout(slow);
    check();
  },
  over: () => begin('again'),
};

watchSockets();
wire();
program = loadProgram();
program.catch(() => {});
if (isFramed) {
  tellHost('ready');
} else {
  start();
}

function wire() {
  const language = memory.recall('language');
  if (language && language !== settings.language && !new URLSearchParams(location.search).has('lang')) {
    changeLanguage(language);
  }
  wireMenu({
    print: () => print(reference),
    clear: askToClear,
    language: changeLanguage,
    aloud: isOn => isOn || hush(),
    resized: conversation.render,
  });
  watchLog(document.getElementById('window'));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', conversation.render);
  document.getElementById('person').addEventListener('click', () => ask(say('talk-to-a-person.message')));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && isStarted && check());

  const close = document.getElementById('close');
  close.hidden = !isFramed;
  close.addEventListener('click', () => tellHost('close'));
  listen(({ consultbot, text }) => {
    if (consultbot === 'ask' && typeof text === 'string') {
      ask(text);
    } else if (consultbot === 'open') {
      start();
    }
    conversation.focus();
  });
  document.addEventListener('keydown', event => {
    if (isFramed && event.key === 'Escape' && !event.defaultPrevented && !event.target.closest?.('dialog, #window')) {
      tellHost('close');
    }
  });
}

function ask(text) {
  if (isInTrouble()) {
    document.querySelector('#notice a').focus();
    return;
  }
  questions.push(text);
  if (isStarted && !isOpening) {
    questions.splice(0).forEach(conversation.send);
  } else {
    start();
  }
}

function start() {
  if (!isStarted) {
    isStarted = true;
    begin('first');
  }
}

// Opens a session and shows it. Why: 'first' of this page, 'again' after it was lost, 'cleared' by the patient.
async function begin(why) {
  if (isOpening) {
    return false;
  }
  isOpening = true;
  tell('chat.opening');
  try {
    const secret = memory.recallSecret();
    const [session] = await Promise.all([openSession(secret), program ??= loadProgram()]);
    isOpening = false;
    enter(session, why, secret !== null && session.isNew);
    return true;
  } catch (error) {
    isOpening = false;
    program = window.WebChat ? program : null;
    tell(null);
    const again = () => begin(why);
    if (!isInTrouble()) {
      const isBusy = error instanceof TooManyError;
      showTrouble(isBusy ? 'chat.busy' : 'chat.unreachable', again, isBusy ? error.seconds : 1);
    }
    return false;
  }
}

function enter(session, why, hasLostOld) {
  memory.keepSecret(session.resume);
  reference = session.reference ?? '';
  document.getElementById('reference-value').textContent = reference;
  document.getElementById('reference').hidden = !reference;
  document.getElementById('kept').hidden = !memory.lasts;
  const wasInTrouble = isInTrouble();
  const hadFocus = hideTrouble();
  conversation.show(session, events);
  tell(why === 'cleared' ? 'chat.cleared' : hasLostOld ? 'chat.new' : wasInTrouble ? 'chat.back' : null);
  if (unsent && why === 'again') {
    conversation.write(unsent);
    tell('chat.unsent');
  }
  unsent = '';
  questions.splice(0).forEach(conversation.send);
  if (hadFocus || isFramed) {
    conversation.focus();
  }
}

// Something looks wrong: is the service there, and is the conversation still ours?
async function check() {
  if (isOpening || isInTrouble() || !conversation.token()) {
    return;
  }
  if (!(await isServed())) {
    showTrouble('chat.unreachable', () => begin('again'));
    return;
  }
  try {
    const token = await refresh(conversation.token());
    if (token) {
      conversation.renew(token);
    } else {
      begin('again');
    }
  } catch {
    // It is there, and can't tell; the next sign of trouble asks again.
  }
}

function loadProgram() {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = settings.webChat;
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error('the chat window did not load'));
    });
    document.head.append(script);
  });
}

// The window's library says nothing when its socket closes, and goes on trying. The patient learns it here.
function watchSockets() {
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      this.addEventListener('close', () => document.visibilityState === 'visible' && check());
    }
  };
}

async function changeLanguage(language) {
  try {
    await speak(language);
    memory.keep('language', language);
    conversation.render();
  } catch {
    // The page goes on in the language it has.
  }
  document.getElementById('language').value = currentLanguage();
}

function askToClear() {
  const dialog = document.getElementById('clear-dialog');
  document.getElementById('clear-no').onclick = () => dialog.close();
  document.getElementById('clear-yes').onclick = () => {
    dialog.close();
    hush();
    memory.forgetSecret();
    unsent = '';
    begin('cleared');
  };
  dialog.showModal();
}
