// Stands between a sender and the engine and counts what is asked; it changes nothing.
import http from "node:http";

export class CountingProxy {
  static async start(engineUrl) {
    const proxy = new CountingProxy(engineUrl);
    await new Promise((resolve) => proxy.server.listen(0, "127.0.0.1", resolve));
    proxy.url = `http://127.0.0.1:${proxy.server.address().port}`;
    return proxy;
  }

  constructor(engineUrl) {
    this.engineUrl = engineUrl;
    this.agent = new http.Agent({ keepAlive: true });
    this.reset();
    this.server = http.createServer((request, response) => this.#pass(request, response));
  }

  reset() {
    this.posts = 0;
    this.methods = {};
  }

  async #pass(request, response) {
    const parts = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    this.posts++;
    for (const { method } of [JSON.parse(body)].flat()) this.methods[method] = (this.methods[method] ?? 0) + 1;
    const headers = { "content-type": "application/json", "content-length": body.length };
    const onward = http.request(this.engineUrl, { method: "POST", headers, agent: this.agent }, (answer) => {
      response.writeHead(answer.statusCode, { "content-type": "application/json" });
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    onward.end(body);
  }

  async stop() {
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
