/** What happens at each event of `runner/messages.py`: one handler for one message. */

import {explain, failureBlock, failureWords, finishedBlock, noticeBlock} from "./failure.js";
import {findingWords, placeOf, somethingToLookAt} from "./findings.js";
import {say} from "./say.js";
import {words} from "./words.js";

/** `editor`: {anotherRun(), failed(event), show(place)}; `files`: {changed(revisions)}. */
export function handlers({console, asking, pictures, drawing, running, editor, files, stepping}) {
  const show = (place) => editor.show(place);
  let failure = null; // {event, block} of this run, once it has failed
  return {
    /** Not a message: the first event of another run. */
    anotherRun(event) {
      failure = null;
      asking.end();
      console.clear();
      pictures.begin();
      drawing.begin();
      editor.anotherRun();
      stepping?.anotherRun(event);
    },
    queued: (event) => running.queued(event),
    started: () => running.started(),
    output({stream, text}) {
      if (stream === "answer") {
        asking.answered();
        running.goingOn();
      }
      console.write(stream, text);
      stepping?.printed(stream, text);
    },
    picture: (event) => pictures.picture(event),
    html: (event) => pictures.html(event),
    cleared() {
      console.clear();
      pictures.clear();
    },
    drawing: (event) => drawing.drawing(event),
    described: (event) => drawing.described(event),
    asked(event) {
      asking.ask(event);
      running.asked();
      stepping?.asked(event);
    },
    notice: ({text}) => console.add(noticeBlock(text)),
    failed(event) {
      failure = {event, block: failureBlock(event, show, stepping?.wayToError)};
      console.add(failure.block);
      console.land(failure.block);
      say(failureWords(event), {atOnce: true});
      editor.failed(event);
    },
    diagnosed({findings}) {
      const [first] = findings;
      if (!first) return;
      if (failure) {
        explain(failure.block, first, show);
        console.land(failure.block);
        if (first.line > 0) editor.failed({...failure.event, ...placeOf(first)}); // where it was really forgotten
        say(`${findingWords(first)} ${failureWords(failure.event)}`, {atOnce: true});
        return;
      }
      const note = somethingToLookAt(findings, show);
      console.add(note);
      console.land(note);
      say(`${words.lookAt}: ${findingWords(first)}`);
    },
    finished(event) {
      asking.end();
      console.add(finishedBlock(event, show));
      pictures.end();
      drawing.end();
      running.ended(event);
      stepping?.finished();
      if (event.outcome === "limit") editor.failed(event);
    },
    files({revisions, left_out: leftOut}) {
      files.changed(revisions ?? {});
      for (const sentence of leftOut ?? []) console.add(noticeBlock(sentence));
    },
    steps: (event) => stepping?.steps(event),
    refused({text}) {
      console.add(noticeBlock(text, "refused"));
      say(text, {atOnce: true});
      running.refused();
    },
  };
}
