// What the official client expects of a browser, on top of Node: XMLHttpRequest over fetch. WebSocket comes from the package ws.
export class XMLHttpRequest {
  /** What every request of this run was answered with, as `POST /path 200`. */
  static answers = [];

  readyState = 0;
  status = 0;
  response = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  upload = {};
  #headers = {};
  #answered = new Headers();
  #abort = new AbortController();

  open(method, url) {
    this.method = method;
    this.url = url;
    this.readyState = 1;
  }

  setRequestHeader(name, value) {
    this.#headers[name] = value;
  }

  getResponseHeader(name) {
    return this.#answered.get(name);
  }

  getAllResponseHeaders() {
    return [...this.#answered].map(([name, value]) => `${name}: ${value}`).join('\r\n');
  }

  abort() {
    this.#abort.abort();
  }

  async send(body) {
    try {
      const response = await fetch(this.url, { method: this.method, headers: this.#headers, body: body ?? undefined, signal: this.#abort.signal });
      this.#answered = response.headers;
      const bytes = await response.arrayBuffer();
      this.responseText = new TextDecoder().decode(bytes);
      this.response = this.responseType === 'arraybuffer' ? bytes : this.responseType === 'json' ? parsed(this.responseText) : this.responseText;
      this.status = response.status;
      XMLHttpRequest.answers.push(`${this.method} ${new URL(this.url).pathname.replace(/.*\//, '')} ${this.status}`);
      this.readyState = 4;
    } catch (error) {
      if (error.name === 'AbortError') {
        return;
      }
      this.readyState = 4;
      this.onreadystatechange?.({ target: this });
      this.onerror?.({ target: this, error });
      return;
    }
    this.onreadystatechange?.({ target: this });
    this.onload?.({ target: this });
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
