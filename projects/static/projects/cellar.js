/** The browser's large storage (IndexedDB), for what the small one has no room for. It may be missing, full or locked. */

const NAME = "buildalong";
const STORE = "drafts";

function finished(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new Error("blocked"));
  });
}

let opening = null;

function opened() {
  opening ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    finished(request).then(done, failed);
  });
  return opening;
}

/** True when it is kept. */
export async function put(key, value) {
  try {
    const transaction = (await opened()).transaction(STORE, "readwrite");
    transaction.objectStore(STORE).put(value, key);
    await new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
    });
    return true;
  } catch {
    return false;
  }
}

export async function remove(key) {
  try {
    await finished((await opened()).transaction(STORE, "readwrite").objectStore(STORE).delete(key));
  } catch {
    // nothing was kept there
  }
}

/** Everything whose key begins so: key -> value. */
export async function all(begin) {
  try {
    const store = (await opened()).transaction(STORE).objectStore(STORE);
    const range = IDBKeyRange.bound(begin, `${begin}\uffff`);
    const [keys, values] = await Promise.all([finished(store.getAllKeys(range)), finished(store.getAll(range))]);
    return new Map(keys.map((key, at) => [key, values[at]]));
  } catch {
    return new Map();
  }
}
