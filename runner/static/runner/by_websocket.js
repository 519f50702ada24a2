/** By websocket, as it should be. */

import {Wire} from "./wire.js";

const NO_SUCH_PLACE = 4404; // the server's word for: not yours, not there, or signed out

export class ByWebsocket extends Wire {
  constructor(options) {
    super(options);
    try {
      this.socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${this.path}`);
    } catch {
      setTimeout(() => this.end("lost"));
      return;
    }
    this.socket.onopen = () => this.watch();
    this.socket.onmessage = ({data}) => this.heard(JSON.parse(data));
    this.socket.onclose = ({code}) => this.end(code === NO_SUCH_PLACE ? "refused" : "lost");
  }

  send(message) {
    this.socket.send(JSON.stringify(message));
  }

  watch() {
    this.send(this.greeting());
  }

  release() {
    this.socket?.close();
  }
}
