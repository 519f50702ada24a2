import assert from "node:assert/strict";
import {test} from "node:test";

import {earlier, withBack} from "../../../tutor/static/tutor/order.js";

test("a step is done earlier by one place, and the first stays the first", () => {
  assert.deepEqual(earlier([1, 2, 3, 4], 3), [1, 3, 2, 4]);
  assert.deepEqual(earlier([1, 2], 1), [1, 2]);
  assert.deepEqual(earlier([1, 2], 9), [1, 2]);
});

test("what was dropped comes back to its place, by the number after the others", () => {
  assert.deepEqual(withBack(3, 1), [1, 4, 2, 3]);
  assert.deepEqual(withBack(3, 3), [1, 2, 3, 4]);
  assert.deepEqual(withBack(0, 0), [1]);
});
