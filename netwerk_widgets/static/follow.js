// The channel that says which revision there is. It comes back by itself: after the server
// was gone, after the network was, after the laptop slept.

// The server gives a sign of life more often than this (milliseconds).
const SILENCE = 25000;
const AGAIN = [500, 1000, 2000, 4000];
// A tab that nobody has looked at for so long lets its channel go (milliseconds): a browser has
// six for one server, and the seventh tab would wait for ever.
const UNSEEN = 20000;

/** @type {(address: URL, told: { onRevision: (revision: string) => void, onContact: () => void, onLost: () => void, onStale: (isStale: boolean) => void, onRound: (told: import("./round/arrive.js").Told | null) => void }) => void} */
export function follow(address, { onRevision, onContact, onLost, onStale, onRound }) {
  /** @type {EventSource | null} */
  let channel = null;
  let heard = Date.now();
  let tries = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer = 0;

  function sign() {
    heard = Date.now();
    tries = 0;
    onContact();
  }

  function open() {
    clearTimeout(timer);
    channel?.close();
    channel = new EventSource(address);
    heard = Date.now();
    channel.addEventListener("revision", (event) => {
      sign();
      onRevision(JSON.parse(event.data));
    });
    channel.addEventListener("stale", (event) => onStale(JSON.parse(event.data)));
    channel.addEventListener("round", (event) => onRound(JSON.parse(event.data)));
    channel.addEventListener("alive", sign);
    channel.addEventListener("error", lost);
  }

  function lost() {
    channel?.close();
    channel = null;
    onLost();
    clearTimeout(timer);
    // A little apart, so that a full room does not come back in one and the same moment.
    timer = setTimeout(open, AGAIN[Math.min(tries++, AGAIN.length - 1)] * (0.75 + Math.random() / 2));
  }

  setInterval(() => {
    if (channel && Date.now() - heard > SILENCE) lost();
  }, 2000);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let unseen = 0;
  const letGo = () => {
    clearTimeout(unseen);
    if (document.visibilityState === "visible") return;
    unseen = setTimeout(() => {
      clearTimeout(timer);
      channel?.close();
      channel = null;
    }, UNSEEN);
  };
  document.addEventListener("visibilitychange", letGo);
  letGo();
  for (const [place, name] of /** @type {[EventTarget, string][]} */ ([
    [window, "online"],
    [window, "pageshow"],
    [document, "visibilitychange"],
  ])) {
    place.addEventListener(name, () => {
      if (document.visibilityState === "visible" && (!channel || Date.now() - heard > SILENCE)) open();
    });
  }
  open();
}
