const BEFORE = 6000; // characters that are read before the cursor
const AFTER = 2000;

/** As much of what stands around the cursor as is sent: without half a character at its edge, which no server can read. */
export function around({prefix, suffix}) {
  return {
    prefix: prefix.slice(-BEFORE).replace(/^[\uDC00-\uDFFF]/, ""),
    suffix: suffix.slice(0, AFTER).replace(/[\uD800-\uDBFF]$/, ""),
  };
}
