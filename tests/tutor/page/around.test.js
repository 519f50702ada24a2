import assert from "node:assert/strict";
import {test} from "node:test";

import {around} from "../../../tutor/static/tutor/around.js";

test("a long file is cut around the cursor, and no character in two", () => {
  const before = `x${"🐍".repeat(3000)}\n`;
  const after = `\n${"🐍".repeat(1000)}x`;
  const sent = around({prefix: before, suffix: after});
  assert.deepEqual([sent.prefix.length, sent.suffix.length], [5999, 1999]);
  assert.ok(before.endsWith(sent.prefix) && after.startsWith(sent.suffix));
  assert.ok(!/[\uD800-\uDFFF]/u.test(sent.prefix + sent.suffix)); // with u: a half that stands alone
});

test("a short file is sent as it is", () => {
  assert.deepEqual(around({prefix: "🐍", suffix: "🐍"}), {prefix: "🐍", suffix: "🐍"});
});
