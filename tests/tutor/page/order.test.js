import assert from "node:assert/strict";
import {test} from "node:test";

import {earlier} from "../../../tutor/static/tutor/order.js";

test("a step is done earlier by one place, and the first stays the first", () => {
  assert.deepEqual(earlier([1, 2, 3, 4], 3), [1, 3, 2, 4]);
  assert.deepEqual(earlier([1, 2], 1), [1, 2]);
  assert.deepEqual(earlier([1, 2], 9), [1, 2]);
});
