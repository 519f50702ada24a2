/** The page is left, looked at again, or has a connection again. A closed lid says no more than that it is hidden. */

export function comeAndGo({leave, comeBack, isConnected, mayGo}) {
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : comeBack()));
  addEventListener("online", isConnected);
  addEventListener("beforeunload", (event) => mayGo() || event.preventDefault());
}
