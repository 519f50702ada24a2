/** The sentences about files, saving and the past; see templates/projects/_words.html. */

import {wordsOf} from "../runner/words.js";

export {counted, filled, language} from "../runner/words.js";

export const words = wordsOf("project");
