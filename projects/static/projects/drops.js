/** Files dropped anywhere on the workspace are added to the project. */

const hasFiles = ({dataTransfer}) => Boolean(dataTransfer?.types.includes("Files"));

/** `take(files)` gets what was dropped. */
export function takeDrops(root, take) {
  const mark = (isOver) => root.classList.toggle("is-drop", isOver);
  const listen = (kind, act) => addEventListener(kind, act, {capture: true}); // before the editor, which would take a file for text
  listen("dragover", (event) => hasFiles(event) && event.preventDefault());
  listen("dragenter", (event) => mark(hasFiles(event)));
  listen("dragleave", (event) => event.relatedTarget ?? mark(false));
  listen("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    mark(false);
    take([...event.dataTransfer.files]);
  });
}
