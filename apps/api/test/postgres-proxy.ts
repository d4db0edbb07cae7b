import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A statement on its way to Postgres, held back until someone decides; what follows it on its connection waits too. */
export interface HeldStatement {
  /** Everything the connection has sent so far, to tell whose statement it is. */
  sent: string;
  /** Lets it through and waits until Postgres has answered; the answer is held back. */
  reach(): Promise<void>;
  /** Lets it through, or hands on the answer. */
  pass(): void;
  /** Ends the connection on both sides. */
  cut(): void;
}
type Hold = (statement: HeldStatement) => void | Promise<void>;

/** A wire to Postgres that can be cut, or stopped, at the worst moment. */
export interface PostgresProxy {
  /** The same database, through the proxy. */
  through: (url: string) => string;
  /** Called for every COMMIT until told otherwise. */
  atCommit: (hold: Hold | null) => void;
  /** Called for the next statement that contains this text. */
  atNext: (text: string, hold: Hold) => void;
  /** What each connection has sent since this was last asked; those that have sent nothing are left out. */
  conversations: () => string[];
  /** Postgres is gone: connections are cut, new ones too. */
  down: () => void;
  /** Nothing comes through any more, and nobody says so. */
  freeze: () => void;
  up: () => void;
  close: () => Promise<void>;
}

/** How the simple query that commits ends, as the driver writes it: alone, or behind what is written with it. */
const COMMIT = Buffer.from("COMMIT\0", "latin1");
/** ReadyForQuery: the end of every answer but for its last byte. */
const READY = Buffer.from("Z\0\0\0\x05", "latin1");

interface State {
  isDown: boolean;
  isFrozen: boolean;
  atCommit: Hold | null;
  atNext: { text: string; hold: Hold } | null;
  /** What each connection has sent lately. */
  lately: { sent: string }[];
}

/** The hold that this part of a conversation runs into, if any. */
function holdFor(state: State, chunk: Buffer): Hold | null {
  if (state.atNext && chunk.includes(state.atNext.text)) {
    const { hold } = state.atNext;
    state.atNext = null;
    return hold;
  }
  return chunk.subarray(-COMMIT.length).equals(COMMIT) ? state.atCommit : null;
}

/** Carries one connection's bytes to and fro. */
function carry(client: Socket, server: Socket, state: State): void {
  const cut = () => {
    client.destroy();
    server.destroy();
  };
  client.on("close", cut);
  server.on("close", cut);
  let sent = "";
  const conversation = { sent: "" };
  state.lately.push(conversation);
  /** What the client has sent since its statement was held, and what Postgres has answered to it. */
  let waiting: Buffer[] | null = null;
  let answers: Buffer[] | null = null;
  let answered = () => {};

  const letThrough = () => {
    for (const part of waiting ?? []) server.write(part);
    waiting = null;
  };
  server.on("data", (chunk) => {
    if (state.isFrozen) return;
    if (!answers) return void client.write(chunk);
    answers.push(chunk);
    if (chunk.subarray(-READY.length - 1, -1).equals(READY)) answered();
  });
  client.on("data", (chunk) => {
    if (state.isFrozen) return;
    sent += chunk.toString("latin1");
    conversation.sent += chunk.toString("latin1");
    if (waiting) return void waiting.push(chunk);
    const hold = holdFor(state, chunk);
    if (!hold) return void server.write(chunk);
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting = [chunk];
    answers = [];
    answered = resolve;
    const reach = () => {
      letThrough();
      return promise;
    };
    const pass = () => {
      letThrough();
      for (const part of answers ?? []) client.write(part);
      answers = null;
    };
    void hold({ sent, reach, pass, cut });
  });
}

export async function startPostgresProxy(): Promise<PostgresProxy> {
  let target = { host: "127.0.0.1", port: 0 };
  const state: State = { isDown: false, isFrozen: false, atCommit: null, atNext: null, lately: [] };
  const open = new Set<Socket>();
  const track = (socket: Socket) => {
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
    return socket;
  };
  const listener = createServer((client) => {
    track(client);
    if (state.isDown) client.destroy();
    else carry(client, track(connect(target)), state);
  });
  const cutAll = () => {
    for (const socket of open) socket.destroy();
  };
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;
  return {
    through(url) {
      const address = new URL(url);
      target = { host: address.hostname, port: Number(address.port) };
      address.port = String(port);
      return address.href;
    },
    atCommit(hold) {
      state.atCommit = hold;
    },
    atNext(text, hold) {
      state.atNext = { text, hold };
    },
    conversations() {
      const texts = state.lately.map(({ sent }) => sent).filter((text) => text !== "");
      for (const conversation of state.lately) conversation.sent = "";
      return texts;
    },
    down() {
      state.isDown = true;
      cutAll();
    },
    freeze() {
      state.isFrozen = true;
    },
    up() {
      // What was frozen has lost part of its conversation.
      if (state.isFrozen) cutAll();
      state.isDown = false;
      state.isFrozen = false;
    },
    async close() {
      cutAll();
      listener.close();
      await once(listener, "close");
    },
  };
}
